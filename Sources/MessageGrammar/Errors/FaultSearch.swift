/// Finds the reading with the fewest wrong parts of a text that no form accepts, and says what is wrong in it.
struct FaultSearch {
    let grammar: Grammar
    let text: String
    let normalised: NormalisedText
    let context: ReadingContext

    init(grammar: Grammar, text: String, context: ReadingContext) {
        (self.grammar, self.text, self.context) = (grammar, text, context)
        normalised = NormalisedText(text, grammar.poster)
    }

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
        let nearest = Suggestion(whole.flat.span, in: grammar.openings).keyword
        guard let best = best(whole), !isOvershadowed(best, by: nearest) else {
            return unknownKeyword(whole, nearest)
        }
        return ParseError(text: text, message: best.form.message, faults: best.alignment.faults(normalised))
    }

    /// The best reading of each form whose keyword the text has, in the order in which forms are tried.
    func candidates(_ whole: TolerantText) -> [Candidate] {
        grammar.forms.compactMap { candidate($0, whole) }
    }

    func candidate(_ form: Form, _ whole: TolerantText, misspelt: KeywordReading? = nil) -> Candidate? {
        let alignments = ([whole] + whole.withoutSignature.suffix(1)).enumerated().flatMap { place, text in
            text.likelySeparators(for: form).compactMap {
                alignment(form, text.ended(for: form), $0, misspelt, mayBeBare: place == 0)
            }
        }
        return alignments.min { $0.cost < $1.cost }.map { Candidate(form: form, alignment: $0) }
    }

    private func best(_ whole: TolerantText) -> Candidate? {
        let candidates = candidates(whole)
        let keyed = candidates.filter { candidate in
            let keyword = candidate.form.keyword
            return !keyword.isEmpty && !candidates.contains { $0.form.keyword.goesOn(from: keyword) }
        }
        // A form without keyword is meant only where at least one part is right.
        let chosen = keyed.isEmpty ? candidates.filter(\.alignment.hasRightPart) : keyed
        return chosen.min { $0.alignment.cost < $1.alignment.cost }
    }

    /// - Parameter mayBeBare: false for what stands before a signature; the signature is no excuse for lacking all.
    private func alignment(
        _ form: Form, _ text: TolerantText, _ separator: UInt8?, _ misspelt: KeywordReading?, mayBeBare: Bool
    ) -> Alignment? {
        let octets = text.octets(cutAt: separator)
        let tolerant = TolerantForm(form, cutAt: separator, .insides, context)
        guard let frame = tolerant.frame(octets.span, misspelt: misspelt), mayBeBare || !frame.body.isEmpty,
            let alignment = alignment(tolerant, frame, octets.span), !alignment.faults(normalised).isEmpty
        else { return nil }
        return tolerant.leadIsSure(frame.lead, octets.span) ? alignment : alignment.doubtful
    }

    private func alignment(_ tolerant: TolerantForm, _ frame: TolerantForm.Frame, _ text: Span<UInt8>) -> Alignment? {
        let form = tolerant.form
        if form.separator == nil, !form.separators.isEmpty {
            return Alignment(
                form, MixedParts(form, text, frame.body), text, tolerant.context, end: frame.body.lowerBound)
        }
        guard let parts = tolerant.parts(text, frame.body) else { return nil }
        var search = AlignmentSearch(
            form: form, parts: parts, cutAt: tolerant.separator, context: tolerant.context)
        return search.best(text, end: frame.lead.upperBound)
    }

    /// A form whose keyword only begins another that was probably meant: DAFTAR in DAFTAR SALDOEE.
    private func isOvershadowed(_ candidate: Candidate, by nearest: Keyword?) -> Bool {
        guard let nearest, candidate.alignment.isDoubtful else { return false }
        return nearest.goesOn(from: candidate.form.keyword)
    }
}
