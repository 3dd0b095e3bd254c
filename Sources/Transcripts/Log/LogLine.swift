/// One line of a log file.
public enum LogLine: Hashable, Sendable {
    /// A message to a service or from one.
    case entry(LogEntry)
    /// A line without a message, which readers skip.
    case silent(Silent)

    /// A line that says nothing.
    public enum Silent: Hashable, Sendable {
        /// Nothing but blanks.
        case blank
        /// Begins with `# `, or is `#` alone.
        case comment

        init?(_ line: String) {
            if line.utf8.first == UInt8(ascii: "#") {
                guard line.utf8.count == 1 || line.utf8.dropFirst().first == UInt8(ascii: " ") else { return nil }
                self = .comment
            } else {
                guard line.utf8.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) else { return nil }
                self = .blank
            }
        }
    }

    /// Reads one line of a log file.
    ///
    ///     line = entry / comment / *(" " / TAB)
    ///     comment = "#" [" " text]
    public init(_ line: String) throws(LogEntryError) {
        if let silent = Silent(line) {
            self = .silent(silent)
        } else {
            self = .entry(try LogEntry(line))
        }
    }
}
