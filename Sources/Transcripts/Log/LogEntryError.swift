/// A line that is no entry of a log: the part that is wrong, and where it stands.
///
/// It holds nothing of the line itself, which may be a member's text.
public struct LogEntryError: Error, Hashable {
    /// Which field the column belongs to.
    public let part: Part
    /// Whether the field is not there or cannot be read.
    public let problem: Problem
    /// 1 is the first; Unicode scalars.
    public let column: Int

    /// The fields of a line, which one blank parts from each other.
    public enum Part: Hashable, Sendable, CaseIterable {
        /// In the order in which they stand; a text can be wrong only in its escapes.
        case time, sender, arrow, recipient, text
    }

    /// What is wrong with a field.
    public enum Problem: Hashable, Sendable {
        /// The line ends, or a second blank stands, where the field must begin; or something else stands there.
        case missing, malformed
    }

    /// An error at a column, of which 1 is the first, in Unicode scalars.
    public init(part: Part, problem: Problem, column: Int) {
        self.part = part
        self.problem = problem
        self.column = column
    }
}

extension LogEntryError: CustomStringConvertible {
    public var description: String {
        switch problem {
        case .missing: "column \(column): \(part) is missing; expected \(part.expectation)"
        case .malformed: "column \(column): this is not \(part); expected \(part.expectation)"
        }
    }
}

extension LogEntryError.Part: CustomStringConvertible {
    public var description: String {
        switch self {
        case .time: "the time"
        case .sender: "the sender"
        case .arrow: "'>'"
        case .recipient: "the recipient"
        case .text: "an escape"
        }
    }

    fileprivate var expectation: String {
        switch self {
        case .time: "one like 2026-11-21T08:00:00+07:00"
        case .sender: "one blank and a number such as +6281200000001 or 081200000001"
        case .arrow: "' > ' between sender and recipient"
        case .recipient: "one blank and a number such as 2757"
        case .text: #"\n, \r, \t, \\ or \u{…}"#
        }
    }
}
