public import MessageCentre
public import MessageGrammar
public import ShortMessage
public import Store

/// The service behind 2757: members register a telephone by SMS and ask it for their balance.
public struct MembershipService: Service {
    /// Which texts are understood: all messages of `MessageName` with the fields of `FieldName`, and no others.
    public let grammar: Grammar
    /// From the grammar file.
    public let shortCode: Address
    /// To telephones that have chosen no language.
    package let replies: ReplyCatalogue
    /// To those that have chosen one.
    let otherReplies: [Language: ReplyCatalogue]
    /// All of them, that of telephones without a choice first.
    package var catalogues: [ReplyCatalogue] { [replies] + otherReplies.values }
    /// By the day of the message.
    package let rates: Rates
    /// Minutes ahead of UTC in which days begin; 420 is Western Indonesian Time.
    let zone: Int
    private var hasSamples = true

    /// The service with the grammar and the replies that are embedded in the program.
    ///
    /// - Parameters:
    ///   - language: that of telephones that have chosen none.
    ///   - rates: as with other files.
    ///   - zone: minutes ahead of UTC in which the service's days begin.
    public init(
        language: Language = .indonesian, rates: (source: String, name: String)? = nil, zone: Int = 420
    ) throws(GrammarFileError) {
        let grammar = try Grammar(source: EmbeddedFiles.grammar, file: "2757.grammar")
        let files = Language.allCases.map { language in
            RepliesFile(
                language: language, source: EmbeddedFiles.replies(in: language),
                name: "2757.\(language.rawValue).replies")
        }
        try self.init(
            grammar: grammar, replies: files.filter { $0.language == language } + files, rates: rates, zone: zone)
    }

    /// The text of a replies file.
    public struct RepliesFile: Sendable {
        /// Nil where it is none that members can choose.
        public let language: Language?
        /// What stands in the file.
        public let source: String
        /// For errors.
        public let name: String

        /// A file that was read already; what stands in it is checked when a service is made with it.
        public init(language: Language?, source: String, name: String) {
            (self.language, self.source, self.name) = (language, source, name)
        }
    }

    /// The service with other files.
    ///
    /// - Parameters:
    ///   - grammar: one with all messages of `MessageName` with the fields of `FieldName`, and no others.
    ///   - replies: the first is that of telephones that have chosen no language.
    ///   - rates: the text and the name of a rates file; nil for the one that is embedded in the program.
    ///   - zone: minutes ahead of UTC in which the service's days begin.
    /// - Throws: where the grammar lacks a message or a field that the service needs, or has one that it does not know;
    ///   where a file does not fit it.
    public init(
        grammar: Grammar, replies: [RepliesFile], rates: (source: String, name: String)? = nil, zone: Int = 420
    ) throws(GrammarFileError) {
        let figures =
            if let rates { try Rates(source: rates.source, file: rates.name) } else { try Rates.shipped() }
        try self.init(grammar: grammar, replies: replies, rates: figures, zone: zone)
    }

