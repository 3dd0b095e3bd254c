/// Characters of the default alphabet for those that it lacks: lossy, and applied only when asked for.
public enum Transliteration {
    /// The text with every replaceable character replaced; what has no replacement stays.
    public static func applied(to text: some StringProtocol) -> String {
        var result = ""
        for character in text {
            let fits = GSMAlphabet.septets(String(character)) != nil
            result += fits ? String(character) : replacement(for: character) ?? String(character)
        }
        return result
    }

    /// What a character may be replaced by, all of the default alphabet, or nil; empty for invisible characters.
    public static func replacement(for character: Character) -> String? {
        let scalars = Array(character.unicodeScalars)
        if scalars.count == 2, let composed = composition(of: scalars[0], scalars[1]) { return String(composed) }
        var result = ""
        for scalar in scalars {
            guard let replacement = replacement(for: scalar) else { return nil }
            result += replacement
        }
        return result
    }

    private static func replacement(for scalar: Unicode.Scalar) -> String? {
        if GSMAlphabet.septets(of: scalar) != nil { return String(scalar) }
        if let listed = table[scalar] { return listed }
        return plainSpelling(of: scalar).flatMap { GSMAlphabet.septets($0) == nil ? nil : $0 }
    }

    /// Spellings that follow from what Unicode says of a character.
    private static func plainSpelling(of scalar: Unicode.Scalar) -> String? {
        let properties = scalar.properties
        if (0xFF01...0xFF5E).contains(scalar.value) { return Unicode.Scalar(scalar.value - 0xFEE0).map { String($0) } }
        if properties.isDefaultIgnorableCodePoint || properties.generalCategory == .nonspacingMark { return "" }
        if properties.generalCategory == .spaceSeparator { return " " }
        return properties.name.flatMap(letter(named:))
    }

    /// `e` for LATIN SMALL LETTER E WITH CARON.
    private static func letter(named name: String) -> String? {
        for (prefix, isCapital) in [("LATIN SMALL LETTER ", false), ("LATIN CAPITAL LETTER ", true)] {
            guard name.hasPrefix(prefix) else { continue }
            let words = name.dropFirst(prefix.count).split(separator: " ")
            guard let letter = words.first, letter.count == 1, words.count == 1 || words[1] == "WITH" else {
                return nil
            }
            return isCapital ? String(letter) : letter.lowercased()
        }
        return nil
    }

    /// The alphabet's own character for a letter and a combining mark: `é` for `e` and U+0301.
    private static func composition(of base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
        let bases = compositions[mark] ?? []
        return bases.first { $0.base == base }?.composed
    }

    private static let compositions: [Unicode.Scalar: [(base: Unicode.Scalar, composed: Unicode.Scalar)]] = [
        "\u{300}": [("a", "à"), ("e", "è"), ("i", "ì"), ("o", "ò"), ("u", "ù")],
        "\u{301}": [("e", "é"), ("E", "É")],
        "\u{303}": [("n", "ñ"), ("N", "Ñ")],
        "\u{308}": [("a", "ä"), ("o", "ö"), ("u", "ü"), ("A", "Ä"), ("O", "Ö"), ("U", "Ü")],
        "\u{30A}": [("a", "å"), ("A", "Å")],
        "\u{327}": [("C", "Ç"), ("c", "Ç")],
    ]
}
