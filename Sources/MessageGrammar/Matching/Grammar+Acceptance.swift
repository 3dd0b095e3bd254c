extension Grammar {
    /// The messages one of whose forms the matcher reads a text as, exactly or after steps 1 and 2 and glue, in the
    /// file's order: more than one is an ambiguity.
    package func messages(accepting text: String) -> [String] {
        messages.filter { $0.forms.contains { $0.accepts(text) } }.map(\.name)
    }
}

extension Form {
    /// Whether the matcher reads a text as this form, exactly or after steps 1 and 2 and glue.
    package func accepts(_ text: String) -> Bool {
        let whole = TolerantText(NormalisedText(text, Poster(shortCode: ""), keepsPlaces: false))
        return !whole.flat.isEmpty && accepts(whole)
    }

    /// Whether a text is written exactly as the form says.
    package func readsStrictly(_ text: String) -> Bool {
        readsStrictly(Array(text.utf8))
    }

    private func readsStrictly(_ text: [UInt8]) -> Bool {
        var slots = Slots()
        return strictReading(text.span, .ofAnyDay, into: &slots)
    }

    private func accepts(_ text: TolerantText) -> Bool {
        if readsStrictly(text.flat) { return true }
        return text.separators(for: self).contains { separator in
            let octets = text.octets(cutAt: separator)
            return TolerantForm(self, cutAt: separator, .keywords, .ofAnyDay).inOrder(octets.span) != nil
        }
    }
}

extension FieldShape {
    /// Whether the matcher says that a value fits as it stands.
    package func takes(_ value: String) -> Bool {
        let octets = value.utf8
        return fit(octets.span, 0..<octets.count, .ofAnyDay) == .fits
    }
}
