import MessageGrammar

/// A set of characters as the proofs tell them apart: ASCII, the letters of the GSM default alphabet and of Latin-1,
/// capitals and small letters being one, and two that stand for all others, letters and the rest.
struct SymbolSet: Hashable {
    /// Bit n is the character of code n; the codes of small letters and controls are free, and hold what is not ASCII.
    private(set) var bits: UInt128

    static let none = SymbolSet(bits: 0)
    static let blank = SymbolSet(" ")
    static let lineBreak = SymbolSet("\n")
    static let digits = SymbolSet(ScalarSet.digits)
    static let letters = SymbolSet(ScalarSet.letters)
    static let alphanumerics = digits.union(letters)
    /// Letters outside ASCII, and marks above letters.
    static let otherLetters = SymbolSet(bits: letterCodes.reduce(1 << UInt128(strange.code)) { $0 | 1 << UInt128($1) })
    /// What is neither ASCII nor a letter.
    static let others = SymbolSet(bits: 1 << UInt128(mark.code))
    /// Everything but a line break.
    static let any = SymbolSet(bits: printable).union(otherLetters).union(others)
    static let everything = any.union(lineBreak)

    /// Those that have a code: of the GSM default alphabet, and the others of Latin-1.
    private static let lettersWithCode = Array("ÉÀÄÅÆÇÈÌÑÒÖØÙÜßΓΔΘΛΞΠΣΦΨΩÁÂÃÊËÍÎÏÐÓÔÕÚÛÝÞ".unicodeScalars)
    private static let letterCodes = Array(0x61...0x79) + Array(0x10...0x1F)
    /// Stands for all letters that have no code.
    private static let strange = (code: 0x7A, shown: Unicode.Scalar("Ş"))
    /// Stands for all that has no code and is no letter.
    private static let mark = (code: 0x7F, shown: Unicode.Scalar("€"))

    private static let printable: UInt128 = (0x20...0x7E).reduce(0) { bits, code in
        (0x61...0x7A).contains(code) ? bits : bits | 1 << UInt128(code)
    }

    init(bits: UInt128) {
        self.bits = bits
    }

    /// The characters of a text.
    init(_ text: String) {
        self.init(bits: text.unicodeScalars.reduce(0) { $0 | Self.bit($1) })
    }

    init(octets: [UInt8]) {
        self.init(String(decoding: octets, as: UTF8.self))
    }

    /// Those of a shape's set, which has all letters that are not ASCII or none of them, and likewise the rest; without
    /// controls.
    init(_ set: ScalarSet) {
        let ascii = (0x20...0x7E).map { Unicode.Scalar(UInt8($0)) }.filter(set.contains)
        self = SymbolSet(bits: ascii.reduce(0) { $0 | Self.bit($1) })
            .union(set.contains(Self.strange.shown) ? .otherLetters : .none)
            .union(set.contains(Self.mark.shown) ? .others : .none)
    }

    private static func bit(_ scalar: Unicode.Scalar) -> UInt128 {
        guard !scalar.isASCII else { return 1 << UInt128(UInt8(scalar.value).folded) }
        let letter = lettersWithCode.firstIndex(of: scalar.capital).map { letterCodes[$0] }
        return 1 << UInt128(letter ?? (scalar.isLetterOfNames ? strange.code : mark.code))
    }

    var isEmpty: Bool { bits == 0 }

    func union(_ other: SymbolSet) -> SymbolSet { SymbolSet(bits: bits | other.bits) }
    func intersection(_ other: SymbolSet) -> SymbolSet { SymbolSet(bits: bits & other.bits) }
    func subtracting(_ other: SymbolSet) -> SymbolSet { SymbolSet(bits: bits & ~other.bits) }

    /// The character that a witness shows for this set, the plainest first; nil for the empty set.
    var representative: Unicode.Scalar? {
        for plain in Self.plain where !intersection(plain).isEmpty {
            return Self.scalar(intersection(plain).bits.trailingZeroBitCount)
        }
        return lowest
    }

    /// The character of the lowest code.
    var lowest: Unicode.Scalar? {
        isEmpty ? nil : Self.scalar(bits.trailingZeroBitCount)
    }

    /// The set without the character of the lowest code.
    var withoutLowest: SymbolSet { SymbolSet(bits: bits & (bits &- 1)) }

    private static let plain = [digits.subtracting(SymbolSet("0")), letters, blank]

    private static func scalar(_ code: Int) -> Unicode.Scalar {
        switch code {
        case strange.code: strange.shown
        case mark.code: mark.shown
        default: letterCodes.firstIndex(of: code).map { lettersWithCode[$0] } ?? Unicode.Scalar(UInt8(code))
        }
    }
}
