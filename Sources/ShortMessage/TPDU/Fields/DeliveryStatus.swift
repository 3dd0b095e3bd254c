/// What became of a message (TS 23.040, 9.2.3.15).
public struct DeliveryStatus: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// 0x00: the recipient has it.
    public static let received = DeliveryStatus(rawValue: 0x00)
    /// 0x46: nobody took it in time.
    public static let validityExpired = DeliveryStatus(rawValue: 0x46)

    /// The kinds of status that the standard tells apart.
    public enum Outcome: Hashable, Sendable {
        /// Done: received, forwarded or replaced.
        case completed
        /// Failed so far; the service centre tries again.
        case trying
        /// Failed for good.
        case failed
        /// Failed, though not for good; the service centre has given up.
        case abandoned
        /// 0x80 and above: a receiver reads "service rejected".
        case reserved
    }

    /// The kind that the status is of.
    public var outcome: Outcome {
        switch rawValue {
        case 0x00...0x1F: .completed
        case 0x20...0x3F: .trying
        case 0x40...0x5F: .failed
        case 0x60...0x7F: .abandoned
        default: .reserved
        }
    }
}

extension DeliveryStatus: CustomStringConvertible {
    /// `0x46 failed: validity period expired`.
    public var description: String {
        let words = Self.names[rawValue].map { ": \($0)" } ?? ""
        return "0x\(hexadecimal: [rawValue]) \(outcome)\(words)"
    }

    private static let names: [UInt8: String] = {
        var names: [UInt8: String] = [
            0x00: "received by the recipient", 0x01: "forwarded, unconfirmed", 0x02: "replaced by the service centre",
            0x40: "remote procedure error", 0x41: "incompatible destination", 0x42: "rejected by the recipient",
            0x43: "not obtainable", 0x44: "quality of service not available", 0x45: "no interworking available",
            0x46: "validity period expired", 0x47: "deleted by the originator", 0x48: "deleted by the service centre",
            0x49: "message does not exist",
        ]
        let temporary = [
            "congestion", "recipient busy", "no response from the recipient", "service rejected",
            "quality of service not available", "error in the recipient",
        ]
        for (index, name) in zip(UInt8(0)..., temporary) { (names[0x20 + index], names[0x60 + index]) = (name, name) }
        return names
    }()
}
