import ShortMessage

/// When the journal of a store in memory forgets, and how far it has come.
struct MemorySweep {
    /// A sweep costs the same for many messages as for few.
    private static let batchesBetween = 64
    /// Milliseconds: the window in which the same command is the same request.
    private static let window: Int64 = 10 * 60 * 1000

    private var batches = 0
    private var first: Int64 = 1

    /// Counts a batch; true now and then.
    var isDue: Bool {
        mutating get {
            batches += 1
            return batches % Self.batchesBetween == 0
        }
    }

    mutating func run(_ journal: Journal, at now: Timestamp) throws {
        first = try journal.forget(from: first, before: now.milliseconds - Self.window)
    }
}
