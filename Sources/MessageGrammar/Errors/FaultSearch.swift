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
            return unknownKeyword(whole, nearest)
        }
        return ParseError(text: text, message: best.form.message, faults: best.alignment.faults(normalised))
    }

    /// The best reading of each form whose keyword the text has, in the order in which forms are tried.
    func candidates(_ whole: TolerantText) -> [Candidate] {
        grammar.forms.compactMap { candidate($0, whole) }
    }

    private func candidate(_ form: Form, _ whole: TolerantText, misspelt: KeywordReading? = nil) -> Candidate? {
        let alignments = ([whole] + whole.withoutSignature.suffix(1)).enumerated().flatMap { place, text in
            text.likelySeparators(for: form).compactMap {
                alignment(form, text, $0, misspelt, mayBeBare: place == 0)
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
        guard let cut = tolerant.cut(octets.span, misspelt: misspelt), mayBeBare || cut.parts.count > 0 else {
            return nil
        }
        var search = AlignmentSearch(form: form, parts: cut.parts, cutAt: separator, context: tolerant.context)
        let alignment = search.best(octets.span, end: cut.lead.upperBound)
        guard !alignment.faults(normalised).isEmpty else { return nil }
        return tolerant.leadIsSure(cut.lead, octets.span) ? alignment : alignment.doubtful
    }

    /// A form whose keyword only begins another that was probably meant: DAFTAR in DAFTAR SALDOEE.
    private func isOvershadowed(_ candidate: Candidate, by nearest: Keyword?) -> Bool {
        guard let nearest, candidate.alignment.isDoubtful else { return false }
        return nearest.goesOn(from: candidate.form.keyword)
    }

    /// The keyword first; then, where it is a slip away from another, what is wrong with the rest as that.
    private func unknownKeyword(_ whole: TolerantText, _ nearest: Keyword?) -> ParseError {
        let misspelt = MisspeltKeyword(whole.flat, in: grammar)
        let candidate = misspelt.flatMap { misspelt -> Candidate? in
            guard misspelt.reading.range.upperBound < whole.flat.count else { return nil }
            return grammar.forms.filter { $0.keyword == misspelt.keyword }
                .compactMap { self.candidate($0, whole, misspelt: misspelt.reading) }
                .min { $0.alignment.cost < $1.alignment.cost }
        }
        let meant = misspelt?.keyword ?? nearest ?? overgrown(whole.flat)
        return ParseError(
            text: text, message: grammar.forms.first { $0.keyword == meant }?.message,
            faults: [keywordFault(whole.flat, meant)] + (candidate?.alignment.faults(normalised) ?? []))
    }

    private func keywordFault(_ octets: [UInt8], _ nearest: Keyword?) -> ParseError.Fault {
        let text = octets.span
        let word = octets.indices.first { text.isAlphanumeric(at: $0) }
        let start = word ?? 0
        var end =
            octets.indices[start...].first { word == nil ? octets[$0].isBlank : !text.isAlphanumeric(at: $0) }
            ?? octets.count
        if let nearest, nearest.words.count > 1 {
            end = Self.end(ofWords: nearest.words.count, in: octets, from: start)
        }
        return ParseError.Fault(
            field: nil, span: normalised.span(start..<max(end, start)),
            problem: .unknownKeyword(nearest: nearest?.description))
    }

    private static func end(ofWords count: Int, in octets: [UInt8], from start: Int) -> Int {
        var (index, left) = (start, count)
        while left > 0 {
            let end = octets.span.wordEnd(from: index)
            guard end > index else { break }
            left -= 1
            guard left > 0, end + 1 < octets.count, octets[end].isBlank, octets.span.isLetter(at: end + 1) else {
                return end
            }
            index = end + 1
        }
        return max(index, start)
    }

    /// A keyword that takes nothing behind it and yet has something there: BERHENTI terima kasih.
    private func overgrown(_ octets: [UInt8]) -> Keyword? {
        let start = octets.span.firstLetter ?? octets.count
        return grammar.forms.first { form in
            guard form.holes.isEmpty, let reading = form.keywordReading(octets.span, at: start, gluing: false) else {
                return false
            }
            let end = reading.range.upperBound
            return end > start && end < octets.count && !octets.span.isAlphanumeric(at: end)
        }?.keyword
    }

    /// The keyword that is fewest slips away, of two alike the one with more words; nil where none is near enough to
    /// be worth naming.
    private func suggestion(_ octets: [UInt8]) -> Keyword? {
        let start = octets.span.firstLetter ?? octets.count
        let ranked = grammar.keywords.filter(\.canBeSuggested).map { keyword in
            let opening = Array(octets.prefix(start + keyword.longestLooked))
            let end = Self.end(ofWords: keyword.words.count, in: opening, from: start)
            let slips = Nearness.distance(opening.span.capitals(start..<end), keyword.characters)
            return (keyword: keyword, slips: slips)
        }.filter { $0.slips > 0 && $0.slips <= $0.keyword.mostSlips }
        guard let fewest = ranked.map(\.slips).min() else { return nil }
        let nearest = ranked.filter { $0.slips == fewest }.map(\.keyword)
        let most = nearest.map(\.words.count).max()
        let longest = nearest.filter { $0.words.count == most }
        return longest.count == 1 ? longest[0] : nil
    }
}

extension Keyword {
    /// Whether a text that begins nearly so is told of it: a keyword of one or two characters is near to everything.
    var canBeSuggested: Bool { characters.count > 2 && !words.isEmpty }

    fileprivate var mostSlips: Int { max(1, characters.count / 4) }

    /// In octets: words of more than so many have more than the most slips.
    fileprivate var longestLooked: Int { 4 * (characters.count + mostSlips + 1) }
}
