import MessageCentre
import ShortMessage

/// Has a store forget what is older than it is to keep.
struct Retention {
    /// Seconds of the door's clock between two looks.
    private static let interval: Int64 = 3600

    /// Seconds.
    private let period: Int64
    private var next: Timestamp?

    init(of period: Int64) {
        self.period = period
    }

    /// Looks if it is time to.
    mutating func apply(to centre: MessageCentre, at now: Timestamp) async throws {
        if let next, now.milliseconds < next.milliseconds { return }
        next = now.adding(seconds: Self.interval)
        _ = try await centre.purge(before: now.adding(seconds: -period))
    }

    /// Looks in any case.
    mutating func end(_ centre: MessageCentre, at now: Timestamp) async throws {
        next = nil
        try await apply(to: centre, at: now)
    }
}
