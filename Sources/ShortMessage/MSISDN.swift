/// A subscriber's number as a key: `0812…`, `62812…`, `+62812…`, `0062812…`, `00628…` and `+620812…` are one.
public struct MSISDN: Hashable, Sendable {
    /// The international number without a plus, as a number: 6281200000001.
    public let number: UInt64

    /// The number that an address stands for.
    ///
    /// A number in international form follows a plus or `00`, or begins with the country code (62 is Indonesia); one in
    /// national form begins with the trunk prefix `0`, which the country code replaces, and which some write after the
    /// country code as well. A mobile number behind the country code is one, too, where it is said to be national: gateways
    /// that know numbers without a plus say so of all of them, Kannel among them.
    ///
    /// - Throws: where the address has letters, is a short code, has more than 15 digits (E.164), or is in neither form:
    ///   `8120…` could be anybody's.
    public init(_ address: Address, countryCode: UInt64 = 62) throws(InvalidMSISDN) {
        guard address.typeOfNumber != .alphanumeric, address.digits.utf8.allSatisfy(\.isASCIIDigit) else {
            throw .letters
        }
        let digits = address.digits.utf8
        guard digits.count > 6 else { throw .shortCode }
        guard digits.count <= 18, let value = UInt64(address.digits) else { throw .tooLong(digits.count) }
        let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
        let hasTrunkPrefix = zeros == 1 || zeros > 2
        let isInternational = address.typeOfNumber == .international || zeros == 2
        let isNational = address.typeOfNumber == .national && !Self.isMobile(value, after: countryCode)
        if isNational || hasTrunkPrefix {
            number = Self.prefix(value, with: countryCode)
        } else if let national = Self.national(value, after: countryCode) {
            number = Self.prefix(national, with: countryCode)
        } else if isInternational {
            number = value
        } else {
            throw .noPrefix
        }
        guard number < 1_000_000_000_000_000 else { throw .tooLong(String(number).utf8.count) }
        guard number >= 1_000_000 else { throw .shortCode }
    }

    /// A key that was stored.
    public init(number: UInt64) {
        self.number = number
    }

    private static func prefix(_ national: UInt64, with countryCode: UInt64) -> UInt64 {
        var shift: UInt64 = 1
        while shift <= national { shift *= 10 }
        return countryCode * shift + national
    }

    /// Whether the country code and a mobile number stand there: eleven digits or more, which no area's numbers have.
    private static func isMobile(_ value: UInt64, after countryCode: UInt64) -> Bool {
        guard let national = national(value, after: countryCode), national >= 100_000_000 else { return false }
        return String(national).hasPrefix("8")
    }

    /// What follows the country code, without a trunk prefix; nil where the number has another.
    private static func national(_ international: UInt64, after countryCode: UInt64) -> UInt64? {
        var shift: UInt64 = 1
        while international / shift > countryCode { shift *= 10 }
        return international / shift == countryCode ? international % shift : nil
    }
}

/// Why an address is nobody's telephone.
public enum InvalidMSISDN: Error, Hashable, CustomStringConvertible {
    /// There are letters among the characters.
    case letters
    /// It has no more digits than a short code.
    case shortCode
    /// It has so many digits, more than the 15 of E.164.
    case tooLong(Int)
    /// Neither `0…` nor `62…` nor `+…`: the country is unknown.
    case noPrefix

    public var description: String {
        switch self {
        case .letters: "a sender with letters has no number to answer"
        case .shortCode: "a number of six digits or fewer is a short code or a service centre"
        case .tooLong(let count): "a telephone number has at most 15 digits, this one has \(count)"
        case .noPrefix: "a telephone number begins with 0, 62 or a plus: 0812… or +62812…"
        }
    }
}

extension MSISDN: CustomStringConvertible {
    /// International: `+6281200000001`.
    public var description: String { "+\(number)" }

    /// For listings: all but the first four and the last three digits as `x`: `+6281xxxxxx001`.
    public var masked: String {
        let digits = String(number)
        guard digits.utf8.count > 7 else { return "+" + String(repeating: "x", count: digits.utf8.count) }
        return "+" + digits.prefix(4) + String(repeating: "x", count: digits.utf8.count - 7) + digits.suffix(3)
    }
}
