public import ShortMessage

/// One reply that is not as it was recorded.
public enum ReplyDifference: Hashable, Sendable {
    /// The same recipient got another text, or the same text at another time.
    case changed(line: Int, recorded: LogEntry, given: LogEntry)
    /// Recorded, and not given.
    case missing(line: Int, recorded: LogEntry)
    /// Given, and not recorded; the line is the one of the message before it.
    case surplus(line: Int, given: LogEntry)

    /// The line of the log; 1 is the first.
    public var line: Int {
        switch self {
        case .changed(let line, _, _), .missing(let line, _), .surplus(let line, _): line
        }
    }

    /// Who got the reply, or should have.
    public var recipient: Address {
        switch self {
        case .changed(_, let entry, _), .missing(_, let entry), .surplus(_, let entry): entry.to
        }
    }

    /// When it was given, or should have been.
    public var time: Timestamp {
        switch self {
        case .changed(_, let entry, _), .missing(_, let entry), .surplus(_, let entry): entry.time
        }
    }
}
