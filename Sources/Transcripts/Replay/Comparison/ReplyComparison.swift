import ShortMessage

/// Recorded and given replies, compared person by person, each in their order.
///
/// Replies that follow one another as recorded, at their times where these count, are forgotten at once, so that the memory it takes does not grow with the
/// length of a log.
public struct ReplyComparison: Sendable {
    /// Replies of one person that wait for their counterpart, after which they are compared as far as they go.
    private static let longestWait = 64
    /// Replies of all persons that wait, after which all are compared.
    private static let mostWaiting = 16_384
    /// People whose last reply is remembered, to tell one that comes twice.
    private static let mostRemembered = 2_048

    private struct Waiting {
        var recorded: [RecordedReply] = []
        var given: [GivenReply] = []
        var isEmpty: Bool { recorded.isEmpty && given.isEmpty }
        var firstLine: Int { min(recorded.first?.line ?? .max, given.first?.line ?? .max) }
    }

    /// Nil until the first recorded reply decides.
    public private(set) var times: TimeRule?
    /// Replies that were given.
    public private(set) var givenCount = 0
    /// Replies that the log has, as far as they have been taken.
    public private(set) var recordedCount = 0

    private var conversations: [Address.Number: Waiting] = [:]
    private var waitingCount = 0
    private var last = RecentMap<Address.Number, ReplyAlignment.Predecessor>(most: mostRemembered)
    private var renaming = Renaming()
    private var message: Arrival?
    private var found: [ReplyDifference] = []

    /// A comparison to which no reply has come yet.
    ///
    /// - Parameter times: nil for the rule of `TimeRule.standard`.
    public init(times: TimeRule?) {
        self.times = times
    }

    /// Takes note of the next message of the log.
    public mutating func pass(_ message: Arrival) {
        self.message = message
    }

    /// Takes the next reply that the log has.
    public mutating func record(_ reply: RecordedReply) {
        if times == nil { times = message?.time?.milliseconds == reply.entry.time.milliseconds ? .exact : .ignored }
        recordedCount += 1
        compare(reply.entry.to.number) { $0.recorded.append(reply) }
    }

    /// Takes the next reply that is given.
    ///
    /// - Parameter cause: the message that it answers, where that is not simply the last one.
    public mutating func give(_ entry: LogEntry, after cause: Arrival? = nil) {
        givenCount += 1
        let reply = GivenReply(entry: entry, cause: cause ?? message, order: givenCount)
        compare(entry.to.number) { $0.given.append(reply) }
    }

    /// Compares what still waits, because the log has ended.
    public mutating func finish() {
        let numbers = conversations.sorted { $0.value.firstLine < $1.value.firstLine }.map(\.key)
        for number in numbers { align(number, isLast: true) }
    }

    /// Takes out the differences that have been found since the last time.
    public mutating func takeDifferences() -> [ReplyDifference] {
        defer { found = [] }
        return found
    }

    private mutating func compare(_ number: Address.Number, adding add: (inout Waiting) -> Void) {
        add(&conversations[number, default: Waiting()])
        waitingCount += 1
        while let waiting = conversations[number], let recorded = waiting.recorded.first,
            let given = waiting.given.first, ReplyAlignment.isSame(recorded, given), lateness(recorded, given) == nil
        {
            settle(nil, recorded, given, anchor: nil)
            take(1, 1, of: number)
        }
        if let waiting = conversations[number],
            max(waiting.recorded.count, waiting.given.count) >= Self.longestWait
        {
            align(number, isLast: false)
        }
        if waitingCount >= Self.mostWaiting { finish() }
    }

    private mutating func take(_ recorded: Int, _ given: Int, of number: Address.Number) {
        waitingCount -= recorded + given
        conversations[number]?.recorded.removeFirst(recorded)
        conversations[number]?.given.removeFirst(given)
        if conversations[number]?.isEmpty == true { conversations[number] = nil }
    }

    /// Compares what waits of a person: all of it, or up to the last reply that is as it was recorded.
    private mutating func align(_ number: Address.Number, isLast: Bool) {
        guard let waiting = conversations[number] else { return }
        var alignment = ReplyAlignment(waiting.recorded, waiting.given, before: last[number])
        if !isLast, let (recorded, given) = alignment.settled {
            alignment = ReplyAlignment(
                Array(waiting.recorded[..<recorded]), Array(waiting.given[..<given]), before: last[number])
        }
        take(alignment.recorded.count, alignment.given.count, of: number)
        for verdict in alignment.verdicts() {
            settle(verdict.kind, verdict.recorded, verdict.given, anchor: verdict.anchor)
        }
    }

    private mutating func settle(
        _ kind: ReplyDifference.Kind?, _ recorded: RecordedReply?, _ given: GivenReply?, anchor: Int?
    ) {
        if let given {
            let line = recorded?.line ?? anchor ?? given.line
            last.set(given.entry.to.number, ReplyAlignment.Predecessor(entry: given.entry, line: line))
        }
        guard let kind = kind ?? difference(recorded, given) else { return }
        found.append(ReplyDifference(kind: kind, recorded: recorded, given: given, anchor: anchor))
    }

    /// What differs between two replies whose texts are alike.
    private mutating func difference(_ recorded: RecordedReply?, _ given: GivenReply?) -> ReplyDifference.Kind? {
        guard let recorded, let given else { return nil }
        let pairs = ReplyPattern.references(of: recorded.entry.text, in: given.entry.text) ?? []
        let isSteady = renaming.holds(for: pairs)
        if !isSteady, recorded.entry.text != given.entry.text { return .renamed }
        return lateness(recorded, given).map { $0 > 0 ? .late : .early }
    }

    /// Nil where the time is as recorded, or does not count.
    private func lateness(_ recorded: RecordedReply, _ given: GivenReply) -> Int64? {
        times?.lateness(given: given.entry.time.milliseconds, recorded: recorded.entry.time.milliseconds)
    }
}
