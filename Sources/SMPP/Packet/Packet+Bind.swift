extension Packet {
    /// What an ESME opens a session with (SMPP 3.4, 4.1.1, 4.1.3 and 4.1.5).
    public struct Bind: Hashable, Sendable {
        /// What the ESME may do in the session.
        public enum Role: Hashable, Sendable, CaseIterable {
            /// Gets messages, sends messages, or does both.
            case receiver, transmitter, transceiver

            /// Whether it gets messages.
            public var receives: Bool { self != .transmitter }
            /// Whether it sends messages.
            public var transmits: Bool { self != .receiver }

            var command: CommandID {
                switch self {
                case .receiver: .bindReceiver
                case .transmitter: .bindTransmitter
                case .transceiver: .bindTransceiver
                }
            }
        }

        /// What the ESME wants to do in the session.
        public var role: Role
        /// The name of the ESME.
        public var systemID: String
        /// The password of the ESME.
        public var password: String
        /// The kind of ESME.
        public var systemType: String
        /// 0x34 for 3.4.
        public var interfaceVersion: UInt8
        /// The addresses that the ESME serves: type, plan, and a regular expression as `digits`.
        public var addressRange: SMPPAddress
        /// Optional parameters; 3.4 knows none, and they are kept.
        public var parameters: [Parameter]

        /// A bind of 3.4 that serves no addresses unless they are said.
        public init(
            _ role: Role, systemID: String, password: String = "", systemType: String = "",
            interfaceVersion: UInt8 = 0x34, addressRange: SMPPAddress = SMPPAddress(""), parameters: [Parameter] = []
        ) {
            self.role = role
            self.systemID = systemID
            self.password = password
            self.systemType = systemType
            self.interfaceVersion = interfaceVersion
            self.addressRange = addressRange
            self.parameters = parameters
        }

        /// Who answers a bind (4.1.2, 4.1.4 and 4.1.6).
        public struct Response: Hashable, Sendable {
            /// The name of the message centre.
            public var systemID: String
            /// Optional parameters in their order, such as `sc_interface_version`.
            public var parameters: [Parameter]

            /// The answer of a message centre of this name.
            public init(systemID: String, parameters: [Parameter] = []) {
                self.systemID = systemID
                self.parameters = parameters
            }
        }
    }

    /// How a message centre asks an ESME to bind (4.1.7).
    public struct Outbind: Hashable, Sendable {
        /// The name of the message centre.
        public var systemID: String
        /// The password of the message centre.
        public var password: String

        /// A request of a message centre of this name.
        public init(systemID: String, password: String = "") {
            self.systemID = systemID
            self.password = password
        }
    }
}

extension PacketReader {
    /// `system_id password system_type interface_version addr_ton addr_npi address_range` (4.1.1).
    mutating func bind(_ role: Packet.Bind.Role) throws(PacketError) -> Packet.Bind {
        Packet.Bind(
            role, systemID: try text(.systemID, most: 15), password: try text(.password, most: 8),
            systemType: try text(.systemType, most: 12), interfaceVersion: try octet(.interfaceVersion),
            addressRange: try address(.addressRange, most: 40), parameters: try parameters())
    }

    /// `system_id`, then `sc_interface_version` (4.1.2).
    mutating func bindResponse() throws(PacketError) -> Packet.Bind.Response {
        Packet.Bind.Response(systemID: try text(.systemID, most: 15), parameters: try parameters())
    }

    /// `system_id password` (4.1.7).
    mutating func outbind() throws(PacketError) -> Packet.Outbind {
        Packet.Outbind(systemID: try text(.systemID, most: 15), password: try text(.password, most: 8))
    }
}

extension PacketWriter {
    mutating func put(_ bind: Packet.Bind) throws(PacketError) {
        try text(bind.systemID, .systemID, most: 15)
        try text(bind.password, .password, most: 8)
        try text(bind.systemType, .systemType, most: 12)
        octet(bind.interfaceVersion)
        try address(bind.addressRange, .addressRange, most: 40)
        try parameters(bind.parameters)
    }

    mutating func put(_ response: Packet.Bind.Response) throws(PacketError) {
        try text(response.systemID, .systemID, most: 15)
        try parameters(response.parameters)
    }

    mutating func put(_ outbind: Packet.Outbind) throws(PacketError) {
        try text(outbind.systemID, .systemID, most: 15)
        try text(outbind.password, .password, most: 8)
    }
}
