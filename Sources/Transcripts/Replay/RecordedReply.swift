/// A reply that a log has.
public struct RecordedReply: Hashable, Sendable {
    public let entry: LogEntry
    /// 1 is the first of the file.
    public let line: Int

    public init(_ entry: LogEntry, line: Int) {
        (self.entry, self.line) = (entry, line)
    }
}

/// A reply that was given when the log was played.
public struct GivenReply: Hashable, Sendable {
    public let entry: LogEntry
    /// The message before it, from whomever; nil before the first.
    public let cause: Arrival?
    /// Its place among all replies that were given.
    public let order: Int

    /// The line of the message before it; 0 where there is none.
    var line: Int { cause?.line ?? 0 }
}
