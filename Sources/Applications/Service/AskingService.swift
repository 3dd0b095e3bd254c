public import MessageCentre
public import MessageGrammar
public import ShortMessage
public import Store

/// A service whose answers a program computes.
///
/// With a grammar that stays what it is: what is not understood is answered in the words of the replies file, and the
/// program is asked about the messages that are, or about those that the grammar leaves to one. Without a grammar it is
/// asked about every text.
public struct AskingService: Service {
    /// Where the texts come in.
    public let shortCode: Address
    /// What the messages are read with; one message of any text where there is no grammar.
    public let grammar: Grammar
    /// What answers the messages that no program does; nil where the program gets every text.
    package let service: TextService?
    /// Where the program is; nil where the grammar says it for each message.
    private let place: ProgramPlace?
    private let apology: String?
    /// Holds for its programs over HTTP.
    let trust: WebTrust

    /// What the sender reads where the program never answers and no replies file has words for it.
    public static let standardApology = "Maaf, layanan sedang terganggu. Coba lagi nanti."

    /// A program behind a grammar.
    ///
    /// - Parameters:
    ///   - service: reads the messages, and answers those that are not understood, or that the grammar leaves to it.
    ///   - place: goes before the places in the grammar; nil for those.
    ///   - apology: what the sender reads where the program never answers; nil for the replies file's words.
    ///   - trust: holds for programs over HTTP.
    /// - Throws: where no place is known; where a message that is asked has a secret field: secrets are never stored, and
    ///   a program is asked what is stored.
    public init(
        _ service: TextService, at place: ProgramPlace?, apology: String?, trust: WebTrust = WebTrust()
    ) throws(GrammarFileError) {
        (self.service, self.place, self.apology, self.trust) = (service, place, apology, trust)
        (shortCode, grammar) = (service.shortCode, service.grammar)
        try checkPlaces()
        try checkSecrets()
    }

    /// A program that gets every text.
    public init(
        _ shortCode: Address, at place: ProgramPlace, apology: String?, trust: WebTrust = WebTrust()
    ) throws(GrammarFileError) {
        (self.shortCode, self.place, self.apology, self.trust) = (shortCode, place, apology, trust)
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

    /// Whether the message is one that a program answers, and its sender may be answered.
    public func isForProgram(_ message: InboundMessage) -> Bool {
        guard message.answerablePhone != nil else { return false }
        guard let service else { return true }
        return service.match(message).map { asks($0.message) } ?? false
    }

    /// The reply to a message that no program answers; silence where a reply could start a loop.
    public func answer(_ message: InboundMessage, in transaction: Transaction) throws -> Answer {
        guard message.answerablePhone != nil, let service else { return .silent(.loop) }
        return try service.answer(message, in: transaction)
    }

    /// Without what stands in secret fields.
    public func recorded(_ message: InboundMessage) -> String { service?.recorded(message) ?? message.text }

    /// The apology; nil where a reply could start a loop.
    public func unavailable(for message: InboundMessage) -> OutboundMessage? {
        guard message.answerablePhone != nil else { return nil }
        if apology == nil, let service { return service.unavailable(for: message) }
        return OutboundMessage(
            from: shortCode, to: message.from, text: apology ?? Self.standardApology, sentAt: message.receivedAt)
    }
}

// MARK: Places

extension AskingService {
    /// Every place that is asked, each once.
    var places: Set<ProgramPlace> {
        if let place { return [place] }
        return Set(grammar.askedMessages.compactMap { $0.ask.flatMap(ProgramPlace.init) })
    }

    /// Where one message is asked; nil where the grammar has changed since it came, and leaves it to nobody.
    func place(for message: InboundMessage) -> ProgramPlace? {
        place ?? service?.match(message).flatMap { grammar.asks($0.message) }.flatMap(ProgramPlace.init)
    }

    /// A grammar without any `ask` leaves all its messages to the program.
    private func asks(_ message: String) -> Bool {
        grammar.askedMessages.isEmpty || grammar.asks(message) != nil
    }

    private func checkPlaces() throws(GrammarFileError) {
        guard place == nil else { return }
        let isNowhere = { (message: MessageDefinition) in message.ask.map { ProgramPlace($0) == nil } ?? false }
        guard let message = grammar.askedMessages.first(where: isNowhere) else { return }
        throw GrammarFileError(
            file: grammar.file, line: message.line, column: 1,
            problem: message.ask == .program
                ? "message \(message.name) asks a program, and it is not said where that is"
                : "message \(message.name) asks an address that nothing can be posted to",
            expected: "--exec, --coprocess or --application \(shortCode)=PROGRAM, or a place behind ask")
    }

    private func checkSecrets() throws(GrammarFileError) {
        for message in grammar.messages where asks(message.name) {
            let names = Set(message.forms.flatMap(\.holes).map(\.field))
            guard let field = grammar.fields.first(where: { $0.sensitivity == .secret && names.contains($0.name) })
            else { continue }
            throw GrammarFileError(
                file: grammar.file, line: field.line, column: 1,
                problem:
                    "the field \(field.name) is secret, so it is never stored, and a program is asked what is stored",
                expected: "a personal field, or a message \(message.name) that no program answers")
        }
    }
}
