extension Grammar {
    /// The words of which messages are made beside what members fill in: keywords, choices, what posters print.
    package var vocabulary: [String] {
        let choices = fields.flatMap { field -> [String] in
            if case .choice(let words) = field.shape { words } else { [] }
        }
        let printed = poster.openings + poster.closings + poster.labels.values.joined()
        return forms.map(\.keyword.description) + choices + printed.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether a word in capitals is one of those with a slip or two: what decides on the command that a refusal suggests.
    package static func isNear(_ word: String, to vocabulary: Set<String>) -> Bool {
        let letters = Array(word.unicodeScalars)
        guard letters.count >= 4 else { return false }
        let slips = letters.count > 6 ? 2 : 1
        return vocabulary.contains { other in
            abs(other.unicodeScalars.count - letters.count) <= slips
                && Nearness.distance(letters, Array(other.unicodeScalars)) <= slips
        }
    }

    /// Whether a field is the end of another's value, which is a person's: `kpj-tail` of `kpj`.
    package func isTail(_ field: FieldDefinition) -> Bool {
        let end = "-tail"
        guard field.name.hasSuffix(end), let whole = self.field(named: String(field.name.dropLast(end.count))) else {
            return false
        }
        return whole.sensitivity != .open
    }
}
