public import ShortMessage

/// One message as a line of the input tells it; what the line leaves open is nil.
public struct Arrival: Hashable, Sendable {
    /// The number of the line; 1 is the first.
    public let line: Int
    /// When the message comes; nil where the clock says when.
    public var time: Timestamp?
    /// Who sends the message; for a text alone, whom the reader was told.
    public var from: Address
    /// The number that the message goes to; nil where it is the short code.
    public var to: Address?
    /// The whole text of the message, without escapes.
    public var text: String
    /// What the sender's program calls the message; the same identity twice is the same message.
    public var identity: String?

    /// A message with what its line tells.
    public init(
        line: Int, time: Timestamp? = nil, from: Address, to: Address? = nil, text: String, identity: String? = nil
    ) {
        self.line = line
        self.time = time
        self.from = from
        self.to = to
        self.text = text
        self.identity = identity
    }

    init(_ entry: LogEntry, line: Int) {
        self.init(line: line, time: entry.time, from: entry.from, to: entry.to, text: entry.text)
    }

    init(_ json: JSONLine, line: Int) {
        self.init(line: line, time: json.at, from: json.from, to: json.to, text: json.text, identity: json.id)
    }
}
