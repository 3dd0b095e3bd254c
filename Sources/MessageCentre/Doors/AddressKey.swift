import ShortMessage

/// Under what an address is looked up: the spellings of one subscriber's number are one key.
enum AddressKey: Hashable, Sendable {
    case subscriber(UInt64)
    /// A short code, or a sender with letters.
    case name(String)

    init(_ address: Address) {
        if let number = try? MSISDN(address) {
            self = .subscriber(number.number)
        } else {
            self = .name(address.digits)
        }
    }
}
