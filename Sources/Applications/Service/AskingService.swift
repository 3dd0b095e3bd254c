public import MessageCentre
public import MessageGrammar
public import ShortMessage
public import Store

/// A service whose answers a program computes.
///
/// With a grammar that stays what it is: what is not understood is answered in the words of the replies file, and the
/// program is asked about the messages that are. Without one it is asked about every text.
public struct AskingService: Service {
    /// Where the texts come in.
    public let shortCode: Address
    /// Where the program is.
    public let place: ProgramPlace
    /// What the messages are read with; one message of any text where there is no grammar.
    public let grammar: Grammar
    /// What answers the messages that are not understood; nil where the program gets every text.
    package let service: TextService?
    private let apology: String?

    /// What the sender reads where the program never answers and no replies file has words for it.
    public static let standardApology = "Maaf, layanan sedang terganggu. Coba lagi nanti."

    /// A program behind a grammar.
    ///
    /// - Parameters:
    ///   - service: reads the messages, and answers those that are not understood.
    ///   - apology: what the sender reads where the program never answers; nil for the replies file's words.
    /// - Throws: where the grammar has a secret field: secrets are never stored, and a program is asked what is stored.
    public init(_ service: TextService, at place: ProgramPlace, apology: String?) throws(GrammarFileError) {
        if let secret = service.grammar.fields.first(where: { $0.sensitivity == .secret }) {
            throw GrammarFileError(
                file: service.grammar.file, line: secret.line, column: 1,
                problem:
                    "the field \(secret.name) is secret, so it is never stored, and a program is asked what is stored",
                expected: "a personal field, or a service that no program answers")
        }
        (self.service, self.place, self.apology) = (service, place, apology)
        (shortCode, grammar) = (service.shortCode, service.grammar)
    }

    /// A program that gets every text.
    public init(
        _ shortCode: Address, at place: ProgramPlace, apology: String?
    ) throws(GrammarFileError) {
        (self.shortCode, self.place, self.apology) = (shortCode, place, apology)
        service = nil
        let source = "shortcode \(shortCode.digits)\n\nmessage text\n    {text}\n\nfield text  text  personal\n"
        grammar = try Grammar(source: source, file: "the program at \(shortCode)")
    }

    /// The name of the grammar file, or of the program.
    public var name: String { grammar.file }
    /// Nil: the service has no tables that could be filled.
    public var seedMigration: String? { nil }
    /// Yes.
    public var hasProgram: Bool { true }

    /// Whether the message is understood, and its sender may be answered.
    public func isForProgram(_ message: InboundMessage) -> Bool {
        guard message.answerablePhone != nil else { return false }
        return service.map { $0.match(message) != nil } ?? true
    }

    /// What says why a message is not understood; silence where a reply could start a loop.
    public func answer(_ message: InboundMessage, in transaction: Transaction) throws -> Answer {
        guard message.answerablePhone != nil, let service else { return .silent(.loop) }
        return try service.answer(message, in: transaction)
    }

    /// The apology; nil where a reply could start a loop.
    public func unavailable(for message: InboundMessage) -> OutboundMessage? {
        guard message.answerablePhone != nil else { return nil }
        if apology == nil, let service { return service.unavailable(for: message) }
        return OutboundMessage(
            from: shortCode, to: message.from, text: apology ?? Self.standardApology, sentAt: message.receivedAt)
    }
}
