/// Something in a PDU that breaks the standard and was read all the same.
public struct Leniency: Hashable, Sendable {
    /// The fields from the outermost in.
    public private(set) var path: [PDUField] = []
    /// Octets from the start of what was read.
    public let octet: Int
    /// What breaks the standard.
    public let kind: Kind

    init(octet: Int, _ kind: Kind) {
        self.octet = octet
        self.kind = kind
    }

    /// What may break the standard and is read all the same.
    public enum Kind: Hashable, Sendable {
        /// The reserved message type 3, read as a DELIVER (TS 23.040, 9.2.3.1).
        case reservedMessageType
        /// Bits that must be zero and are not; they were dropped.
        case reservedBits(UInt8)
        /// More than the 20 digits that an address may have.
        case longAddress(digits: Int)
        /// The first bit of the type of address is zero.
        case noExtensionBit
        /// A filler among the digits, or something else than a filler behind an odd number of them.
        case misplacedFiller
        /// A length of more semi-octets than the characters of a name take, mostly of whole octets; an `@` that this
        /// adds to seven characters was dropped.
        case roundedAddressLength
        /// Septets of a name that the default alphabet reads as something else than it writes.
        case undefinedSeptets
        /// Seven octets that are no time of the calendar, or have no zone.
        case invalidTimestamp
        /// Seven octets that mean nothing as a validity period.
        case invalidValidityPeriod
        /// Bits of an enhanced validity period that its form leaves unused and that are not zero.
        case unusedValidityBits
        /// A user data header whose last element does not end with it: its elements were ignored (9.2.3.24).
        case malformedHeader
        /// A known element of the wrong length or with impossible values, kept as octets.
        case malformedElement(identifier: UInt8)
        /// More user data than this type of message has room for.
        case longUserData(octets: Int, most: Int)
        /// User data shorter than its length says; only where that was asked for.
        case truncatedUserData(missing: Int)
        /// An octet too many for 16-bit units; it was dropped.
        case oddOctet(UInt8)
        /// Fill or spare bits that are not zero.
        case paddingNotZero
        /// A header is announced where there is no user data, or the other way round.
        case headerWithoutUserData
        /// Octets behind the end of the message.
        case surplus([UInt8])
    }

    mutating func move(inside field: PDUField) {
        path.insert(field, at: 0)
    }
}

extension Leniency: CustomStringConvertible {
    public var description: String {
        let place = path.isEmpty ? "PDU" : path.map(\.rawValue).joined(separator: " ")
        return "\(place) at octet \(octet): \(kind)"
    }
}

extension Leniency.Kind: CustomStringConvertible {
    public var description: String {
        switch self {
        case .reservedMessageType: "the reserved message type 3 was read as DELIVER"
        case .reservedBits(let bits): "reserved bits \(hexadecimal: [bits]) are set and were dropped"
        case .longAddress(let digits): "an address has at most 20 digits, this one has \(digits)"
        case .noExtensionBit: "the type of address lacks its first bit"
        case .misplacedFiller: "a filler stands among the digits, or none where one belongs"
        case .roundedAddressLength: "the address length counts more semi-octets than its characters take"
        case .undefinedSeptets: "the name has escapes that mean nothing; they were read as the standard says"
        case .invalidTimestamp: "these seven octets are no time of the calendar with a zone; they were kept"
        case .invalidValidityPeriod: "these seven octets are no validity period; they were kept"
        case .unusedValidityBits: "unused bits of the validity period are not zero; they were kept"
        case .malformedHeader: "an element of the user data header does not end with it; all were ignored"
        case .malformedElement(let identifier):
            "element \(hexadecimal: [identifier]) is malformed and was kept as octets"
        case .longUserData(let octets, let most):
            "this type of message has at most \(most) octets of user data, this one has \(octets)"
        case .truncatedUserData(let missing): "octets that its length counts are missing from the user data: \(missing)"
        case .oddOctet(let octet): "the octet \(hexadecimal: [octet]) is half a character and was dropped"
        case .paddingNotZero: "fill bits are not zero"
        case .headerWithoutUserData: "a user data header is announced, but there is no user data"
        case .surplus(let octets): "more octets follow the message: \(hexadecimal: octets)"
        }
    }
}
