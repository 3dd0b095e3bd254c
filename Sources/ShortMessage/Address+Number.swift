extension Address {
    /// What an address reaches: the key under which all spellings of one number are one.
    public enum Number: Hashable, Sendable {
        /// Digits, however a door types them.
        case shortCode(String)
        /// A telephone, however its number is written.
        case subscriber(MSISDN)
        /// A sender with letters, a code as it is dialled, or digits that are nobody's telephone: only itself.
        case other(Address)
    }

    /// Digits alone that no telephone and no short code has, such as `81200000001` without the country.
    public var isOfNobody: Bool {
        guard typeOfNumber != .alphanumeric, digits.utf8.count > 6, digits.utf8.allSatisfy(\.isASCIIDigit) else {
            return false
        }
        return (try? MSISDN(self)) == nil
    }

    /// The number that the address spells.
    public var number: Number {
        if isShortCode { return .shortCode(digits) }
        return (try? MSISDN(self)).map(Number.subscriber) ?? .other(self)
    }

    /// The one spelling of the number, whichever this is: of a telephone the international one.
    package var canonical: Address {
        switch number {
        case .shortCode(let digits): Address(digits: digits, typeOfNumber: .unknown)
        case .subscriber(let phone):
            Address(digits: String(phone.description.dropFirst()), typeOfNumber: .international)
        case .other(let address): address
        }
    }
}

extension Address.Number {
    /// As tables and patterns have it: a telephone's international number, which begins with a plus; else the characters.
    package var text: String {
        switch self {
        case .subscriber(let number): number.description
        case .shortCode(let digits): digits
        case .other(let address): address.digits
        }
    }
}
