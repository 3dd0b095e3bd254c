import Glibc
import ShortMessage
import Store
import Transcripts

/// The time that a door stamps on messages.
struct DoorClock {
    let source: ClockSource
    private let zone: Zone
    /// Milliseconds by which the log is shifted.
    private var shift: Int64 = 0
    private var last: Timestamp

    /// Sets the clock at the first message of the input.
    ///
    /// - Parameters:
    ///   - source: nil to take what the message brings: its own time, or the machine's.
    ///   - lastEntry: the latest time in the store.
    ///   - isRebased: whether the log is shifted so that it begins at the last entry.
    init(
        _ source: ClockSource?, at first: Arrival, zone: Zone, lastEntry: Timestamp?, isRebased: Bool
    ) throws(UsageError) {
        self.source = source ?? (first.time == nil ? .real : .log)
        self.zone = zone
        last = lastEntry ?? Self.now(zone)
        guard self.source == .log, let start = first.time, let lastEntry else { return }
        if isRebased {
            shift = lastEntry.milliseconds - start.milliseconds
        } else if start.milliseconds < lastEntry.milliseconds {
            throw UsageError(
                "line \(first.line): the log begins at \(start), before the store's last entry at \(lastEntry); "
                    + "--rebase shifts the log")
        }
    }

    /// The machine's time, to the second.
    static func now(_ zone: Zone) -> Timestamp {
        Timestamp(milliseconds: Int64(time(nil)) * 1000, offset: zone.minutes)
    }

    /// When a moment of the machine's clock comes.
    static func instant(of moment: Timestamp) -> ContinuousClock.Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let now = Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
        return .now + .milliseconds(moment.milliseconds - now)
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
