extension Packet {
    /// A message whose text is a parameter, in either direction (SMPP 3.4, 4.7.1).
    public struct DataMessage: Hashable, Sendable {
        public var serviceType = ""
        public var source: SMPPAddress
        public var destination: SMPPAddress
        public var esmClass = ESMClass()
        public var registeredDelivery = RegisteredDelivery.none
        public var dataCoding = DataCoding.byDefault
        public var parameters: [Parameter]

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
