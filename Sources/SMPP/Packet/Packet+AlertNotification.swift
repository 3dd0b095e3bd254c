extension Packet {
    /// Tells an ESME that a subscriber can be reached again (SMPP 3.4, 4.12.1).
    public struct AlertNotification: Hashable, Sendable {
        public var source: SMPPAddress
        public var destination: SMPPAddress
        public var parameters: [Parameter]

        public init(source: SMPPAddress, destination: SMPPAddress, parameters: [Parameter] = []) {
            self.source = source
            self.destination = destination
            self.parameters = parameters
        }
    }

    /// A request of cell broadcast, or its answer: known by name, its fields kept octet for octet (5.0, 4.4).
    public struct Broadcast: Hashable, Sendable {
        public enum Kind: Hashable, Sendable, CaseIterable {
            case broadcast, query, cancel

            var command: CommandID {
                switch self {
                case .broadcast: .broadcastSM
                case .query: .queryBroadcastSM
                case .cancel: .cancelBroadcastSM
                }
            }
        }

        public var kind: Kind
        public var octets: [UInt8]

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
