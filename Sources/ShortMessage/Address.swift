/// Where a message comes from or goes to, as it was received (TS 23.040, 9.1.2.5).
///
/// Two spellings of one number are two addresses; `number` is the key under which they are one.
public struct Address: Hashable, Sendable {
    /// The digits (`0` to `9`, `*`, `#`, `a`, `b`, `c`), or the characters of an alphanumeric address.
    public let digits: String
    /// What kind of number the digits are.
    public let typeOfNumber: TypeOfNumber
    /// The numbering plan that the digits belong to.
    public let numberingPlan: NumberingPlan

    /// An address of digits or characters, taken as they are: a door that reads one from octets has checked them.
    public init(digits: String, typeOfNumber: TypeOfNumber, numberingPlan: NumberingPlan = .isdn) {
        self.digits = digits
        self.typeOfNumber = typeOfNumber
        self.numberingPlan = numberingPlan
    }

    /// Type of number: bits 6 to 4 of the type-of-address octet.
    public enum TypeOfNumber: UInt8, Sendable, CaseIterable {
        /// The kinds of TS 23.040, table 9.1, in the order of their codes.
        case unknown, international, national, networkSpecific, subscriber, alphanumeric, abbreviated, reserved
    }

    /// Numbering plan identification: bits 3 to 0 of the type-of-address octet.
    public struct NumberingPlan: RawRepresentable, Hashable, Sendable {
        /// 0...15.
        public let rawValue: UInt8

        public init(rawValue: UInt8) {
            self.rawValue = rawValue & 0x0F
        }

        /// The plan is not known.
        public static let unknown = NumberingPlan(rawValue: 0)
        /// ISDN and telephone numbering plan (E.164).
        public static let isdn = NumberingPlan(rawValue: 1)
        /// The national numbering plan.
        public static let national = NumberingPlan(rawValue: 8)
        /// A private numbering plan.
        public static let `private` = NumberingPlan(rawValue: 9)
    }

    /// Three to six digits, as short codes and service centres have.
    public var isShortCode: Bool {
        typeOfNumber != .alphanumeric && typeOfNumber != .international && (3...6).contains(digits.utf8.count)
            && digits.utf8.allSatisfy(\.isASCIIDigit)
    }
}

/// A text that is no address.
public enum InvalidAddress: Error, Hashable, CustomStringConvertible {
    /// There is nothing in it.
    case empty
    /// Longer than the 20 digits that a TPDU carries.
    case tooManyDigits(Int)
    /// Longer than the 11 characters of an alphanumeric address, or outside the default alphabet.
    case notAlphanumeric(String)

    public var description: String {
        switch self {
        case .empty: "an address is empty; expected a number such as +6281200000001 or 2757"
        case .tooManyDigits(let count): "an address has at most 20 digits, this one has \(count)"
        case .notAlphanumeric(let text):
            "'\(Text.escaped(text))' is no address; expected a number such as +6281200000001, or up to 11 letters"
        }
    }
}

extension Address {
    /// Reads an address as people and logs write it: `+62812…`, `0812…`, `2757`, or up to 11 characters.
    public init(_ text: some StringProtocol) throws(InvalidAddress) {
        guard !text.isEmpty else { throw .empty }
        let digits = text.utf8.first == UInt8(ascii: "+") ? text.dropFirst()[...] : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy(\.isDialled) else {
            self = try Address(alphanumeric: String(text))
            return
        }
        guard digits.utf8.count <= 20 else { throw .tooManyDigits(digits.utf8.count) }
        self.init(
            digits: String(digits), typeOfNumber: digits.startIndex == text.startIndex ? .unknown : .international)
    }

    private init(alphanumeric text: String) throws(InvalidAddress) {
        let septets = GSMAlphabet.septets(text)
        guard let septets, septets <= 11, !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
            throw .notAlphanumeric(text)
        }
        self.init(digits: text, typeOfNumber: .alphanumeric, numberingPlan: .unknown)
    }
}

extension Address: CustomStringConvertible {
    /// As received: with a plus where the number is international.
    public var description: String {
        typeOfNumber == .international ? "+" + digits : digits
    }
}

extension UInt8 {
    var isASCIIDigit: Bool { self &- UInt8(ascii: "0") < 10 }
    /// A digit, `*` or `#`: what a keypad dials.
    fileprivate var isDialled: Bool { isASCIIDigit || self == UInt8(ascii: "*") || self == UInt8(ascii: "#") }
}
