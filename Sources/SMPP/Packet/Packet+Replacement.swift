extension Packet {
    /// Puts another text in the place of one that was not delivered yet (SMPP 3.4, 4.10.1).
    public struct Replacement: Hashable, Sendable {
        /// What the message centre calls the message.
        public var messageID: String
        /// The sender of the message.
        public var source: SMPPAddress
        /// When delivery is first tried; nil leaves it as it is.
        public var schedule: SMPPTime?
        /// When the message expires; nil leaves it as it is.
        public var validity: SMPPTime?
        /// Which reports the sender wants now.
        public var registeredDelivery = RegisteredDelivery.none
        /// A message that the message centre keeps; 0 is none.
        public var defaultMessage: UInt8 = 0
        /// The new text.
        public var shortMessage: [UInt8]
        /// Optional parameters; 3.4 knows none, and they are kept.
        public var parameters: [Parameter] = []

        /// Replaces the text of one message and leaves its times as they are.
        public init(messageID: String, source: SMPPAddress, _ shortMessage: [UInt8] = []) {
            self.messageID = messageID
            self.source = source
            self.shortMessage = shortMessage
        }
    }
}

extension PacketReader {
    /// `message_id`, source, `schedule_delivery_time validity_period registered_delivery sm_default_msg_id sm_length
    /// short_message` (4.10.1).
    mutating func replacement() throws(PacketError) -> Packet.Replacement {
        let messageID = try text(.messageID, most: 64)
        var replacement = Packet.Replacement(
            messageID: messageID, source: try address(.source, most: SMPPAddress.most))
        replacement.schedule = try time(.schedule)
        replacement.validity = try time(.validity)
        replacement.registeredDelivery = RegisteredDelivery(rawValue: try octet(.registeredDelivery))
        replacement.defaultMessage = try octet(.defaultMessage)
        replacement.shortMessage = try shortMessage()
        replacement.parameters = try parameters(besides: replacement.shortMessage)
        return replacement
    }
}

extension PacketWriter {
    mutating func put(_ replacement: Packet.Replacement) throws(PacketError) {
        try text(replacement.messageID, .messageID, most: 64)
        try address(replacement.source, .source, most: SMPPAddress.most)
        try time(replacement.schedule, .schedule)
        try time(replacement.validity, .validity)
        octet(replacement.registeredDelivery.rawValue)
        octet(replacement.defaultMessage)
        try shortMessage(replacement.shortMessage)
        try parameters(replacement.parameters, besides: replacement.shortMessage)
    }
}
