/// What the comparison of a log came to.
public struct ReplayTally: Hashable, Sendable {
    /// Messages that were sent in; of a dialog, the lines that the terminal sent.
    public var messages = 0
    /// Replies that were given.
    public var replies = 0
    /// Replies that the log has and that are compared.
    public var recorded = 0
    /// Messages whose sender got no reply.
    public var unanswered = 0
    /// Lines in which no service has a part.
    public var unplayed = 0
    /// Lines that are none of a log.
    public var faults = 0
    private var kinds: [ReplyDifference.Kind: Int] = [:]
    private var ofTime = 0

    /// A tally of nothing.
    public init() {}

    /// How many replies are not as they were recorded, of all kinds.
    public var differences: Int { kinds.values.reduce(0, +) }

    /// Whether there are differences, and all of them are of time.
    public var differsInTimeOnly: Bool { ofTime > 0 && ofTime == differences }

    /// How many of a kind.
    public subscript(_ kind: ReplyDifference.Kind) -> Int { kinds[kind, default: 0] }

    /// Takes note of one difference.
    public mutating func count(_ difference: ReplyDifference) {
        kinds[difference.kind, default: 0] += 1
        ofTime += difference.isOfTime ? 1 : 0
    }

    /// Adds what another log came to, figure by figure.
    public static func += (left: inout ReplayTally, right: ReplayTally) {
        left.messages += right.messages
        left.replies += right.replies
        left.recorded += right.recorded
        left.unanswered += right.unanswered
        left.unplayed += right.unplayed
        left.faults += right.faults
        left.kinds.merge(right.kinds, uniquingKeysWith: +)
        left.ofTime += right.ofTime
    }
}

extension ReplayTally: CustomStringConvertible {
    /// `64 messages, 66 replies, all as recorded`.
    public var description: String {
        var parts = [counted(messages, "message", "messages"), counted(replies, "reply", "replies")]
        if differences == 0, recorded > 0 { parts.append("all as recorded") }
        for kind in ReplyDifference.Kind.allCases where self[kind] > 0 { parts.append("\(self[kind]) \(kind)") }
        if unplayed > 0 { parts.append(counted(unplayed, "line", "lines") + " not played") }
        if faults > 0 { parts.append(counted(faults, "line", "lines") + " not understood") }
        return parts.joined(separator: ", ")
    }

    private func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }
}
