import ShortMessage
import Store
import Transcripts

/// The time that a door stamps on messages.
struct ArrivalClock {
    let source: ClockSource
    /// Milliseconds by which the log is shifted.
    private var shift: Int64 = 0
    private var last: Timestamp
    /// The store's last entry, while a log that was cut off is fed again: what was not taken yet must not be earlier.
    private var resumesAt: Timestamp?

    /// Whether the messages so far are known to the store.
    var isResuming: Bool { resumesAt != nil }

    /// Sets the clock at the first message of the input.
    ///
    /// - Parameters:
    ///   - source: nil to take what the message brings: its own time, or the machine's.
    ///   - now: the machine's time.
    ///   - lastEntry: the latest time in the store.
    ///   - isRebased: whether the log is shifted so that it begins at the last entry.
    ///   - isKnown: whether the store has this message, by its identity.
    init(
        _ source: ClockSource?, at first: Arrival, now: Timestamp, lastEntry: Timestamp?, isRebased: Bool, isKnown: Bool
    ) throws(UsageError) {
        self.source = source ?? (first.time == nil ? .real : .log)
        last = lastEntry ?? now
        guard self.source == .log, let start = first.time, let lastEntry else { return }
        if isRebased {
            shift = lastEntry.milliseconds - start.milliseconds
        } else if start.milliseconds < lastEntry.milliseconds {
            guard isKnown else { throw Self.tooEarly(first, at: start, before: lastEntry) }
            resumesAt = lastEntry
        }
    }

    private static func tooEarly(_ first: Arrival, at start: Timestamp, before last: Timestamp) -> UsageError {
        UsageError(
            "line \(first.line): the log begins at \(start), before the store's last entry at \(last); "
                + "--rebase shifts the log")
    }

    /// Goes on with the first message that the store does not have.
    mutating func resume(with first: Arrival) throws(UsageError) {
        defer { resumesAt = nil }
        guard let last = resumesAt, let time = first.time, time.milliseconds < last.milliseconds else { return }
        throw Self.tooEarly(first, at: time, before: last)
    }

    /// When a message of a block arrives.
    ///
    /// - Parameter now: the machine's time when the block was read.
    mutating func stamp(_ arrival: Arrival, now: Timestamp) -> Timestamp {
        switch source {
        case .real: last = now
        case .log: if let time = arrival.time { last = time.adding(milliseconds: shift) }
        }
        return last
    }
}
