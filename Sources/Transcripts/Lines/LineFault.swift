public import ShortMessage

/// A line that is no message of the input's form.
public struct LineFault: Error, Hashable {
    /// 1 is the first.
    public let line: Int
    /// Why the line is no message, or what is wrong with its octets.
    public let problem: Problem

    /// What can be wrong with a line of each form.
    public enum Problem: Hashable, Sendable {
        /// The length of a line that is longer than `LineSplitter.longest` and was skipped.
        case overlong(octets: Int)
        /// The whole stream, which is named by its first line.
        case utf16
        /// The whole stream, likewise.
        case utf32
        /// Octets that are no UTF-8; the column of the first, in Unicode scalars.
        case illFormed(column: Int)
        /// In UTF-16, half of a pair without the other.
        case halfPair(column: Int)
        /// The first line is the header of a table of messages.
        case table
        /// Why a line of a log is no entry.
        case log(LogEntryError)
        /// Why a line of JSON is no message.
        case json(JSONLineError)
        /// The first line begins as one of a log does; why it is none.
        case almostLog(LogEntryError)
        /// The first line begins an array of JSON.
        case array
        /// The same, where it may be a message as well.
        case almostJSON
        /// In a recording, before any line that has a time.
        case noTime
        /// Why a comment that begins as a directive cannot be followed.
        case directive(DirectiveError)
        /// A text that no message can carry.
        case text(SegmentationError)
    }

    /// A fault at a line, of which 1 is the first.
    public init(line: Int, problem: Problem) {
        self.line = line
        self.problem = problem
    }

    /// Why a line has no text; nil where it has one.
    public init?(unreadable line: Line) {
        switch line.content {
        case .octets: return nil
        case .overlong(let count): self.init(line: line.number, problem: .overlong(octets: count))
        case .utf16: self.init(line: line.number, problem: .utf16)
        case .utf32: self.init(line: line.number, problem: .utf32)
        }
    }
}

extension LineFault {
    /// What is no UTF-8 in a line that has a text; nil where all of it is.
    public init?(illFormed line: Line) {
        guard let text = line.text else { return nil }
        self.init(illFormed: line, as: text)
    }

    /// Most lines have no U+FFFD, and so need no second look.
    init?(illFormed line: Line, as text: String) {
        guard text.utf8.contains(0xEF), case .octets(let octets) = line.content, !octets.elementsEqual(text.utf8) else {
            return nil
        }
        let same = zip(octets, text.utf8).prefix { $0 == $1 }.map(\.0)
        // In Unicode scalars.
        let column = same.count { $0 & 0xC0 != 0x80 } + 1
        let isHalfPair = octets.dropFirst(same.count).first == UTF16Decoder.halfPair
        self.init(line: line.number, problem: isHalfPair ? .halfPair(column: column) : .illFormed(column: column))
    }
}

extension LineFault: CustomStringConvertible {
    public var description: String { "line \(line): \(problem)" }
}

extension LineFault.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .overlong(let octets):
            "\(octets) octets in one line; expected at most \(LineSplitter.longest), so it was skipped"
        case .utf16: "this is UTF-16 without a byte order mark; expected UTF-8, or UTF-16 with its mark"
        case .utf32: "this is UTF-32; expected UTF-8, or UTF-16 with a byte order mark"
        case .halfPair(let column):
            "column \(column): this is half of a surrogate pair without the other, or no UTF-8; expected whole characters"
        case .table:
            "this is the header of a table; shortcode convert makes a log of it, and --input text takes the lines for messages"
        case .illFormed(let column):
            "column \(column): this is no UTF-8; expected UTF-8, or UTF-16 with a byte order mark"
        case .log(let error): "\(error)"
        case .json(let error): "\(error)"
        case .almostLog(let error): "\(error); --input text takes the lines for messages"
        case .array: "this begins a JSON array; expected JSON Lines, an object a line"
        case .almostJSON: "\(LineFault.Problem.array); --input text takes the lines for messages"
        case .noTime: "the time is missing; expected \"at\" here or in a line before, or '# clock:'"
        case .directive(let error): "\(error)"
        case .text(let error): "\(error)"
        }
    }
}

extension LineFault {
    /// Octets of UTF-8 that any message can carry: as many UTF-16 code units at the most, 67 of them a segment.
    private static let surelyCarried = 255 * 67

    /// - Throws: where the text is longer than the longest message.
    static func check(_ text: String, line: Int) throws(LineFault) {
        guard text.utf8.count > surelyCarried else { return }
        do {
            _ = try SegmentedText(text, cutting: .anywhere)
        } catch {
            throw LineFault(line: line, problem: .text(error))
        }
    }
}
