/// What a line of a transcript is: a text alone, a line of a log, or a JSON object.
public enum LineForm: String, Hashable, Sendable, CaseIterable {
    case text, log, json

    /// The form that a line speaks for, or nil where it is empty or a comment and decides nothing.
    ///
    /// Asked once, of the first line that decides: what a member writes later can never name its own sender.
    public init?(decidedBy line: String) {
        guard LogLine.Silent(line) == nil else { return nil }
        if line.drop(while: { $0 == " " || $0 == "\t" }).utf8.first == UInt8(ascii: "{") {
            self = .json
        } else {
            self = (try? LogEntry(line)) == nil ? .text : .log
        }
    }
}
