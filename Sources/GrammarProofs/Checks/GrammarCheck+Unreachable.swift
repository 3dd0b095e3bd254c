import MessageGrammar
import Seeded

extension GrammarCheck {
    /// Forms that are never the reading of a text that is written as they say.
    func unreachable(_ languages: LanguageCache) -> [Finding] {
        grammar.forms.indices.compactMap { place in
            let form = grammar.forms[place]
            guard let readers = readers(of: form, among: grammar.forms[..<place], languages) else { return nil }
            let lines = readers.map(\.line).sorted().map(String.init).joined(separator: ", ")
            return Finding(
                kind: .unreachable, file: grammar.file, line: form.line,
                problem: readers.isEmpty
                    ? "no text fits \(form.text)"
                    : "every text that fits \(form.text) is read by a form tried before it, of line\(readers.count > 1 ? "s" : "") \(lines)",
                remedy: readers.isEmpty
                    ? "shapes that leave room for a value" : "leave the form out, or narrow the others")
        }
    }

    /// Earlier forms that read all texts of a form, or nil where one of them is left for it.
    ///
    /// Texts at random show of nearly every form that it is needed. Where they do not, those before it that read most
    /// of them are asked whether they read all; and each text that they leave calls another one.
    private func readers(of form: Form, among earlier: ArraySlice<Form>, _ languages: LanguageCache) -> [Form]? {
        if let one = earlier.first(where: { languages.surelyTakes($0, allOf: form) }) { return [one] }
        let table = languages.strict(form)
        guard var readers = readersOfSome(TextSamples(table), among: earlier) else { return nil }
        while true {
            var search = InclusionSearch(table, in: readers.map(languages.strict))
            guard let text = search.textOutside() else { return readers }
            let other = earlier.first { other in other.readsStrictly(text) && !readers.contains { $0 === other } }
            guard let other else { return nil }
            readers.append(other)
        }
    }

    /// A few earlier forms that read all of some texts, or nil where one of those is left.
    private func readersOfSome(_ samples: TextSamples, among earlier: ArraySlice<Form>) -> [Form]? {
        var random = SplitMix64(seed: 0)
        var texts: [String] = []
        for _ in 0..<Self.mostTexts {
            guard let text = samples.randomText(using: &random) else { break }
            guard earlier.contains(where: { $0.readsStrictly(text) }) else { return nil }
            texts.append(text)
        }
        var readers: [Form] = []
        while let text = texts.first {
            let able = earlier.filter { $0.readsStrictly(text) }
            let best = able.map { form in (form: form, left: texts.filter { !form.readsStrictly($0) }) }
                .min { $0.left.count < $1.left.count }
            guard let best else { return nil }
            readers.append(best.form)
            texts = best.left
        }
        return readers
    }

    private static let mostTexts = 64
}
