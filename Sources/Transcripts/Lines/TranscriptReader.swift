public import ShortMessage

/// Turns the lines of one input into messages; the form of the input is decided once.
///
/// A form that was not given is decided by the first line that is neither empty nor a comment. The lines before it are
/// kept until then, because in text nothing is a comment.
public struct TranscriptReader: Sendable {
    /// Octets of comments before the first message, after which the input is taken for a log.
    public static let longestPreface = 1 << 20

    public enum Reading: Hashable, Sendable {
        case message(Arrival)
        case fault(LineFault)
        /// The line decided for text, but begins as a line of a log does; why it is none.
        case doubt(LineFault)
    }

    /// Nil until it is decided.
    public private(set) var form: LineForm?
    /// Whether the input had comments and no message.
    public var hasOnlyComments: Bool { form == nil && preface.contains { $0.text?.isEmpty == false } }

    private let sender: Address
    private var preface: [Line] = []
    private var prefaceOctets = 0

    /// - Parameters:
    ///   - form: nil to let the first line decide.
    ///   - sender: who sends what comes as text alone.
    public init(form: LineForm?, sender: Address) {
        self.form = form
        self.sender = sender
    }

    /// What a line says; after the line that decides, what the lines before it said comes first.
    public mutating func read(_ line: Line) -> [Reading] {
        guard let text = line.text else { return [fault(line)] }
        if let form { return Self.reading(text, line: line.number, form: form, sender: sender).map { [$0] } ?? [] }
        prefaceOctets += text.utf8.count
        guard let decided = LineForm(decidedBy: text) ?? (prefaceOctets > Self.longestPreface ? .log : nil) else {
            preface.append(line)
            return []
        }
        form = decided
        let early = preface.flatMap { read($0) }
        preface = []
        return early + doubt(text, line.number) + read(line)
    }

    private func fault(_ line: Line) -> Reading {
        guard case .overlong(let count) = line.content else { preconditionFailure("a line without text is overlong") }
        return .fault(LineFault(line: line.number, problem: .overlong(octets: count)))
    }

    private func doubt(_ text: String, _ number: Int) -> [Reading] {
        guard form == .text, Self.beginsWithDate(text) else { return [] }
        do {
            _ = try LogEntry(text)
            return []
        } catch {
            return [.doubt(LineFault(line: number, problem: .log(error)))]
        }
    }

    /// Four digits and a dash, as no keyword begins.
    private static func beginsWithDate(_ text: String) -> Bool {
        let start = text.utf8.prefix(5)
        return start.count == 5 && start.last == UInt8(ascii: "-")
            && start.dropLast().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func reading(_ text: String, line: Int, form: LineForm, sender: Address) -> Reading? {
        switch form {
        case .text: text.isEmpty ? nil : .message(Arrival(line: line, from: sender, text: text))
        case .log: logReading(text, line: line)
        case .json: jsonReading(text, line: line)
        }
    }

    private static func logReading(_ text: String, line: Int) -> Reading? {
        do {
            guard case .entry(let entry) = try LogLine(text) else { return nil }
            return .message(Arrival(entry, line: line))
        } catch {
            return .fault(LineFault(line: line, problem: .log(error)))
        }
    }

    private static func jsonReading(_ text: String, line: Int) -> Reading? {
        guard LogLine.Silent(text) == nil else { return nil }
        do {
            return .message(Arrival(try JSONLine(text), line: line))
        } catch {
            return .fault(LineFault(line: line, problem: .json(error)))
        }
    }
}
