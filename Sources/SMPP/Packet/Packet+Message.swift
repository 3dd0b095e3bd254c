extension Packet {
    /// A short message, on its way in (submit_sm) or out (deliver_sm) (SMPP 3.4, 4.4.1 and 4.6.1).
    public struct Message: Hashable, Sendable {
        public var serviceType = ""
        public var source: SMPPAddress
        public var destination: SMPPAddress
        public var esmClass = ESMClass()
        public var protocolID: UInt8 = 0
        public var priority: UInt8 = 0
        /// When delivery is first tried; nil is at once.
        public var schedule: SMPPTime?
        /// When the message expires; nil is as the message centre does by default.
        public var validity: SMPPTime?
        public var registeredDelivery = RegisteredDelivery.none
        /// Whether an earlier message of the same source, destination and service type is replaced: 1; else 0.
        public var replaceIfPresent: UInt8 = 0
        public var dataCoding = DataCoding.byDefault
        /// A message that the message centre keeps; 0 is none.
        public var defaultMessage: UInt8 = 0
        public var shortMessage: [UInt8]
        public var parameters: [Parameter] = []

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
        public var messageID: String
        public var parameters: [Parameter]

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
