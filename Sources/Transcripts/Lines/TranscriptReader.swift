public import ShortMessage

/// Turns the lines of one input into messages; the form of the input is decided once.
///
/// A form that was not given is decided by the first line that is neither empty nor a comment. The lines before it are
/// kept until then, because in text nothing is a comment. In a log the comment `# id a-17` names the message of the next
/// line.
public struct TranscriptReader: Sendable {
    /// Octets of comments before the first message, after which the input is taken for a log.
    public static let longestPreface = 1 << 20

    /// What a line says, where it says anything.
    public enum Reading: Hashable, Sendable {
        /// A message, with what its line leaves open.
        case message(Arrival)
        /// Why a line is no message; before a message, where its line is no UTF-8.
        case fault(LineFault)
    }

    /// Nil until it is decided.
    public private(set) var form: LineForm?
    /// Whether the input had comments and no message.
    public var hasOnlyComments: Bool { form == nil && preface.contains { $0.text?.isEmpty == false } }

    private let sender: Address
    private var preface: [Line] = []
    private var prefaceOctets = 0
    /// What a log calls the message of its next line.
    private var identity: LogIdentity?

    /// A reader of an input of which no line is read yet.
    ///
    /// - Parameters:
    ///   - form: nil to let the first line decide.
    ///   - sender: who sends what comes as text alone.
    public init(form: LineForm?, sender: Address) {
        self.form = form
        self.sender = sender
    }

    /// What a line says; after the line that decides, what the lines before it said comes first.
    ///
    /// A line that is no UTF-8 is named by a fault, and is a message nevertheless, with U+FFFD where it is none.
    public mutating func read(_ line: Line) -> [Reading] {
        guard let text = line.text else { return LineFault(unreadable: line).map { [.fault($0)] } ?? [] }
        if let form {
            if form == .log, let identity = LogIdentity(line: text) { self.identity = identity }
            let read = Self.reading(text, line: line.number, form: form, sender: sender).map { [identified($0)] } ?? []
            return read.isEmpty ? [] : encodingFault(line, text) + read
        }
        prefaceOctets += text.utf8.count
        guard let decided = LineForm(decidedBy: text) ?? (prefaceOctets > Self.longestPreface ? .log : nil) else {
            preface.append(line)
            return []
        }
        form = decided
        let early = preface.flatMap { read($0) }
        preface = []
        return early + (almost(text, line.number) ?? read(line))
    }

    /// A message with what the line before calls it.
    private mutating func identified(_ reading: Reading) -> Reading {
        guard let identity else { return reading }
        self.identity = nil
        guard case .message(var arrival) = reading else { return reading }
        arrival.identity = identity.identity
        return .message(arrival)
    }

    private func encodingFault(_ line: Line, _ text: String) -> [Reading] {
        LineFault(illFormed: line, as: text).map { [.fault($0)] } ?? []
    }

    /// The first line, where it is none of the form that it begins to be: no message, until the options say so.
    private func almost(_ text: String, _ number: Int) -> [Reading]? {
        switch form {
        case .log:
            if LogLikeness.isTable(text) { return [.fault(LineFault(line: number, problem: .table))] }
            guard LogLikeness.holds(for: text), case .failure(let error) = Self.entry(text) else { return nil }
            return [.fault(LineFault(line: number, problem: .almostLog(error)))]
        case .json: return JSONArray.begins(text) ? [.fault(LineFault(line: number, problem: .almostJSON))] : nil
        case .text, nil: return nil
        }
    }

    private static func entry(_ text: String) -> Result<LogEntry, LogEntryError> {
        do throws(LogEntryError) {
            return .success(try LogEntry(text))
        } catch {
            return .failure(error)
        }
    }

    private static func reading(_ text: String, line: Int, form: LineForm, sender: Address) -> Reading? {
        do throws(LineFault) {
            guard let arrival = try arrival(text, line: line, form: form, sender: sender) else { return nil }
            try LineFault.check(arrival.text, line: line)
            return .message(arrival)
        } catch {
            return .fault(error)
        }
    }

    private static func arrival(
        _ text: String, line: Int, form: LineForm, sender: Address
    ) throws(LineFault) -> Arrival? {
        switch form {
        case .text: text.isEmpty ? nil : Arrival(line: line, from: sender, text: text)
        case .log: try logArrival(text, line: line)
        case .json: try jsonArrival(text, line: line)
        }
    }

    private static func logArrival(_ text: String, line: Int) throws(LineFault) -> Arrival? {
        do {
            guard case .entry(let entry) = try LogLine(text) else { return nil }
            return Arrival(entry, line: line)
        } catch {
            throw LineFault(line: line, problem: .log(error))
        }
    }

    private static func jsonArrival(_ text: String, line: Int) throws(LineFault) -> Arrival? {
        guard LogLine.Silent(text) == nil else { return nil }
        do {
            return Arrival(try JSONLine(text), line: line)
        } catch {
            throw LineFault(line: line, problem: .json(error))
        }
    }
}
