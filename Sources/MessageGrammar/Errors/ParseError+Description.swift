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
