/// The first octet of a TPDU: the message type and flags, whose meaning depends on the type.
struct FirstOctet: OptionSet, Hashable {
    let rawValue: UInt8

    /// Of what the service centre sends: **no** more messages wait (9.2.3.2).
    static let noMoreMessages = FirstOctet(rawValue: 0x04)
    /// Of a SUBMIT: duplicates are to be rejected (9.2.3.25).
    static let rejectDuplicates = FirstOctet(rawValue: 0x04)
    /// The message was forwarded once already (9.2.3.28).
    static let loopPrevention = FirstOctet(rawValue: 0x08)
    /// A status report is wanted (9.2.3.5), was wanted by the sender (9.2.3.4), or is about a COMMAND (9.2.3.26).
    static let statusReport = FirstOctet(rawValue: 0x20)
    static let userDataHeader = FirstOctet(rawValue: 0x40)
    static let replyPath = FirstOctet(rawValue: 0x80)
    static let messageTypeBits = FirstOctet(rawValue: 0x03)
    static let validityPeriodBits = FirstOctet(rawValue: 0x18)

    /// Bits 1 and 0.
    var messageType: UInt8 { rawValue & 0x03 }
    /// Bits 4 and 3 of a SUBMIT.
    var validityPeriodFormat: UInt8 { rawValue >> 3 & 0x03 }

    /// The octet of a message type with the flags that hold.
    init(_ messageType: UInt8, _ flags: [(FirstOctet, Bool)]) {
        self.init(rawValue: flags.reduce(messageType) { $1.1 ? $0 | $1.0.rawValue : $0 })
    }

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }
}

extension FirstOctet: CustomStringConvertible {
    var description: String { "0x\(hexadecimal: [rawValue])" }
}

extension OctetReader {
    /// Forgives bits of the first octet, which was just read, that mean nothing in a message type.
    mutating func forgiveReserved(_ first: FirstOctet, except known: FirstOctet) {
        let reserved = first.subtracting(known.union(.messageTypeBits))
        if !reserved.isEmpty { forgive(.reservedBits(reserved.rawValue)) }
    }
}
