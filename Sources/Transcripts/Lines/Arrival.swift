public import ShortMessage

/// One message as a line of the input tells it; what the line leaves open is nil.
public struct Arrival: Hashable, Sendable {
    /// The number of the line; 1 is the first.
    public let line: Int
    public var time: Timestamp?
    public var from: Address
    public var to: Address?
    public var text: String
    public var identity: String?

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
