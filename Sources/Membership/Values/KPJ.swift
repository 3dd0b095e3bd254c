/// The number of a membership card (kartu peserta Jamsostek): eleven characters, on old cards some of them letters.
///
/// The letters O and I are read as the digits 0 and 1, on the card as in a message, so that two spellings are one number.
/// It is an identifier and never a secret.
public struct KPJ: Hashable, Sendable, Comparable {
    static let length = 11
    static let leastDigits = 9
    /// 36¹¹.
    private static let end: Int64 = 131_621_703_842_267_136
    /// I and O, which are read as digits.
    private static let foldedLetters: [UInt64] = [18, 24]

    /// The eleven characters as digits of base 36; below 36¹¹.
    public let number: UInt64

    /// Reads eleven letters and digits, at least nine of them digits.
    public init(_ text: some StringProtocol) throws(InvalidKPJ) {
        guard text.utf8.count == Self.length else { throw .length(text.utf8.count) }
        var (number, digits) = (UInt64(0), 0)
        for byte in text.utf8 {
            guard let value = Self.value(of: byte) else { throw .strayCharacter }
            number = number * 36 + value
            digits += value < 10 ? 1 : 0
        }
        guard digits >= Self.leastDigits else { throw .tooFewDigits(digits) }
        self.number = number
    }

    /// A number that was stored; nil for one that no card has.
    init?(stored number: Int64) {
        guard (0..<Self.end).contains(number) else { return nil }
        var (rest, digits) = (UInt64(number), 0)
        for _ in 0..<Self.length {
            let value = rest % 36
            guard !Self.foldedLetters.contains(value) else { return nil }
            digits += value < 10 ? 1 : 0
            rest /= 36
        }
        guard digits >= Self.leastDigits else { return nil }
        self.number = UInt64(number)
    }

    /// The last four characters: all that a reply may show.
    public var tail: String { String(spelled.suffix(4)) }

    /// The whole number, for those who may see it.
    public var spelled: String {
        let characters = String(number, radix: 36, uppercase: true)
        return String(repeating: "0", count: Self.length - characters.utf8.count) + characters
    }

    public static func < (left: KPJ, right: KPJ) -> Bool { left.number < right.number }

    private static func value(of byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "O"), UInt8(ascii: "o"): 0
        case UInt8(ascii: "I"), UInt8(ascii: "i"): 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt64(byte - UInt8(ascii: "A") + 10)
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt64(byte - UInt8(ascii: "a") + 10)
        default: nil
        }
    }
}

/// Why a text is no card number.
public enum InvalidKPJ: Error, Hashable, Sendable {
    /// It has so many octets in UTF-8, not eleven.
    case length(Int)
    /// There is something in it besides letters and digits of ASCII.
    case strayCharacter
    /// It has so many digits, O and I among them, and at least nine are needed.
    case tooFewDigits(Int)
}
