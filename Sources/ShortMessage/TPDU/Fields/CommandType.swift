/// What a COMMAND asks of the service centre (TS 23.040, 9.2.3.19).
public struct CommandType: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// What became of the message?
    public static let enquiry = CommandType(rawValue: 0)
    /// No status report for the message any more.
    public static let cancelStatusReport = CommandType(rawValue: 1)
    /// Delete the message.
    public static let delete = CommandType(rawValue: 2)
    /// A status report for the message, please.
    public static let enableStatusReport = CommandType(rawValue: 3)
}

extension CommandType: CustomStringConvertible {
    /// `0x02 delete the message`.
    public var description: String {
        let words =
            switch rawValue {
            case 0: "enquire about the message"
            case 1: "cancel the status report request"
            case 2: "delete the message"
            case 3: "request a status report"
            case 0xE0...0xFF: "of the service centre's own"
            default: "reserved"
            }
        return "0x\(hexadecimal: [rawValue]) \(words)"
    }
}
