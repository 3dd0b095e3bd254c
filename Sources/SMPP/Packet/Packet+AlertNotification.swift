extension Packet {
    /// Tells an ESME that a subscriber can be reached again (SMPP 3.4, 4.12.1).
    public struct AlertNotification: Hashable, Sendable {
        /// The subscriber who can be reached.
        public var source: SMPPAddress
        /// The ESME that asked for the notice.
        public var destination: SMPPAddress
        /// Optional parameters in their order.
        public var parameters: [Parameter]

        /// A notice about one subscriber.
        public init(source: SMPPAddress, destination: SMPPAddress, parameters: [Parameter] = []) {
            self.source = source
            self.destination = destination
            self.parameters = parameters
        }
    }

    /// A request of cell broadcast, or its answer: known by name, its fields kept octet for octet (5.0, 4.4).
    public struct Broadcast: Hashable, Sendable {
        /// What is asked of the broadcast.
        public enum Kind: Hashable, Sendable, CaseIterable {
            /// To send it, to tell what became of it, or to take it back.
            case broadcast, query, cancel

            var command: CommandID {
                switch self {
                case .broadcast: .broadcastSM
                case .query: .queryBroadcastSM
                case .cancel: .cancelBroadcastSM
                }
            }
        }

        /// What is asked of the broadcast.
        public var kind: Kind
        /// All that follows the header.
        public var octets: [UInt8]

        /// A request or answer with these octets.
        public init(_ kind: Kind, octets: [UInt8] = []) {
            self.kind = kind
            self.octets = octets
        }
    }
}

extension PacketReader {
    /// Source, `esme_addr`, then `ms_availability_status` (4.12.1).
    mutating func alertNotification() throws(PacketError) -> Packet.AlertNotification {
        Packet.AlertNotification(
            source: try address(.source, most: SMPPAddress.mostInData),
            destination: try address(.esmeAddress, most: SMPPAddress.mostInData), parameters: try parameters())
    }

    /// Everything after the header.
    mutating func broadcast(_ kind: Packet.Broadcast.Kind) throws(PacketError) -> Packet.Broadcast {
        Packet.Broadcast(kind, octets: try octets(remaining, .broadcastFields))
    }
}

extension PacketWriter {
    mutating func put(_ alert: Packet.AlertNotification) throws(PacketError) {
        try address(alert.source, .source, most: SMPPAddress.mostInData)
        try address(alert.destination, .esmeAddress, most: SMPPAddress.mostInData)
        try parameters(alert.parameters)
    }
}
