import MessageGrammar
import Seeded

extension GrammarCheck {
    /// Forms that members cannot get wrong usefully: whatever value is left out or cut short, the reply names no field.
    ///
    /// Mistakes are tried and nothing is proven, so these are warnings; in the order of the lines.
    public var warnings: [Finding] {
        var random = SplitMix64(seed: 0)
        return grammar.messages.flatMap(\.forms).compactMap { form in
            guard let mistake = firstOfUntold(form, using: &random) else { return nil }
            return Finding(
                kind: .unhelpful, file: grammar.file, line: form.line,
                problem: "who makes a mistake in \(form.text) is not told which field is wrong", witness: mistake,
                remedy: "a keyword before the first hole, so that a wrong message is known to be this one")
        }
    }

    /// The first mistake in a form, or nil where it has none or one of them is told by the name of a field.
    private func firstOfUntold(_ form: Form, using random: inout SplitMix64) -> String? {
        var first: String?
        for hole in form.holes.indices where !form.holes[hole].isOptional {
            for _ in 0..<Self.mostMistakes {
                let values = form.shapes.map { $0.randomValue(using: &random) }
                for text in [form.text(values, without: hole), form.text(values, cutting: hole)] {
                    guard let isTold = isTold(text) else { continue }
                    if isTold { return nil }
                    first = first ?? text
                }
            }
        }
        return first
    }

    private static let mostMistakes = 4

    /// Nil for what is understood, or is no message at all.
    private func isTold(_ text: String) -> Bool? {
        do throws(ParseError) {
            _ = try grammar.match(text, on: Self.day)
            return nil
        } catch {
            if error.faults.contains(where: { $0.problem == .empty }) { return nil }
            return error.faults.contains { $0.field != nil }
        }
    }
}

extension Form {
    /// A message with these values but one, which is forgotten with the separator before it.
    fileprivate func text(_ values: [String], without missing: Int) -> String {
        var text = keyword.description
        for (hole, value) in values.enumerated() where hole != missing {
            let isFirst = hole == 0 || hole == 1 && missing == 0
            text += String(decoding: isFirst ? lead : separators[hole - 1], as: UTF8.self) + value
        }
        return text + String(decoding: tail, as: UTF8.self)
    }

    /// A message with these values, one of which lacks its last character.
    fileprivate func text(_ values: [String], cutting short: Int) -> String {
        var values = values
        values[short].removeLast()
        return self.text(values, without: holes.count)
    }
}
