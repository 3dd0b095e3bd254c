extension FieldShape {
    /// Reads the shape of a field from its line.
    ///
    ///     shape  = "date" / "month" / amount / "number" / "email" / "phone" / choice / row
    ///     amount = "amount" [ 1*DIGIT ".." [1*DIGIT] ]
    ///     choice = "choice(" word *( "|" word ) ")"
    ///     row    = run *( "," run )
    ///     run    = [count] ( "digits" / "letters" / "alphanumerics" / "word" / "text" )
    ///     count  = 1*DIGIT [ ".." [1*DIGIT] ]
    init(_ text: Substring, in line: SourceLine) throws(GrammarFileError) {
        if text.hasPrefix("amount ") {
            self = try Self.amount(text.dropFirst("amount ".count).drop { $0 == " " }, in: line)
        } else if text.hasPrefix("choice(") {
            self = try Self.choice(text, in: line)
        } else if let plain = Self.plain[String(text)] {
            self = plain
        } else {
            var runs: [(name: Substring, count: ClosedRange<Int>)] = []
            for part in text.split(separator: ",", omittingEmptySubsequences: false) {
                runs.append(try Self.run(part, in: line))
            }
            self = try Self.shape(of: runs, text, in: line)
        }
    }

    private static let plain: [String: FieldShape] = [
        "date": .date, "month": .month, "amount": .amount(amounts), "number": .number, "email": .email, "phone": .phone,
    ]
    private static let names =
        "digits, letters, alphanumerics, word, date, month, amount, number, email, phone, choice(A|B) or text"

    private static func amount(_ text: Substring, in line: SourceLine) throws(GrammarFileError) -> FieldShape {
        let ends = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
        let digits = ends.allSatisfy { $0.utf8.allSatisfy(\.isDigit) }
        let least = ends.first.flatMap { Int64($0) }
        let most = ends.count < 2 ? nil : ends[1].isEmpty ? greatestAmount : Int64(ends[1])
        guard digits, let least, let most, least <= most, most <= greatestAmount else {
            throw line.error(
                at: text, "'\(text)' is no range of amounts",
                expected: "a range such as 1000..5000000, or 1000.., at most \(greatestAmount)")
        }
        return .amount(least...most)
    }

    private static func choice(_ text: Substring, in line: SourceLine) throws(GrammarFileError) -> FieldShape {
        guard text.hasSuffix(")") else {
            throw line.error(at: text, "the choice is not closed", expected: "choice(A|B|C)")
        }
        let words = text.dropFirst("choice(".count).dropLast().split(separator: "|", omittingEmptySubsequences: false)
        for word in words where word.isEmpty || word.contains(" ") {
            throw line.error(at: word, "a choice is a word without blanks", expected: "choice(A|B|C)")
        }
        return .choice(words.map(String.init))
    }

    private static func run(
        _ part: Substring, in line: SourceLine
    ) throws(GrammarFileError) -> (name: Substring, count: ClosedRange<Int>) {
        let words = part.split(separator: " ")
        guard let name = words.last, words.count <= 2 else {
            throw line.error(at: part, "'\(part)' is no shape", expected: "a count and one of \(names)")
        }
        guard words.count == 2 else { return (name, 1...unbounded) }
        return (name, try count(words[0], in: line))
    }

    private static func count(_ text: Substring, in line: SourceLine) throws(GrammarFileError) -> ClosedRange<Int> {
        let ends = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
        let least = ends.first.flatMap { Int($0) }
        let most = ends.count == 1 ? least : ends[1].isEmpty ? unbounded : Int(ends[1])
        guard let least, let most, least >= 0, most >= max(least, 1), most <= unbounded else {
            throw line.error(
                at: text, "'\(text)' is no count", expected: "a number or a range such as 2..60, at most \(unbounded)")
        }
        return least...most
    }

    /// Gives counted names their meaning: one alone is a shape, several are a row.
    private static func shape(
        of runs: [(name: Substring, count: ClosedRange<Int>)], _ text: Substring, in line: SourceLine
    ) throws(GrammarFileError) -> FieldShape {
        if runs.count == 2, runs[0].name == "alphanumerics", runs[1].name == "digits",
            runs[1].count.lowerBound == runs[1].count.upperBound
        {
            guard runs[1].count.lowerBound <= runs[0].count.lowerBound else {
                throw line.error(at: runs[1].name, "more digits than characters", expected: "fewer digits")
            }
            return .alphanumerics(runs[0].count, digits: runs[1].count.lowerBound)
        }
        if runs.count == 1, let shape = single(runs[0].name, runs[0].count) { return shape }
        var row: [Run] = []
        for run in runs {
            guard let characters = CharacterClass(rawValue: String(run.name)) else {
                throw line.error(
                    at: run.name, "'\(run.name)' is no shape",
                    expected: runs.count == 1 ? "one of \(names)" : "digits, letters or alphanumerics in a row")
            }
            row.append(Run(characters, run.count))
        }
        return .row(row)
    }

    private static func single(_ name: Substring, _ count: ClosedRange<Int>) -> FieldShape? {
        let count = max(count.lowerBound, 1)...count.upperBound
        return switch name {
        case "digits": .digits(count)
        case "letters": .letters(count)
        case "alphanumerics": .alphanumerics(count, digits: 0)
        case "word": .word(count)
        case "text": .text(count)
        default: nil
        }
    }
}
