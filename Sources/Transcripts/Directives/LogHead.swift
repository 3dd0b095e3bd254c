/// The lines at the top of a log, up to the first that is neither empty nor a comment: they say how it is played.
public struct LogHead: Sendable {
    /// What the lines of a recording are.
    public enum Form: String, Hashable, Sendable, CaseIterable {
        /// Lines of a log, or a JSON object a line.
        case log, json
        /// Of a terminal with a modem.
        case dialog
    }

    /// Octets of comments, after which no directive is sought.
    static let longest = 1 << 20

    /// What the lines so far say about how the log is played.
    public private(set) var directives = LogDirectives()
    /// The lines that were read, to be read again.
    public private(set) var lines: [Line] = []
    /// Nil while it is not known.
    public private(set) var form: Form?
    /// Directives that cannot be followed, each with its line.
    public private(set) var errors: [LineFault] = []
    private var octets = 0

    /// The top of a log of which no line is read yet.
    public init() {}

    /// What the first line of a text says that is neither empty nor a comment; nil where there is none.
    public static func form(of text: String) -> Form? {
        let lines = text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline)
        return lines.first { LogLine.Silent(String($0)) == nil }.map { Form(decidedBy: String($0)) }
    }

    /// Takes the next line.
    ///
    /// - Returns: whether the top has ended.
    public mutating func read(_ line: Line) -> Bool {
        lines.append(line)
        guard let text = line.text else {
            form = .log
            return true
        }
        octets += text.utf8.count
        if LogLine.Silent(text) != nil {
            do throws(DirectiveError) {
                try directives.read(text, number: line.number)
            } catch {
                errors.append(LineFault(line: line.number, problem: .directive(error)))
            }
            if octets > Self.longest { form = .log }
        } else {
            form = Form(decidedBy: text)
        }
        return form != nil
    }
}

extension LogHead.Form {
    /// What the first line that is neither empty nor a comment says of the rest.
    init(decidedBy line: String) {
        let start = line.utf8.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let isMarked = start.first.map { "<>@".utf8.contains($0) } ?? false
        let isAlone = start.dropFirst().first.map { $0 == UInt8(ascii: " ") } ?? true
        if isMarked, isAlone {
            self = .dialog
        } else {
            self = start.first == UInt8(ascii: "{") || start.first == UInt8(ascii: "[") ? .json : .log
        }
    }
}
