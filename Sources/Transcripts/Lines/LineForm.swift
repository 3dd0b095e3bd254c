/// What a line of a transcript is: a text alone, a line of a log, or a JSON object.
public enum LineForm: String, Hashable, Sendable, CaseIterable {
    /// A message is its text and nothing else, a `LogEntry`, or a `JSONLine`.
    case text, log, json

    /// The form that a line speaks for, or nil where it is empty or a comment and decides nothing; also where it is none
    /// of that form, but was meant to be.
    ///
    /// Asked once, of the first line that decides: what a member writes later can never name its own sender.
    public init?(decidedBy line: String) {
        guard LogLine.Silent(line) == nil else { return nil }
        if line.drop(while: { $0 == " " || $0 == "\t" }).utf8.first == UInt8(ascii: "{") {
            self = .json
        } else if JSONArray.begins(line) {
            self = .json
        } else {
            self =
                LogLikeness.holds(for: line) || LogLikeness.isTable(line) || (try? LogEntry(line)) != nil ? .log : .text
        }
    }
}

/// A JSON array, which is not JSON Lines.
enum JSONArray {
    /// Whether a line is its bracket alone, or that and an object.
    static func begins(_ line: String) -> Bool {
        let octets = line.utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        return octets == [UInt8(ascii: "[")] || octets.starts(with: [UInt8(ascii: "["), UInt8(ascii: "{")])
    }
}
