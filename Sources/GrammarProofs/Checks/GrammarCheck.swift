public import MessageGrammar
import ShortMessage

/// Proves a grammar, or finds what is wrong with it before a member does.
public struct GrammarCheck: Sendable {
    let grammar: Grammar

    /// A check of one grammar, which is made when `findings` are asked for.
    public init(_ grammar: Grammar) {
        self.grammar = grammar
    }

    /// What is wrong with the grammar, in the order of its lines.
    public var findings: [Finding] {
        let languages = LanguageCache()
        return (ambiguous(languages) + unreachable(languages) + mistakable(languages) + unusedFields + examples)
            .sorted { $0.line < $1.line }
    }

    private func ambiguous(_ languages: LanguageCache) -> [Finding] {
        ambiguities(languages).map { left, right, witness in
            Finding(
                kind: .ambiguous, file: grammar.file, line: right.line,
                problem: "\(right.text) of \(right.message) and \(left.text) of \(left.message), line \(left.line), "
                    + "accept one text",
                witness: witness, remedy: "give one of them another keyword, or holes whose shapes do not meet")
        }
    }

    private func mistakable(_ languages: LanguageCache) -> [Finding] {
        grammar.messages.flatMap(\.forms).flatMap { form in
            form.neighbours.compactMap { hole, next in
                guard let witness = languages.commonValue(hole.shape, next.shape) else { return nil }
                return Finding(
                    kind: .mistakable, file: grammar.file, line: form.line,
                    problem: "\(hole.field) may be left out of \(form.text), and a value of it can be \(next.field)",
                    witness: witness, remedy: "two forms, or shapes that no value has both of")
            }
        }
    }

    /// Fields that no form has a hole for: left behind, or meant where another name stands. Where a program is asked they
    /// are what it fills in.
    private var unusedFields: [Finding] {
        guard grammar.askedMessages.isEmpty else { return [] }
        let used = grammar.sentFields
        return grammar.fields.filter { !used.contains($0.name) }.map { field in
            Finding(
                kind: .unused, file: grammar.file, line: field.line, problem: "no form has the field \(field.name)",
                remedy: "a form with {\(field.name)}, or leave the field out")
        }
    }

    private var examples: [Finding] {
        grammar.messages.flatMap { message in
            message.examples.compactMap { example in
                guard let reading = otherReading(of: example.text, than: message.name) else { return nil }
                return Finding(
                    kind: .example, file: grammar.file, line: example.line,
                    problem: "an example of \(message.name) \(reading)", witness: example.text,
                    remedy: "an example that \(message.name) accepts, or a form that takes this one")
            }
        }
    }

    private func otherReading(of text: String, than message: String) -> String? {
        do throws(ParseError) {
            let match = try grammar.match(text, on: Self.day)
            return match.message == message ? nil : "is read as \(match.message)"
        } catch {
            return "is not understood: " + error.faults.map(\.hint).joined(separator: "; ")
        }
    }

    /// 1 January 2026; which century two digits mean does not change which message a text is.
    static let day = CalendarDate(dayNumber: 20_454)
}

extension Form {
    /// Each optional hole with those that its value stands in where it is left out: up to the first that cannot be, too.
    fileprivate var neighbours: [(Hole, Hole)] {
        holes.indices.filter { holes[$0].isOptional }.flatMap { place in
            let later = holes[(place + 1)...]
            let needed = later.firstIndex { !$0.isOptional }.map { $0 + 1 } ?? later.endIndex
            return later[..<needed].map { (holes[place], $0) }
        }
    }
}
