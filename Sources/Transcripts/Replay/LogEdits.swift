/// What is to be changed in a log so that it has the given replies: only lines that differ.
public struct LogEdits: Sendable {
    /// By line; nil for one that goes.
    private(set) var replaced: [Int: LogEntry?] = [:]
    /// By the line after which they stand.
    private(set) var added: [Int: [GivenReply]] = [:]
    /// Whether the time of a reply does not count, so that it stays what it was.
    private let keepsTimes: Bool

    /// No edits yet; where times are ignored, a reply that takes another's place keeps the recorded time.
    public init(times: TimeRule?) {
        keepsTimes = times == .ignored
    }

    /// Whether the log can stay as it is.
    public var isEmpty: Bool { replaced.isEmpty && added.isEmpty }

    /// Takes note of a difference: a line is replaced, taken out or added, or one is taken out and another added.
    public mutating func add(_ difference: ReplyDifference) {
        switch (difference.recorded, difference.given, difference.anchor) {
        case (let old?, let new?, nil):
            var entry = new.entry
            if keepsTimes { entry.time = old.entry.time }
            replaced[old.line] = .some(entry)
        case (let old, let new, let anchor):
            if let old { replaced[old.line] = .some(nil) }
            if let new { added[anchor ?? new.line, default: []].append(new) }
        }
    }
}
