public import ShortMessage

extension Grammar {
    /// Reads one text.
    ///
    /// - Parameter day: the day of the message; two-digit years are read against it.
    /// - Throws: `ParseError`, with every fault of the reading that comes nearest.
    public func match(_ text: String, on day: CalendarDate) throws(ParseError) -> Match {
        let context = ReadingContext(day: day)
        if let match = strictMatch(text, context) { return match }
        let normalised = NormalisedText(text)
        let matcher = TolerantMatcher(grammar: self, normalised: normalised, context: context)
        guard let (reading, octets) = matcher.reading() else {
            throw FaultSearch(grammar: self, text: text, normalised: normalised, context: context).error()
        }
        return Match(
            form: reading.form, slots: reading.slots, separator: reading.separator,
            repairSet: reading.repairs.union(normalised.repairs),
            text: String(decoding: octets, as: UTF8.self), context: context, normalised: normalised)
    }

    private func strictMatch(_ text: String, _ context: ReadingContext) -> Match? {
        let utf8 = text.utf8
        let octets = utf8.span
        var slots = Slots()
        guard let form = strictForm(octets, context, into: &slots) else { return nil }
        return Match(
            form: form, slots: slots, separator: form.separator, repairSet: [], text: text, context: context,
            normalised: nil)
    }

    /// The first form that a text has as it stands; the slots are then filled.
    func strictForm(_ text: Span<UInt8>, _ context: ReadingContext, into slots: inout Slots) -> Form? {
        for place in exactIndex.candidates(for: text) {
            let form = exactIndex[place]
            if form.strictReading(text, context, into: &slots) { return form }
        }
        return nil
    }
}
