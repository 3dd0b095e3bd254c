/// A subscriber's number as a key: `0812…`, `62812…` and `+62812…` are one.
public struct MSISDN: Hashable, Sendable {
    /// The international number without a plus, as a number: 6281200000001.
    public let number: UInt64

    /// The number that an address stands for.
    ///
    /// - Parameter countryCode: what replaces a leading zero; 62 is Indonesia.
    /// - Throws: where the address has letters, is a short code, or has more than 15 digits (E.164).
    public init(_ address: Address, countryCode: UInt64 = 62) throws(InvalidMSISDN) {
        guard address.typeOfNumber != .alphanumeric, address.digits.utf8.allSatisfy(\.isASCIIDigit) else {
            throw .letters
        }
        let digits = address.digits
        guard digits.utf8.count > 6 else { throw .shortCode }
        guard digits.utf8.count <= 15, let value = UInt64(digits) else { throw .tooLong(digits.utf8.count) }
        let isNational =
            address.typeOfNumber == .national
            || (address.typeOfNumber != .international && digits.utf8.first == UInt8(ascii: "0"))
        number = isNational ? Self.prefix(value, with: countryCode) : value
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
}

/// Why an address is nobody's telephone.
public enum InvalidMSISDN: Error, Hashable, CustomStringConvertible {
    case letters
    case shortCode
    case tooLong(Int)

    public var description: String {
        switch self {
        case .letters: "a sender with letters has no number to answer"
        case .shortCode: "a number of six digits or fewer is a short code or a service centre"
        case .tooLong(let count): "a telephone number has at most 15 digits, this one has \(count)"
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