    private init(
        grammar: Grammar, replies: [RepliesFile], rates: Rates, zone: Int
    ) throws(GrammarFileError) {
        precondition(!replies.isEmpty, "a service has words")
        try grammar.mustHold(
            messages: Set(MessageName.allCases.map(\.rawValue)), fields: Set(FieldName.allCases.map(\.rawValue)))
        try grammar.mustAskNobody()
        var catalogues: [(Language?, ReplyCatalogue)] = []
        for (index, file) in replies.enumerated()
        where !replies[..<index].contains(where: { $0.language == file.language }) {
            catalogues.append(
                (
                    file.language,
                    try ReplyCatalogue(
                        source: file.source, file: file.name, grammar: grammar, holes: TemplateName.holes)
                ))
        }
        (self.replies, self.rates) = (catalogues[0].1, rates)
        otherReplies = catalogues.reduce(into: [:]) { others, entry in
            if let language = entry.0 { others[language] = entry.1 }
        }
        self.grammar = grammar.knowing(postersOf: catalogues.map(\.1))
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

    /// Adds the steps that make the tables of the ledger.
    public func migrate(_ schema: inout Schema) {
        Ledger.migrate(&schema)
    }

    /// Enters the sample members, if the service begins with them.
    public func seed(_ transaction: Transaction) throws {
        if hasSamples { try SampleMembers.enter(in: Ledger(transaction)) }
    }

    /// Performs one message and words the reply, with notices to other telephones that it concerns.
    ///
    /// Nothing goes to a telephone that is locked, nor where a reply could start a loop.
    public func answer(_ message: InboundMessage, in transaction: Transaction) throws -> Answer {
        let response = try respond(to: message, in: transaction)
        let ledger = Ledger(transaction)
        let worded = { notice in try text(of: notice, at: message.receivedAt, ledger) }
        var answer = Answer(
            try response.notices.map(worded), announcements: try response.announcement.map { [try worded($0)] } ?? [])
        switch response.toSender {
        case .silence(let silence): answer.silence = silence
        case .reply(let reply, let language):
            answer.messages.insert(self.answer(catalogue(in: language).text(of: reply), to: message), at: 0)
        case .again(let text): answer.messages.insert(self.answer(text, to: message), at: 0)
        }
        return answer
    }

    /// A telephone was told that its member moves, or cannot be.
    public func announced(_ announcement: Announcement, at moment: Timestamp?, in transaction: Transaction) throws {
        try Engine(ledger: Ledger(transaction), moment: (moment ?? announcement.sentAt).told(at: zone))
            .announced(announcement, isTimeKnown: moment != nil)
    }

    /// Settles which telephones the last process has told, now that there is a time.
    public func resume(at moment: Timestamp, in transaction: Transaction) throws {
        try Engine(ledger: Ledger(transaction), moment: moment.told(at: zone)).resume()
    }

    /// Nobody is asked for a PIN, so one stands only in the form that pages teach, be it written rightly or not.
    public func recorded(_ message: InboundMessage) -> String {
        grammar.withoutSecrets(message.text, on: message.receivedAt.told(at: zone).date) { error in
            error.message == MessageName.taught.rawValue
        }
    }

    /// When the next move of a binding to another telephone is due; nil where none waits.
    public func nextDue(in transaction: Transaction) throws -> Timestamp? {
        try Ledger(transaction).nextDue().map { Timestamp(milliseconds: $0, offset: zone) }
    }

    /// Completes the moves of bindings that are due by then, and tells each new telephone.
    public func fireDue(at moment: Timestamp, in transaction: Transaction) throws -> [OutboundMessage] {
        let engine = Engine(ledger: Ledger(transaction), moment: moment.told(at: zone))
        return try engine.completeDueMoves().map { try text(of: $0, at: moment, engine.ledger) }
    }

    /// Makes days and moments of the ledger no later than this one; what ends later has its whole time from then on.
    public func bringBack(to moment: Timestamp, in transaction: Transaction) throws {
        try Ledger(transaction).bringBack(to: moment.told(at: zone))
    }

    /// Finds what an audit finds, without the sums.
    public func checkRows(in transaction: Transaction) throws {
        if let row = try Ledger(transaction).damagedRows().first { throw row.value }
    }

    /// Forgets what guards, languages and complaints have beyond so many rows a table, once it is a quarter more.
    public func forget(keeping most: Int, in transaction: Transaction) throws -> Bool {
        try Ledger(transaction).forgetGuards(keeping: most)
    }

    /// The reply that says that the service failed, in the words for telephones that have chosen no language; nil where
    /// a reply could start a loop.
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

    func text(of notice: Notice, at moment: Timestamp, _ ledger: Ledger) throws -> OutboundMessage {
        let address = Address(digits: "\(notice.phone.number)", typeOfNumber: .international)
        let text = catalogue(in: try ledger.language(of: notice.phone)).text(of: notice.reply)
        return OutboundMessage(from: shortCode, to: address, text: text, sentAt: moment)
    }

    /// The words for a telephone that has chosen a language, or none.
    func catalogue(in language: Language?) -> ReplyCatalogue {
        language.flatMap { otherReplies[$0] } ?? replies
    }
}
