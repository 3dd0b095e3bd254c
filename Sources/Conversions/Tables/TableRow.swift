import ShortMessage
public import Transcripts

/// A message as a row of comma-separated values (RFC 4180).
public struct TableRow: Hashable, Sendable, CustomStringConvertible {
    /// The first row.
    public static let header = "at,from,to,text"

    private let fields: [String]

    /// The row of a message.
    public init(_ entry: LogEntry) {
        fields = [entry.time.description, entry.from.description, entry.to.description, entry.text]
    }

    /// The row, with a line end of CR LF left to the caller.
    public var description: String { fields.map(Self.written).joined(separator: ",") }

    private static func written(_ field: String) -> String {
        let isPlain =
            field.utf8.allSatisfy { !Set(",;\"\r\n".utf8).contains($0) } && field.first != " " && field.last != " "
        return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}
