public import MessageCentre
public import MessageGrammar
public import ShortMessage
public import Store

/// The service behind 2757: members register a telephone by SMS and ask it for their balance.
public struct MembershipService: Service {
    public let grammar: Grammar
    /// From the grammar file.
    public let shortCode: Address
    package let replies: ReplyCatalogue
    /// Minutes ahead of UTC in which days begin; 420 is Western Indonesian Time.
    let zone: Int
    private var hasSamples = true

    /// The service with the grammar and the replies that are embedded in the program.
    ///
    /// - Parameter zone: minutes ahead of UTC in which the service's days begin.
    public init(language: Language = .indonesian, zone: Int = 420) throws(GrammarFileError) {
        let grammar = try Grammar(source: EmbeddedFiles.grammar, file: "2757.grammar")
        try self.init(
            grammar: grammar, replies: EmbeddedFiles.replies(in: language), file: "2757.\(language.rawValue).replies",
            zone: zone)
    }

    /// The service with other files.
    ///
    /// - Parameters:
    ///   - replies: the text of a replies file.
    ///   - file: its name, for errors.
    /// - Throws: where the grammar lacks a message or a field that the service needs, or has one that it does not know;
    ///   where the replies file does not fit it.
    public init(grammar: Grammar, replies: String, file: String, zone: Int = 420) throws(GrammarFileError) {
        try grammar.mustHold(
            messages: Set(MessageName.allCases.map(\.rawValue)), fields: Set(FieldName.allCases.map(\.rawValue)))
        self.grammar = grammar
        self.replies = try ReplyCatalogue(source: replies, file: file, grammar: grammar, holes: TemplateName.holes)
        self.shortCode = Address(digits: grammar.shortCode, typeOfNumber: .unknown)
        self.zone = zone
    }

    /// The replies that this service words, with their holes; nil for a grammar that is not of this service.
    package static func replyHoles(for grammar: Grammar) -> [String: [String: ReplyHole]]? {
        let isOfService =
            Set(grammar.messageNames) == Set(MessageName.allCases.map(\.rawValue))
            && Set(grammar.fieldNames) == Set(FieldName.allCases.map(\.rawValue))
        return isOfService ? TemplateName.holes : nil
    }

    /// The same service, whose new stores hold nobody.
    public var withoutSamples: MembershipService {
        var service = self
        service.hasSamples = false
        return service
    }

    /// The name of the grammar file.
    public var name: String { grammar.file }

    public func migrate(_ schema: inout Schema) {
        Ledger.migrate(&schema)
    }

    /// Enters the sample members, if the service begins with them.
    public func seed(_ transaction: Transaction) throws {
        if hasSamples { try SampleMembers.enter(in: Ledger(transaction)) }
    }

    public func answer(_ message: InboundMessage, in transaction: Transaction) throws -> Answer {
        let response = try respond(to: message, in: transaction)
        let notices = response.notices.map { text(of: $0, at: message.receivedAt) }
        switch response.toSender {
        case .silence(let silence): return Answer(notices, silence: silence)
        case .reply(let reply): return Answer([answer(replies.text(of: reply), to: message)] + notices)
        case .again(let text): return Answer([answer(text, to: message)] + notices)
        }
    }

    public func nextDue(in transaction: Transaction) throws -> Timestamp? {
        try Ledger(transaction).nextDue().map { Timestamp(milliseconds: $0, offset: zone) }
    }

    public func fireDue(at moment: Timestamp, in transaction: Transaction) throws -> [OutboundMessage] {
        let engine = Engine(ledger: Ledger(transaction), moment: moment.told(at: zone))
        return try engine.completeDueMoves().map { text(of: $0, at: moment) }
    }

    public func bringBack(to moment: Timestamp, in transaction: Transaction) throws {
        try Ledger(transaction).bringBack(to: moment.told(at: zone))
    }

    public func forget(keeping most: Int, in transaction: Transaction) throws {
        try Ledger(transaction).forgetGuards(keeping: most)
    }

    public func unavailable(for message: InboundMessage) -> OutboundMessage? {
        guard message.answerablePhone != nil else { return nil }
        return answer(replies.text(of: .unavailable), to: message)
    }

    /// What is odd about a message that was understood, a sentence each.
    package func warnings(for match: Match) -> [String] {
        guard case .register(let registration)? = try? Command(match) else { return [] }
        return registration.warnings.map(\.description)
    }

    private func answer(_ text: String, to message: InboundMessage) -> OutboundMessage {
        OutboundMessage(from: shortCode, to: message.from, text: text, sentAt: message.receivedAt)
    }

    private func text(of notice: Notice, at moment: Timestamp) -> OutboundMessage {
        let address = Address(digits: "\(notice.phone.number)", typeOfNumber: .international)
        return OutboundMessage(from: shortCode, to: address, text: replies.text(of: notice.reply), sentAt: moment)
    }
}
