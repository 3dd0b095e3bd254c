/// What a PDU asks or answers: the `command_id` of its header.
public struct CommandID: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// `generic_nack`: answers what is no PDU, or one of an unknown command.
    public static let genericNack = CommandID(rawValue: 0x8000_0000)
    /// `bind_receiver`: opens a session in which an ESME only gets messages.
    public static let bindReceiver = CommandID(rawValue: 0x01)
    /// `bind_transmitter`: opens a session in which an ESME only sends messages.
    public static let bindTransmitter = CommandID(rawValue: 0x02)
    /// `query_sm`: asks what became of a message.
    public static let querySM = CommandID(rawValue: 0x03)
    /// `submit_sm`: an ESME sends a message.
    public static let submitSM = CommandID(rawValue: 0x04)
    /// `deliver_sm`: the message centre hands an ESME a message or a receipt.
    public static let deliverSM = CommandID(rawValue: 0x05)
    /// `unbind`: ends a session.
    public static let unbind = CommandID(rawValue: 0x06)
    /// `replace_sm`: puts another text in the place of a waiting message.
    public static let replaceSM = CommandID(rawValue: 0x07)
    /// `cancel_sm`: takes back one or several waiting messages.
    public static let cancelSM = CommandID(rawValue: 0x08)
    /// `bind_transceiver`: opens a session in which an ESME sends and gets messages.
    public static let bindTransceiver = CommandID(rawValue: 0x09)
    /// `outbind`: the message centre asks an ESME to bind.
    public static let outbind = CommandID(rawValue: 0x0B)
    /// `enquire_link`: asks whether the other side still listens.
    public static let enquireLink = CommandID(rawValue: 0x15)
    /// `submit_multi`: an ESME sends one message to several recipients.
    public static let submitMulti = CommandID(rawValue: 0x21)
    /// `alert_notification`: a subscriber can be reached again.
    public static let alertNotification = CommandID(rawValue: 0x102)
    /// `data_sm`: a message of either side whose text is a parameter.
    public static let dataSM = CommandID(rawValue: 0x103)
    /// `broadcast_sm`: an ESME sends a cell broadcast (5.0).
    public static let broadcastSM = CommandID(rawValue: 0x111)
    /// `query_broadcast_sm`: asks what became of a cell broadcast (5.0).
    public static let queryBroadcastSM = CommandID(rawValue: 0x112)
    /// `cancel_broadcast_sm`: takes back a cell broadcast (5.0).
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
    public var request: CommandID { CommandID(rawValue: rawValue & ~Self.responseBit) }

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
