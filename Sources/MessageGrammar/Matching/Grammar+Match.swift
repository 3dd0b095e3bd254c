public import ShortMessage

extension Grammar {
    /// Reads one text; two-digit years are read against the day of the message.
    ///
    /// - Throws: `ParseError`, with every fault of the reading that comes nearest.
    public func match(_ text: String, on day: CalendarDate) throws(ParseError) -> Match {
        let context = ReadingContext(day: day)
        if let match = strictMatch(text, context) { return match }
        if let match = tolerantMatch(text, context) { return match }
        throw FaultSearch(grammar: self, text: text, context: context).error()
    }

    /// A text that step 1 leaves as it is is read where it stands; any other one is copied.
    private func tolerantMatch(_ text: String, _ context: ReadingContext) -> Match? {
        var matcher = TolerantMatcher(openings, context)
        let utf8 = text.utf8
        let octets = utf8.span
        if octets.isNormalised(poster) {
            guard var reading = matcher.reading(octets, octets) else { return nil }
            reading.dropLabels(octets, context)
            return Match(reading, of: text, context, original: nil)
        }
        let normalised = NormalisedText(text, poster, keepsPlaces: false)
        guard !normalised.octets.isEmpty else { return nil }
        let (flat, broken) = (normalised.flat, normalised.octets)
        guard var reading = strictReading(flat.span, broken.span, context) ?? matcher.reading(flat.span, broken.span)
        else {
            return nil
        }
        reading.repairs.formUnion(normalised.repairs)
        reading.dropLabels(flat.span, context)
        let read = reading.separator == .lineBreak ? broken : flat
        return Match(reading, of: String(decoding: read, as: UTF8.self), context, original: (text, poster))
    }

    /// Step 1 alone: the text after it, read as strictly as the original was.
    private func strictReading(
        _ flat: Span<UInt8>, _ broken: Span<UInt8>, _ context: ReadingContext
    ) -> Reading? {
        var slots = Slots()
        guard let form = strictForm(flat, context, into: &slots) else { return nil }
        // A line break did for a blank.
        let repairs = broken.contains(.lineBreak) ? RepairSet.separator : []
        return Reading(form: form, slots: slots, separator: form.separator, repairs: repairs)
    }

    private func strictMatch(_ text: String, _ context: ReadingContext) -> Match? {
        let utf8 = text.utf8
        let octets = utf8.span
        var slots = Slots()
        guard let form = strictForm(octets, context, into: &slots) else { return nil }
        let repairs = form.names.dropLabels(of: form, from: &slots, octets, context)
        return Match(
            form: form, slots: slots, separator: form.separator, repairSet: repairs, text: text, context: context,
            original: nil)
    }

    /// The first form that a text has as it stands; the slots are then filled.
    func strictForm(_ text: Span<UInt8>, _ context: ReadingContext, into slots: inout Slots) -> Form? {
        let (first, second) = (text.word(at: 0), text.word(at: OctetWord.count))
        for place in exactIndex.candidates(for: text) where exactIndex.mayStand(place, in: first, second) {
            let form = exactIndex[place]
            if form.strictReading(text, context, into: &slots) { return form }
        }
        return nil
    }
}
