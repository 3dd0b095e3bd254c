extension FaultSearch {
    /// The keyword first; then, where it is a slip away from another, what is wrong with the rest as that.
    ///
    /// Where a keyword stands there that takes nothing behind it, what stands behind it is wrong instead.
    func unknownKeyword(_ whole: TolerantText, _ nearest: Keyword?) -> ParseError {
        let flat = whole.flat
        let misspelt = MisspeltKeyword(flat.span, in: grammar.openings)
        let bare = misspelt == nil && nearest == nil ? bareForm(flat.span) : nil
        // Where no form has a hole, no reply speaks of parts.
        if let bare, grammar.forms.contains(where: { !$0.holes.isEmpty }) {
            return ParseError(
                text: text, message: bare.form.message,
                faults: [.init(field: nil, span: normalised.span(bare.rest), problem: .surplus)])
        }
        let candidate = misspelt.flatMap { misspelt -> Candidate? in
            guard misspelt.reading.range.upperBound < flat.count else { return nil }
            return misspelt.forms.compactMap { self.candidate($0, whole, misspelt: misspelt.reading) }
                .min { $0.alignment.cost < $1.alignment.cost }
        }
        let meant = misspelt?.keyword ?? nearest ?? bare?.form.keyword
        return ParseError(
            text: text, message: grammar.forms.first { $0.keyword == meant }?.message,
            faults: [keywordFault(flat, meant)] + (candidate?.alignment.faults(normalised) ?? []))
    }

    private func keywordFault(_ octets: [UInt8], _ nearest: Keyword?) -> ParseError.Fault {
        let text = octets.span
        let word = text.firstAlphanumeric
        let start = word ?? 0
        var end =
            octets.indices[start...].first { word == nil ? octets[$0].isBlank : !text.isAlphanumeric(at: $0) }
            ?? octets.count
        if let nearest, nearest.words.count > 1 {
            end = text.end(ofWords: nearest.words.count, from: start)
        }
        return ParseError.Fault(
            field: nil, span: normalised.span(start..<max(end, start)),
            problem: .unknownKeyword(nearest: nearest?.description))
    }

    /// A keyword that takes nothing behind it and yet has something there: BERHENTI terima kasih.
    private func bareForm(_ text: Span<UInt8>) -> (form: Form, rest: Range<Int>)? {
        let start = text.firstWord ?? text.count
        for form in grammar.forms where form.holes.isEmpty {
            guard let end = form.keywordReading(text, at: start, gluing: false)?.range.upperBound, end > start,
                end < text.count, !text.isAlphanumeric(at: end)
            else { continue }
            let rest = text.trimmed(end..<text.count)
            if !rest.isEmpty { return (form, rest) }
        }
        return nil
    }
}
