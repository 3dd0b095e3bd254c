extension Packet {
    /// Takes messages back that were not delivered yet (SMPP 3.4, 4.9.1).
    public struct Cancellation: Hashable, Sendable {
        /// The service type of the messages, where no id is given.
        public var serviceType: String
        /// The message; empty for all between source and destination.
        public var messageID: String
        /// The sender of the messages.
        public var source: SMPPAddress
        /// The recipient of the messages, where no id is given.
        public var destination: SMPPAddress
        /// Optional parameters; 3.4 knows none, and they are kept.
        public var parameters: [Parameter]

        /// Takes back one message by its id, or all of a service type between two addresses.
        public init(
            serviceType: String = "", messageID: String, source: SMPPAddress,
            destination: SMPPAddress = SMPPAddress(""), parameters: [Parameter] = []
        ) {
            self.serviceType = serviceType
            self.messageID = messageID
            self.source = source
            self.destination = destination
            self.parameters = parameters
        }
    }
}

extension PacketReader {
    /// `service_type message_id`, source, destination (4.9.1).
    mutating func cancellation() throws(PacketError) -> Packet.Cancellation {
        Packet.Cancellation(
            serviceType: try text(.serviceType, most: 5), messageID: try text(.messageID, most: 64),
            source: try address(.source, most: SMPPAddress.most),
            destination: try address(.destination, most: SMPPAddress.most), parameters: try parameters())
    }
}

extension PacketWriter {
    mutating func put(_ cancellation: Packet.Cancellation) throws(PacketError) {
        try text(cancellation.serviceType, .serviceType, most: 5)
        try text(cancellation.messageID, .messageID, most: 64)
        try address(cancellation.source, .source, most: SMPPAddress.most)
        try address(cancellation.destination, .destination, most: SMPPAddress.most)
        try parameters(cancellation.parameters)
    }
}
