/// How many units a character takes in one encoding.
struct UnitWidths {
    private let alphabet: SeptetAlphabet?

    init(_ encoding: TextEncoding) {
        switch encoding {
        case .gsm7(let shift): alphabet = SeptetAlphabet(shift)
        case .ucs2: alphabet = nil
        }
    }

    /// Nil where the encoding lacks the character.
    subscript(scalar: Unicode.Scalar) -> Int? {
        if let alphabet { return alphabet.width(of: scalar) }
        return scalar.value > 0xFFFF ? 2 : 1
    }
}
