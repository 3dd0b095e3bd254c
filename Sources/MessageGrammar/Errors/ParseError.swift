/// A text that a grammar refuses: what was meant, and every fault that was found.
public struct ParseError: Error, Hashable, Sendable {
    /// As it was received.
    public let text: String
    /// The name of the message that was probably meant, or nil where no keyword is near.
    public let message: String?
    /// At least one: an unknown keyword, or what is missing or too much, then what is wrong, in the form's order.
    public let faults: [Fault]

    /// Whether no message begins as the text does; `message` is then a guess.
    public var isOfKeyword: Bool {
        switch faults.first?.problem {
        case .unknownKeyword, .empty: true
        default: false
        }
    }

    /// One thing that is wrong, and where it stands.
    public struct Fault: Hashable, Sendable {
        /// The field that is wrong or missing, or nil where the fault is not of one field.
        public let field: String?
        /// UTF-8 offsets in the text as it was received; empty where something is missing.
        public let span: Range<Int>
        /// What is wrong.
        public let problem: Problem

        /// A fault of a field, or of the whole message where there is none.
        public init(field: String?, span: Range<Int>, problem: Problem) {
            (self.field, self.span, self.problem) = (field, span, problem)
        }
    }

    /// What can be wrong with a text, or with a part of it.
    public enum Problem: Hashable, Sendable {
        /// Nothing but blanks.
        case empty
        /// No message begins so; the keyword that was probably meant.
        case unknownKeyword(nearest: String?)
        /// A part for which the form has no hole.
        case surplus
        /// A hole that must be filled is not.
        case missing(expected: FieldShape)
        /// The right characters, but too few or too many of them.
        case wrongLength(found: Int, expected: FieldShape)
        /// The right length, but too few digits among the characters.
        case tooFewDigits(found: Int, expected: FieldShape)
        /// A day that no calendar has.
        case noSuchDate
        /// An amount that is too small or too great.
        case outOfRange(expected: FieldShape)
        /// Not of the field's shape at all.
        case malformed(expected: FieldShape)
    }

    /// A refusal of a text; there is at least one fault.
    public init(text: String, message: String?, faults: [Fault]) {
        (self.text, self.message, self.faults) = (text, message, faults)
    }
}

extension ParseError.Fault {
    /// Unicode scalars from the start of the text, as people and JSON count.
    public func scalarSpan(in text: String) -> Range<Int> {
        let scalars = text.unicodeScalars
        let places = [span.lowerBound, span.upperBound].map { offset in
            let index = text.utf8.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex) ?? text.endIndex
            return scalars.distance(from: scalars.startIndex, to: index)
        }
        return places[0]..<places[1]
    }
}
