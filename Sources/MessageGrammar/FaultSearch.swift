/// Finds the reading with the fewest wrong parts of a text that no form accepts, and says what is wrong in it.
struct FaultSearch {
    let grammar: Grammar
    let text: String
    let normalised: NormalisedText
    let context: ReadingContext

    /// What one form makes of the text at its best.
    struct Candidate {
        let form: Form
        let alignment: Alignment
    }

    func error() -> ParseError {
        let whole = TolerantText(normalised)
        guard !whole.flat.isEmpty else {
            return ParseError(text: text, message: nil, faults: [.init(field: nil, span: 0..<0, problem: .empty)])
        }
        let nearest = suggestion(whole.flat)
        guard let best = best(whole), !isOvershadowed(best, by: nearest) else {
            return unknownKeyword(whole.flat, nearest)
        }
        return ParseError(text: text, message: best.form.message, faults: best.alignment.faults(normalised))
    }

    /// The best reading of each form whose keyword the text has, in the order in which forms are tried.
    func candidates(_ whole: TolerantText) -> [Candidate] {
        let texts = [whole] + whole.withoutSignature.suffix(1)
        return grammar.forms.compactMap { form in
            let alignments = texts.flatMap { text in
                text.separators(for: form).compactMap { alignment(form, text, $0) }
            }
            return alignments.min { $0.cost < $1.cost }.map { Candidate(form: form, alignment: $0) }
        }
    }

    private func best(_ whole: TolerantText) -> Candidate? {
        let candidates = candidates(whole)
        let keyed = candidates.filter { !$0.form.keyword.isEmpty }
        // A form without keyword is meant only where at least one part is right.
        let chosen = keyed.isEmpty ? candidates.filter(\.alignment.hasRightPart) : keyed
        return chosen.min { $0.alignment.cost < $1.alignment.cost }
    }

    private func alignment(_ form: Form, _ text: TolerantText, _ separator: UInt8?) -> Alignment? {
        let octets = text.octets(cutAt: separator)
        let tolerant = TolerantForm(form, cutAt: separator, .insides, context)
        guard let cut = tolerant.cut(octets.span, misspelt: nil) else { return nil }
        var search = AlignmentSearch(
            form: form, parts: cut.parts, context: tolerant.context, joins: separator?.mayStandInside ?? false)
        let alignment = search.best(octets.span, end: cut.lead.upperBound)
        guard !alignment.faults(normalised).isEmpty else { return nil }
        return tolerant.leadIsSure(cut.lead, octets.span) ? alignment : alignment.doubtful
    }

    /// A form whose keyword only begins another that was probably meant: DAFTAR in DAFTAR SALDOEE.
    private func isOvershadowed(_ candidate: Candidate, by nearest: Keyword?) -> Bool {
        guard let nearest, candidate.alignment.isDoubtful else { return false }
        return nearest.words.count > candidate.form.keyword.words.count
            && nearest.words.starts(with: candidate.form.keyword.words)
    }

    private func unknownKeyword(_ octets: [UInt8], _ nearest: Keyword?) -> ParseError {
        let start = octets.firstIndex { $0.isAlphanumeric } ?? 0
        var end = octets[start...].firstIndex { !$0.isAlphanumeric } ?? octets.count
        if let nearest, nearest.words.count > 1 {
            end = Self.end(ofWords: nearest.words.count, in: octets, from: start)
        }
        let fault = ParseError.Fault(
            field: nil, span: normalised.span(start..<max(end, start)),
            problem: .unknownKeyword(nearest: nearest?.description))
        return ParseError(text: text, message: nil, faults: [fault])
    }

    private static func end(ofWords count: Int, in octets: [UInt8], from start: Int) -> Int {
        var (index, left) = (start, count)
        while left > 0 {
            let end = octets.span.wordEnd(from: index)
            guard end > index else { break }
            left -= 1
            guard left > 0, end + 1 < octets.count, octets[end].isBlank, octets[end + 1].isLetter else { return end }
            index = end + 1
        }
        return max(index, start)
    }

    /// The keyword that is fewest slips away; nil where none is near enough to be worth naming, or two are alike.
    private func suggestion(_ octets: [UInt8]) -> Keyword? {
        let start = octets.firstIndex(where: \.isLetter) ?? octets.count
        let ranked = grammar.keywords.filter { !$0.words.isEmpty }.map { keyword in
            let end = Self.end(ofWords: keyword.words.count, in: octets, from: start)
            return (keyword, Nearness.distance(octets[start..<end].prefix(40).map(\.folded), keyword.octets))
        }
        guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 > 0, best.1 <= max(1, best.0.octets.count / 4),
            best.0.octets.count > 2, ranked.count(where: { $0.1 == best.1 }) == 1
        else { return nil }
        return best.0
    }
}
