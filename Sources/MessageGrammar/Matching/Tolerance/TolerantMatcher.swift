/// Reads a text that no form accepts as it stands, step by step; the first reading without an error wins.
struct TolerantMatcher {
    let grammar: Grammar
    let normalised: NormalisedText
    let context: ReadingContext

    /// A reading, with the text in which its slots lie.
    func reading() -> (reading: Reading, text: [UInt8])? {
        let whole = TolerantText(normalised)
        guard !whole.flat.isEmpty, var found = found(whole) else { return nil }
        // A line break did for a blank.
        if found.text.indices.contains(where: { whole.broken[$0] != found.text[$0] }) {
            found.reading.repairs.insert(.separator)
        }
        return found
    }

    private func found(_ whole: TolerantText) -> Found? {
        if let strict = strictReading(whole) { return strict }
        for step in [Tolerance.separators, .keywords, .insides] {
            if let found = inOrder(whole, step) { return found }
        }
        let shorter = whole.withoutSignature
        if let found = withoutSignature(shorter, inOrder) { return found }
        for step in [Tolerance.separators, .keywords, .insides] {
            if let found = byShape(whole, step) { return found }
        }
        return withoutSignature(shorter, byShape)
    }

    private typealias Found = (reading: Reading, text: [UInt8])

    /// Step 1 alone: the normalised text, read as strictly as the original was.
    private func strictReading(_ text: TolerantText) -> Found? {
        var slots = Slots()
        guard let form = grammar.strictForm(text.flat.span, context, into: &slots) else { return nil }
        return (Reading(form: form, slots: slots, separator: form.separator, repairs: []), text.flat)
    }

    /// Step 5: only after a form with a filled hole, so that nothing is done by half a sentence.
    private func withoutSignature(
        _ texts: [TolerantText], _ read: (TolerantText, Tolerance) -> Found?
    ) -> Found? {
        for text in texts {
            guard var found = read(text, .trailing) else { continue }
            guard found.reading.slots.filledCount(of: found.reading.form.holes.count) > 0 else { continue }
            found.reading.repairs.insert(.trailing)
            return found
        }
        return nil
    }

    private func inOrder(_ text: TolerantText, _ step: Tolerance) -> Found? {
        if let found = firstReading(text, step, { $0.inOrder($1) }) { return found }
        guard step >= .keywords, let misspelt = MisspeltKeyword(text.flat, in: grammar) else { return nil }
        for form in grammar.forms where form.keyword == misspelt.keyword {
            for separator in text.separators(for: form) {
                let octets = text.octets(cutAt: separator)
                let tolerant = TolerantForm(form, cutAt: separator, step, context)
                if let reading = tolerant.inOrder(octets.span, misspelt: misspelt.reading) { return (reading, octets) }
            }
        }
        return nil
    }

    private func byShape(_ text: TolerantText, _ step: Tolerance) -> Found? {
        firstReading(text, step) { $0.byShape($1) }
    }

    private func firstReading(
        _ text: TolerantText, _ step: Tolerance, _ read: (TolerantForm, Span<UInt8>) -> Reading?
    ) -> Found? {
        for form in grammar.keywordIndex.candidates(for: text.flat) {
            for separator in text.separators(for: form) {
                let octets = text.octets(cutAt: separator)
                if let reading = read(TolerantForm(form, cutAt: separator, step, context), octets.span) {
                    return (reading, octets)
                }
            }
        }
        return nil
    }
}
