/// What the comparison of a log came to.
public struct ReplayTally: Hashable, Sendable {
    public private(set) var messages = 0
    /// Replies that were given.
    public private(set) var replies = 0
    public private(set) var recorded = 0
    public private(set) var changed = 0
    public private(set) var missing = 0
    public private(set) var surplus = 0
    /// Lines in which no service has a part.
    public private(set) var unplayed = 0
    /// Lines that are none of a log.
    public var faults = 0

    public init() {}

    public var differences: Int { changed + missing + surplus }

    public mutating func count(_ exchange: Exchange, _ differences: [ReplyDifference]) {
        messages += exchange.message == nil ? 0 : 1
        replies += exchange.given.count
        recorded += exchange.recordedCount
        unplayed += exchange.unplayed.count
        for difference in differences {
            switch difference {
            case .changed: changed += 1
            case .missing: missing += 1
            case .surplus: surplus += 1
            }
        }
    }
}

extension ReplayTally: CustomStringConvertible {
    /// `64 messages, 66 replies, all as recorded`.
    public var description: String {
        var parts = [counted(messages, "message", "messages"), counted(replies, "reply", "replies")]
        if differences == 0, messages > 0 || unplayed == 0 { parts.append("all as recorded") }
        if changed > 0 { parts.append("\(changed) changed") }
        if missing > 0 { parts.append("\(missing) missing") }
        if surplus > 0 { parts.append("\(surplus) not recorded") }
        if unplayed > 0 { parts.append(counted(unplayed, "line", "lines") + " not played") }
        if faults > 0 { parts.append(counted(faults, "line", "lines") + " not understood") }
        return parts.joined(separator: ", ")
    }

    private func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }
}
