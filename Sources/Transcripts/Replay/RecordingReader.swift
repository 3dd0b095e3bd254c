public import ShortMessage

/// Tells apart what the lines of a recorded log are.
public struct RecordingReader: Sendable {
    /// What a line is to a replay.
    public enum Item: Hashable, Sendable {
        /// A message to a service, which is sent in.
        case message(Arrival)
        /// A reply of a service, with which the given one is compared.
        case reply(RecordedReply)
        /// A line in which no service that runs has a part: neither sent in nor compared.
        case foreign(Arrival)
        /// A line that is no message and no reply, and why.
        case fault(LineFault)
    }

    private let services: ServiceNumbers
    private let form: LineForm
    private var reader: TranscriptReader
    /// The time of the line before, which is that of one without a time.
    private var time: Timestamp?
    private var hasBegun = false

    /// A reader of a recording of which no line is read yet.
    ///
    /// - Parameters:
    ///   - services: those to which the log is played.
    ///   - form: that of all lines.
    ///   - start: the time of lines before the first that has one.
    public init(services: ServiceNumbers, form: LineForm, start: Timestamp?) {
        (self.services, self.form, time) = (services, form, start)
        reader = TranscriptReader(form: form, sender: Address(digits: "", typeOfNumber: .unknown))
    }

    /// What a line is; nothing for one that says nothing.
    public mutating func read(_ line: Line) -> [Item] {
        if let fault = misplacedDirective(line) { return [.fault(fault)] }
        if form == .json, !hasBegun, let text = line.text, JSONArray.begins(text) {
            hasBegun = true
            return [.fault(LineFault(line: line.number, problem: .array))]
        }
        let readings = reader.read(line)
        // A message with characters that it never had is no test.
        if readings.count > 1, case .fault(let fault) = readings[0] { return [.fault(fault)] }
        return readings.map { reading in
            switch reading {
            case .fault(let fault): .fault(fault)
            case .message(let arrival): item(arrival)
            }
        }
    }

    private mutating func item(_ read: Arrival) -> Item {
        hasBegun = true
        var arrival = read
        guard let now = arrival.time ?? time else {
            return .fault(LineFault(line: arrival.line, problem: .noTime))
        }
        (time, arrival.time) = (now, now)
        switch services.direction(from: arrival.from, to: arrival.to) {
        case .message: return .message(arrival)
        case .foreign: return .foreign(arrival)
        case .reply:
            guard let to = arrival.to else { return .foreign(arrival) }
            let entry = LogEntry(time: now, from: arrival.from, to: to, text: arrival.text)
            return .reply(RecordedReply(entry, line: arrival.line))
        }
    }

    private func misplacedDirective(_ line: Line) -> LineFault? {
        guard hasBegun, case .octets(let octets) = line.content, octets.first == UInt8(ascii: "#"),
            let text = line.text, let name = LogDirectives.known(in: text)
        else { return nil }
        return LineFault(line: line.number, problem: .directive(.misplaced(name)))
    }
}
