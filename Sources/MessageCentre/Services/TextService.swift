public import MessageGrammar
public import ShortMessage
public import Store

/// A service without code: a grammar says what it understands, a replies file what it answers.
///
/// Each message gets the reply that the grammar names for it, with the fields that may be said in its holes; what is not
/// understood gets the reply that says why. The service keeps nothing of its own.
public struct TextService: Service {
    /// Which texts are understood, with the short code, the secret fields, and the reply that each message gets.
    public let grammar: Grammar
    /// From the grammar file.
    public let shortCode: Address
    private let replies: ReplyCatalogue
    /// The words that it has.
    package var catalogues: [ReplyCatalogue] { [replies] }
    /// The replies that can be said, with their holes.
    package let holes: [String: [String: ReplyHole]]
    /// Minutes ahead of UTC in which days begin; two-digit years are read against the day.
    private let zone: Int

    /// A service that answers as a grammar names it, in the words of a replies file.
    ///
    /// - Parameters:
    ///   - grammar: tells which texts are understood, the short code, and which replies the file must have.
    ///   - replies: the text of a replies file.
    ///   - file: its name, for errors.
    ///   - zone: minutes ahead of UTC; 420 is Western Indonesian Time.
    ///   - mayAsk: whether the grammar may leave messages to a program; the service is silent to them.
    /// - Throws: where a message asks a program that may not; where the replies file lacks a reply that can be said, or has one that is
    ///   never said; where a reply says a field that cannot be said, or can be longer than one SMS.
    public init(
        grammar: Grammar, replies: String, file: String, zone: Int = 420, mayAsk: Bool = false
    ) throws(GrammarFileError) {
        if !mayAsk { try grammar.mustAskNobody() }
        holes = try grammar.replyHoles
        self.replies = try ReplyCatalogue(source: replies, file: file, grammar: grammar, holes: holes)
        self.grammar = grammar.knowing(postersOf: [self.replies])
        shortCode = Address(digits: grammar.shortCode, typeOfNumber: .unknown)
        self.zone = zone
    }

    /// The name of the grammar file.
    public var name: String { grammar.file }

    /// Nil: the service has no tables that could be filled.
    public var seedMigration: String? { nil }

    /// The reply to what the text says, or the one that says why it is not understood; silence where a reply could
    /// start a loop.
    public func answer(_ message: InboundMessage, in transaction: Transaction) throws -> Answer {
        guard message.answerablePhone != nil else { return .silent(.loop) }
        guard let filling = filling(for: message) else { return .silent(.program) }
        return Answer([reply(filling, to: message)])
    }

    /// The reply that says that the service failed; nil where a reply could start a loop.
    public func unavailable(for message: InboundMessage) -> OutboundMessage? {
        guard message.answerablePhone != nil else { return nil }
        return reply(ReplyFilling(.unavailable), to: message)
    }

    /// Without what stands in secret fields.
    public func recorded(_ message: InboundMessage) -> String {
        grammar.withoutSecrets(message.text, on: day(of: message))
    }

    /// What the grammar makes of a message; nil where it does not understand it.
    package func match(_ message: InboundMessage) -> Match? {
        try? grammar.match(message.text, on: day(of: message))
    }

    /// Nil where a program is to answer.
    private func filling(for message: InboundMessage) -> ReplyFilling? {
        do throws(ParseError) {
            let match = try grammar.match(message.text, on: day(of: message))
            guard grammar.asks(match.message) == nil else { return nil }
            let name = grammar.replyName(of: match.message)
            return ReplyFilling(name, match.replyValues(for: holes[name] ?? [:]))
        } catch {
            return error.filling
        }
    }

    private func day(of message: InboundMessage) -> CalendarDate {
        message.receivedAt.told(at: zone).date
    }

    private func reply(_ filling: ReplyFilling, to message: InboundMessage) -> OutboundMessage {
        OutboundMessage(
            from: shortCode, to: message.from, text: replies.text(of: filling), sentAt: message.receivedAt)
    }
}
