/// Pseudonyms for names: the letters of a name together, so that one without blanks is the same name, a vowel for a vowel.
struct NamePseudonyms: Sendable {
    private let key: PseudonymKey
    private let known = PseudonymMemory<Word, [Unicode.Scalar]>()
    private static let vowels = Array("AEIOU".unicodeScalars)
    private static let consonants = Array("BCDFGHJKLMNPQRSTVWXYZ".unicodeScalars)

    private struct Word: Hashable {
        let letters: [Unicode.Scalar]
        let variant: Int
    }

    init(_ key: PseudonymKey) {
        self.key = key
    }

    /// Letters in their order, each in capitals or small ones as it was.
    ///
    /// - Parameter variant: another pseudonym each; 0 is that of a name.
    func letters(_ letters: [Unicode.Scalar], _ variant: Int = 0) -> [Unicode.Scalar] {
        known.image(of: Word(letters: letters, variant: variant)) { worked(out: $0.letters, $0.variant) }
    }

    private func worked(out letters: [Unicode.Scalar], _ variant: Int) -> [Unicode.Scalar] {
        let places = letters.indices.filter { letters[$0].isASCIILetter }
        let alphabets = places.map { Self.alphabet(of: letters[$0].capital) }
        let symbols = zip(places, alphabets).map { $1.firstIndex(of: letters[$0].capital) ?? 0 }
        var pseudonym = letters.map { $0.isASCIILetter ? $0 : other($0) }
        guard !places.isEmpty else { return pseudonym }
        let image = KeyedPermutation(key, variant == 0 ? "name" : "word \(variant)", radices: alphabets.map(\.count))
            .image(of: symbols)
        for (index, place) in places.enumerated() {
            let letter = alphabets[index][image[index]]
            pseudonym[place] = letters[place].isCapital ? letter : letter.small
        }
        return pseudonym
    }

    private static func alone(_ text: String) -> Unicode.Scalar? {
        text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
    }

    /// Whether a small letter and its capital are a pair.
    private static func hasCapital(_ letter: Unicode.Scalar) -> Bool {
        guard letter.properties.isLowercase else { return true }
        return alone(letter.properties.uppercaseMapping).map { alone($0.properties.lowercaseMapping) == letter }
            ?? false
    }

    private static func alphabet(of letter: Unicode.Scalar) -> [Unicode.Scalar] {
        vowels.contains(letter) ? vowels : consonants
    }

    /// A letter beyond ASCII: another one of its kind, the same wherever it stands.
    ///
    /// A capital letter becomes the capital of what its small one becomes.
    private func other(_ letter: Unicode.Scalar) -> Unicode.Scalar {
        guard letter.properties.isAlphabetic else { return letter }
        if letter.properties.isUppercase, let small = Self.alone(letter.properties.lowercaseMapping), small != letter {
            return Self.alone(other(small).properties.uppercaseMapping) ?? letter
        }
        let kind = letter.properties.generalCategory
        let start = letter.value & ~0x3F
        let others = (start..<start + 0x40).compactMap(Unicode.Scalar.init).filter {
            $0.properties.isAlphabetic && $0.properties.generalCategory == kind && !$0.isASCII && Self.hasCapital($0)
        }
        guard let place = others.firstIndex(of: letter), others.count > 1 else { return letter }
        return others[KeyedPermutation(key, "letter \(start) \(kind)", radices: [others.count]).image(of: [place])[0]]
    }
}

extension Unicode.Scalar {
    var isASCIILetter: Bool { (0x41...0x5A).contains(value & ~0x20) }
    var isCapital: Bool { isASCIILetter && value & 0x20 == 0 }
    var capital: Unicode.Scalar { isASCIILetter ? Unicode.Scalar(UInt8(value & ~0x20)) : self }
    var small: Unicode.Scalar { isASCIILetter ? Unicode.Scalar(UInt8(value | 0x20)) : self }
}
