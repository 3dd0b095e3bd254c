/// A set of characters as shapes tell them apart: each of ASCII, all other letters, and all that is neither.
package struct CharacterSet: Hashable, Sendable {
    /// Bit n is the ASCII character of code n.
    package private(set) var ascii: UInt128
    /// Letters outside ASCII, and marks that belong to letters.
    package let hasOtherLetters: Bool
    /// What is neither ASCII nor a letter.
    package let hasOthers: Bool

    private init(ascii: UInt128, hasOtherLetters: Bool = false, hasOthers: Bool = false) {
        (self.ascii, self.hasOtherLetters, self.hasOthers) = (ascii, hasOtherLetters, hasOthers)
    }

    /// The characters of a text, all of them ASCII.
    init(_ text: String) {
        self.init(ascii: text.utf8.reduce(0) { $0 | 1 << UInt128($1) })
    }

    package static let digits = CharacterSet("0123456789")
    package static let capitals = CharacterSet("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    static let letters = capitals.union(CharacterSet("abcdefghijklmnopqrstuvwxyz"))
    static let alphanumerics = digits.union(letters)
    /// Letters of any script, and marks that belong to them.
    static let nameLetters = CharacterSet(ascii: letters.ascii, hasOtherLetters: true)
    /// What parts words.
    package static let blanks = CharacterSet(" \n")
    package static let any = CharacterSet(ascii: .max, hasOtherLetters: true, hasOthers: true)

    package func union(_ other: CharacterSet) -> CharacterSet {
        CharacterSet(
            ascii: ascii | other.ascii, hasOtherLetters: hasOtherLetters || other.hasOtherLetters,
            hasOthers: hasOthers || other.hasOthers)
    }

    package func subtracting(_ other: CharacterSet) -> CharacterSet {
        CharacterSet(
            ascii: ascii & ~other.ascii, hasOtherLetters: hasOtherLetters && !other.hasOtherLetters,
            hasOthers: hasOthers && !other.hasOthers)
    }

    /// Those of ASCII, in the order of their codes.
    package var asciiCharacters: [Unicode.Scalar] {
        (0..<128).filter { ascii >> UInt128($0) & 1 == 1 }.map { Unicode.Scalar(UInt8($0)) }
    }
}
