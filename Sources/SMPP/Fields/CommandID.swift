/// What a PDU asks or answers: the `command_id` of its header.
public struct CommandID: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    public static let genericNack = CommandID(rawValue: 0x8000_0000)
    public static let bindReceiver = CommandID(rawValue: 0x01)
    public static let bindTransmitter = CommandID(rawValue: 0x02)
    public static let querySM = CommandID(rawValue: 0x03)
    public static let submitSM = CommandID(rawValue: 0x04)
    public static let deliverSM = CommandID(rawValue: 0x05)
    public static let unbind = CommandID(rawValue: 0x06)
    public static let replaceSM = CommandID(rawValue: 0x07)
    public static let cancelSM = CommandID(rawValue: 0x08)
    public static let bindTransceiver = CommandID(rawValue: 0x09)
    public static let outbind = CommandID(rawValue: 0x0B)
    public static let enquireLink = CommandID(rawValue: 0x15)
    public static let submitMulti = CommandID(rawValue: 0x21)
    public static let alertNotification = CommandID(rawValue: 0x102)
    public static let dataSM = CommandID(rawValue: 0x103)
    public static let broadcastSM = CommandID(rawValue: 0x111)
    public static let queryBroadcastSM = CommandID(rawValue: 0x112)
    public static let cancelBroadcastSM = CommandID(rawValue: 0x113)

    private static let responseBit: UInt32 = 0x8000_0000

    /// Whether this answers a request; a generic_nack answers, too.
    public var isResponse: Bool { rawValue & Self.responseBit != 0 }

    /// The command that answers this one; nil of an answer, and of what nobody answers.
    public var response: CommandID? {
        switch self {
        case .outbind, .alertNotification: nil
        default: isResponse ? nil : CommandID(rawValue: rawValue | Self.responseBit)
        }
    }

    /// Whether 3.4 or 5.0 defines it.
    public var isKnown: Bool { self == .genericNack || Self.names[request.rawValue] != nil && isPossible }

    /// The command without the bit of a response.
    var request: CommandID { CommandID(rawValue: rawValue & ~Self.responseBit) }

    private var isPossible: Bool { !isResponse || request.response != nil }

    private static let names: [UInt32: String] = [
        0x01: "bind_receiver", 0x02: "bind_transmitter", 0x03: "query_sm", 0x04: "submit_sm", 0x05: "deliver_sm",
        0x06: "unbind", 0x07: "replace_sm", 0x08: "cancel_sm", 0x09: "bind_transceiver", 0x0B: "outbind",
        0x15: "enquire_link", 0x21: "submit_multi", 0x102: "alert_notification", 0x103: "data_sm",
        0x111: "broadcast_sm", 0x112: "query_broadcast_sm", 0x113: "cancel_broadcast_sm",
    ]
}

extension CommandID: CustomStringConvertible {
    /// The name that the specification gives: `submit_sm_resp`; otherwise the number.
    public var description: String {
        if self == .genericNack { return "generic_nack" }
        guard isKnown, let name = Self.names[request.rawValue] else { return rawValue.hexadecimalNumber }
        return isResponse ? name + "_resp" : name
    }
}

extension UInt32 {
    /// `0x00000110`.
    var hexadecimalNumber: String {
        let digits = String(self, radix: 16, uppercase: true)
        return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
    }
}
