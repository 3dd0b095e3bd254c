import ShortMessage

/// When the journal of a store in memory forgets, and how far it has come.
struct MemorySweep {
    /// A sweep costs the same for many messages as for few.
    private static let messagesBetween = 1000
    /// Milliseconds: the window in which the same command is the same request.
    private static let window: Int64 = 10 * 60 * 1000
    /// Messages: more are not kept even if they came within the window, so that a fast door cannot fill the memory.
    private static let most: Int64 = 10_000

    private var messagesSince = 0
    private var first: Int64 = 1

    var isDue: Bool { messagesSince >= Self.messagesBetween }

    mutating func count(_ messages: Int) {
        messagesSince += messages
    }

    mutating func run(_ journal: Journal, at now: Timestamp) throws {
        messagesSince = 0
        first = try journal.forget(from: first, before: now.milliseconds - Self.window, keeping: Self.most)
    }
}
