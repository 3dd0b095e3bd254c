extension Packet {
    /// A message whose text is a parameter, in either direction (SMPP 3.4, 4.7.1).
    public struct DataMessage: Hashable, Sendable {
        /// The service that the message belongs to; empty is the default.
        public var serviceType = ""
        /// Who sends the message.
        public var source: SMPPAddress
        /// Who gets the message.
        public var destination: SMPPAddress
        /// How the message is sent, and what sort it is.
        public var esmClass = ESMClass()
        /// Which reports the sender wants.
        public var registeredDelivery = RegisteredDelivery.none
        /// How the text is coded.
        public var dataCoding = DataCoding.byDefault
        /// Optional parameters in their order; the text is `message_payload`.
        public var parameters: [Parameter]

        /// A message with the defaults of all that is not said.
        public init(from source: SMPPAddress, to destination: SMPPAddress, parameters: [Parameter] = []) {
            self.source = source
            self.destination = destination
            self.parameters = parameters
        }

        /// What is sent: `message_payload`.
        public var text: [UInt8] {
            if case .octets(let payload)? = parameters[.messagePayload]?.value { payload } else { [] }
        }
    }
}

extension PacketReader {
    /// `service_type`, source, destination, `esm_class registered_delivery data_coding` (4.7.1).
    mutating func dataMessage() throws(PacketError) -> Packet.DataMessage {
        let serviceType = try text(.serviceType, most: 5)
        let source = try address(.source, most: SMPPAddress.mostInData)
        var message = Packet.DataMessage(from: source, to: try address(.destination, most: SMPPAddress.mostInData))
        message.serviceType = serviceType
        message.esmClass = ESMClass(rawValue: try octet(.esmClass))
        message.registeredDelivery = RegisteredDelivery(rawValue: try octet(.registeredDelivery))
        message.dataCoding = DataCoding(rawValue: try octet(.dataCoding))
        message.parameters = try parameters()
        return message
    }
}

extension PacketWriter {
    mutating func put(_ message: Packet.DataMessage) throws(PacketError) {
        try text(message.serviceType, .serviceType, most: 5)
        try address(message.source, .source, most: SMPPAddress.mostInData)
        try address(message.destination, .destination, most: SMPPAddress.mostInData)
        octet(message.esmClass.rawValue)
        octet(message.registeredDelivery.rawValue)
        octet(message.dataCoding.rawValue)
        try parameters(message.parameters)
    }
}
