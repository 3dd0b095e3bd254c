public import ShortMessage

extension Grammar {
    /// Reads one text without any tolerance.
    ///
    /// It must be written as the first form of its message says: keywords in capitals, separators as the form has them,
    /// values in their canonical spelling, dates as DD-MM-YYYY, holes that are left out gone with the separator before
    /// them. `CanonicalABNF` accepts the same texts, but for words of the poster before a name, of which it knows nothing.
    ///
    /// The day is that of the message, for what is said of a text that is spelled otherwise.
    public func canonicalMatch(_ text: String, on day: CalendarDate) throws(NotCanonical) -> Match {
        if let match = canonicalMatch(text) { return match }
        throw NotCanonical(text: text, problem: problem(text, on: day))
    }

    private func problem(_ text: String, on day: CalendarDate) -> NotCanonical.Problem {
        do throws(ParseError) {
            let match = try match(text, on: day)
            let spelling = match.description
            if canonicalMatch(spelling)?.message == match.message { return .otherSpelling(canonical: spelling) }
            return .otherForm(first: messages.first { $0.name == match.message }?.forms[0].text ?? "")
        } catch {
            return .refused(error)
        }
    }

    private func canonicalMatch(_ text: String) -> Match? {
        let utf8 = text.utf8
        let firstForms = Set(messages.map { ObjectIdentifier($0.forms[0]) })
        for form in forms where firstForms.contains(ObjectIdentifier(form)) {
            guard let reading = CanonicalReading(form, utf8.span, .ofAnyDay) else { continue }
            var slots = reading.slots
            guard form.names.dropLabels(of: form, from: &slots, utf8.span, .ofAnyDay) == [] else { continue }
            return Match(
                form: form, slots: slots, separator: form.separator, repairSet: [], text: text,
                context: .ofAnyDay, original: nil)
        }
        return nil
    }
}
