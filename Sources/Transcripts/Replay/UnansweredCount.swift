import ShortMessage

/// Counts the messages whose senders got no reply, also where one comes late.
public struct UnansweredCount: Sendable {
    /// Messages that will have no reply.
    private var silent = 0
    /// Messages whose reply may come later, by sender; empty unless faults hold replies back.
    private var waiting: [Address.Number: Int] = [:]

    /// A count before the first message.
    public init() {}

    public var count: Int { silent + waiting.values.reduce(0, +) }

    /// Takes note of a message without a reply at once, and of whether one can come later.
    public mutating func pass(_ message: Arrival, mayCome: Bool) {
        if mayCome { waiting[message.from.number, default: 0] += 1 } else { silent += 1 }
    }

    /// Takes note of a reply that came later.
    public mutating func give(_ entry: LogEntry) {
        guard let count = waiting[entry.to.number] else { return }
        waiting[entry.to.number] = count > 1 ? count - 1 : nil
    }
}
