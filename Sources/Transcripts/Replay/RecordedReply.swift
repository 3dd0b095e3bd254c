/// A reply that a log has.
public struct RecordedReply: Hashable, Sendable {
    /// The reply with its time; where its line has none, that of the line before.
    public let entry: LogEntry
    /// 1 is the first of the file.
    public let line: Int

    /// A reply and the line of the file that has it.
    public init(_ entry: LogEntry, line: Int) {
        (self.entry, self.line) = (entry, line)
    }
}

/// A reply that was given when the log was played.
public struct GivenReply: Hashable, Sendable {
    /// The reply as a line of the log would have it.
    public let entry: LogEntry
    /// The message before it, from whomever; nil before the first.
    public let cause: Arrival?
    /// Its place among all replies that were given.
    public let order: Int

    /// The line of the message before it; 0 where there is none.
    var line: Int { cause?.line ?? 0 }
}
