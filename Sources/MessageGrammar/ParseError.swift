/// A text that a grammar refuses: what was meant, and every fault that was found.
public struct ParseError: Error, Hashable, Sendable {
    public let text: String
    /// The message that was probably meant, or nil where no keyword fits.
    public let message: String?
    /// At least one, the most important first.
    public let faults: [Fault]

    /// One thing that is wrong, and where it stands.
    public struct Fault: Hashable, Sendable {
        /// The field that is wrong or missing, or nil where the fault is of the whole message.
        public let field: String?
        /// UTF-8 offsets in the text as it was received.
        public let span: Range<Int>
        public let problem: Problem
    }

    public enum Problem: Hashable, Sendable {
        /// Nothing but blanks.
        case empty
        /// No message begins so; the keyword that was probably meant.
        case unknownKeyword(nearest: String?)
        /// More parts than the form has holes.
        case surplus(parts: Int, most: Int)
        /// A hole that must be filled is not.
        case missing
        /// The right characters, but too few or too many of them.
        case wrongLength(found: Int, expected: ClosedRange<Int>)
        /// The right length, but fewer digits among the characters than the shape asks.
        case tooFewDigits(found: Int, expected: Int)
        /// Three groups of digits that no calendar has.
        case noSuchDate
        /// Not of the field's shape at all.
        case malformed
    }
}
