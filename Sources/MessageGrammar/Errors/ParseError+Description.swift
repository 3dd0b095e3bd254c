import ShortMessage

extension ParseError.Problem {
    /// A word that programs can rely on: `unknown-keyword`, `wrong-length` …
    public var name: String {
        switch self {
        case .empty: "empty"
        case .unknownKeyword: "unknown-keyword"
        case .surplus: "surplus"
        case .missing: "missing"
        case .wrongLength: "wrong-length"
        case .tooFewDigits: "too-few-digits"
        case .noSuchDate: "no-such-date"
        case .outOfRange: "out-of-range"
        case .malformed: "malformed"
        }
    }
}

extension ParseError.Fault {
    /// What was found and what would be right, in a sentence without a full stop.
    public var hint: String {
        let name = field ?? "the message"
        return switch problem {
        case .empty: "the message is empty; expected a keyword"
        case .unknownKeyword(nil): "no message begins so"
        case .unknownKeyword(let nearest?): "no message begins so; did you mean \(nearest)?"
        case .surplus: "a part too many; the form has no hole for it"
        case .missing(let shape): "\(name) is missing; expected \(shape)"
        case .wrongLength(let found, let shape): "\(name) has \(found) characters; expected \(shape)"
        case .tooFewDigits(let found, let shape): "\(name) has \(found) digits; expected \(shape)"
        case .noSuchDate: "\(name) is no day of the calendar; expected a date such as 17-08-1990"
        case .outOfRange(let shape): "\(name) is too small or too great; expected \(shape)"
        case .malformed(let shape): "\(name) is not of its shape; expected \(shape)"
        }
    }
}

extension ParseError: CustomStringConvertible {
    /// The text with carets under each fault, and a hint for each: the caret picture.
    public var description: String { picture(of: text) }

    /// The caret picture over another showing of the text, one whose characters stand at the same places: a masked one.
    public func picture(of shown: String) -> String {
        var lines: [String] = []
        for fault in faults {
            let (line, before, width) = CaretLine.columns(shown, fault.scalarSpan(in: text))
            if lines.isEmpty { lines.append(line) }
            lines.append(
                String(repeating: " ", count: before) + String(repeating: "^", count: max(1, width)) + " " + fault.hint)
        }
        return lines.joined(separator: "\n")
    }
}

/// Lays a text and a span of it out in terminal columns.
enum CaretLine {
    /// - Returns: the text escaped, the columns before the span, and the columns of the span.
    static func columns(_ text: String, _ span: Range<Int>) -> (line: String, before: Int, width: Int) {
        let scalars = Array(text.unicodeScalars)
        let lower = min(span.lowerBound, scalars.count)
        let upper = min(max(span.upperBound, lower), scalars.count)
        let (start, end) = (escaped(scalars, 0..<lower), escaped(scalars, 0..<upper))
        return (Text.escaped(text), width(start), width(end) - width(start))
    }

    /// A part of the text as it stands in the escaped whole: a blank at a cut is not at an edge.
    private static func escaped(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> String {
        var part = String.UnicodeScalarView()
        part.append(contentsOf: scalars[range])
        guard range.upperBound < scalars.count else { return Text.escaped(String(part)) }
        part.append(".")
        return String(Text.escaped(String(part)).unicodeScalars.dropLast())
    }

    private static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + $1.columns }
    }
}
