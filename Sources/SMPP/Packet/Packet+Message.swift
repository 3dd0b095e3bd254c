extension Packet {
    /// A short message, on its way in (submit_sm) or out (deliver_sm) (SMPP 3.4, 4.4.1 and 4.6.1).
    public struct Message: Hashable, Sendable {
        /// The service that the message belongs to; empty is the default.
        public var serviceType = ""
        /// Who sends the message.
        public var source: SMPPAddress
        /// Who gets the message.
        public var destination: SMPPAddress
        /// How the message is sent, and what sort it is.
        public var esmClass = ESMClass()
        /// TP-PID, which GSM alone knows.
        public var protocolID: UInt8 = 0
        /// 0 to 3, the greatest first.
        public var priority: UInt8 = 0
        /// When delivery is first tried; nil is at once.
        public var schedule: SMPPTime?
        /// When the message expires; nil is as the message centre does by default.
        public var validity: SMPPTime?
        /// Which reports the sender wants.
        public var registeredDelivery = RegisteredDelivery.none
        /// Whether an earlier message of the same source, destination and service type is replaced: 1; else 0.
        public var replaceIfPresent: UInt8 = 0
        /// How the text is coded.
        public var dataCoding = DataCoding.byDefault
        /// A message that the message centre keeps; 0 is none.
        public var defaultMessage: UInt8 = 0
        /// The text, at most 254 octets; a longer one is `message_payload`.
        public var shortMessage: [UInt8]
        /// Optional parameters in their order.
        public var parameters: [Parameter] = []

        /// A message with the defaults of all that is not said.
        public init(from source: SMPPAddress, to destination: SMPPAddress, _ shortMessage: [UInt8] = []) {
            self.source = source
            self.destination = destination
            self.shortMessage = shortMessage
        }

        /// What is sent: `short_message`, or `message_payload` in its place.
        ///
        /// Of a message with both, which the specification forbids, it is `short_message`.
        public var text: [UInt8] {
            guard shortMessage.isEmpty, case .octets(let payload)? = parameters[.messagePayload]?.value else {
                return shortMessage
            }
            return payload
        }

        /// The most octets of `short_message` (5.2.21).
        public static let most = 254
    }

    /// The message that an answer names (4.4.2, 4.6.2 and 4.7.2).
    public struct MessageResponse: Hashable, Sendable {
        /// What the message centre calls the message.
        public var messageID: String
        /// Optional parameters in their order.
        public var parameters: [Parameter]

        /// An answer that names the message; of a deliver_sm it names none.
        public init(messageID: String = "", parameters: [Parameter] = []) {
            self.messageID = messageID
            self.parameters = parameters
        }
    }
}

extension PacketReader {
    /// `service_type`, source, destination, `esm_class` … `sm_length short_message` (4.4.1).
    mutating func message() throws(PacketError) -> Packet.Message {
        let serviceType = try text(.serviceType, most: 5)
        let source = try address(.source, most: SMPPAddress.most)
        var message = Packet.Message(from: source, to: try address(.destination, most: SMPPAddress.most))
        message.serviceType = serviceType
        let fields = try submission()
        message.assign(fields)
        message.parameters = try parameters(besides: fields.shortMessage)
        return message
    }

    /// `message_id` (4.4.2).
    mutating func messageResponse() throws(PacketError) -> Packet.MessageResponse {
        Packet.MessageResponse(messageID: try text(.messageID, most: 64), parameters: try parameters())
    }

    /// The same for deliver_sm, which has no use for the field (4.6.2).
    mutating func deliverResponse() throws(PacketError) -> Packet.MessageResponse {
        let response = try messageResponse()
        if !response.messageID.isEmpty { forgive(.unusedMessageID, at: start + 16, .messageID) }
        return response
    }
}

extension PacketWriter {
    mutating func put(_ message: Packet.Message) throws(PacketError) {
        try text(message.serviceType, .serviceType, most: 5)
        try address(message.source, .source, most: SMPPAddress.most)
        try address(message.destination, .destination, most: SMPPAddress.most)
        try submission(message.submission)
        try parameters(message.parameters, besides: message.shortMessage)
    }

    mutating func put(_ response: Packet.MessageResponse) throws(PacketError) {
        try text(response.messageID, .messageID, most: 64)
        try parameters(response.parameters)
    }
}
