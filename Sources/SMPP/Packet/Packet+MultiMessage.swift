extension Packet {
    /// One message to many (SMPP 3.4, 4.5.1).
    public struct MultiMessage: Hashable, Sendable {
        /// One of the recipients.
        public enum Destination: Hashable, Sendable {
            /// A number.
            case address(SMPPAddress)
            /// A list that the message centre keeps.
            case list(String)
        }

        /// 1 to 254.
        public var destinations: [Destination]
        /// The message; its own destination means nothing.
        public var message: Message

        /// A message to several recipients, with the defaults of all that is not said.
        public init(from source: SMPPAddress, to destinations: [Destination], _ shortMessage: [UInt8] = []) {
            self.destinations = destinations
            message = Message(from: source, to: SMPPAddress(""), shortMessage)
        }

        /// The identity of the message, and to whom it was not sent (4.5.2).
        public struct Response: Hashable, Sendable {
            /// A recipient who does not get the message.
            public struct Failure: Hashable, Sendable {
                /// The number of the recipient.
                public var destination: SMPPAddress
                /// Why the message was not taken for it.
                public var status: CommandStatus

                /// One number and why.
                public init(_ destination: SMPPAddress, _ status: CommandStatus) {
                    self.destination = destination
                    self.status = status
                }
            }

            /// What the message centre calls the message.
            public var messageID: String
            /// At most 255.
            public var failures: [Failure]
            /// Optional parameters in their order.
            public var parameters: [Parameter]

            /// An answer that names the message, and the recipients for whom it was not taken.
            public init(messageID: String, failures: [Failure] = [], parameters: [Parameter] = []) {
                self.messageID = messageID
                self.failures = failures
                self.parameters = parameters
            }
        }
    }
}

extension PacketReader {
    /// `service_type`, source, `number_of_dests dest_address(es)`, then as submit_sm (4.5.1).
    mutating func multiMessage() throws(PacketError) -> Packet.MultiMessage {
        let serviceType = try text(.serviceType, most: 5)
        let source = try address(.source, most: SMPPAddress.most)
        let place = position
        let count = try octet(.numberOfDestinations)
        guard 1...254 ~= count else {
            throw PacketError(octet: place - start, .count(Int(count)), in: .numberOfDestinations)
        }
        var destinations: [Packet.MultiMessage.Destination] = []
        for _ in 0..<count { destinations.append(try destination()) }
        var multi = Packet.MultiMessage(from: source, to: destinations)
        multi.message.serviceType = serviceType
        let fields = try submission()
        multi.message.assign(fields)
        multi.message.parameters = try parameters(besides: fields.shortMessage)
        return multi
    }

    /// `dest_flag`, then an address (1) or `dl_name` (2) (4.5.1.1).
    private mutating func destination() throws(PacketError) -> Packet.MultiMessage.Destination {
        let place = position
        switch try octet(.destinationFlag) {
        case 1: return .address(try address(.destination, most: SMPPAddress.most))
        case 2: return .list(try text(.listName, most: 20))
        case let flag: throw PacketError(octet: place - start, .destinationFlag(flag), in: .destinationFlag)
        }
    }

    /// `message_id no_unsuccess unsuccess_sme(s)` (4.5.2).
    mutating func multiResponse() throws(PacketError) -> Packet.MultiMessage.Response {
        var response = Packet.MultiMessage.Response(messageID: try text(.messageID, most: 64))
        for _ in 0..<(try octet(.numberOfFailures)) {
            let destination = try address(.destination, most: SMPPAddress.most)
            response.failures.append(.init(destination, CommandStatus(rawValue: try number(.errorStatus))))
        }
        response.parameters = try parameters()
        return response
    }
}

extension PacketWriter {
    mutating func put(_ multi: Packet.MultiMessage) throws(PacketError) {
        try text(multi.message.serviceType, .serviceType, most: 5)
        try address(multi.message.source, .source, most: SMPPAddress.most)
        guard 1...254 ~= multi.destinations.count else {
            throw error(.count(multi.destinations.count), .numberOfDestinations)
        }
        octet(UInt8(multi.destinations.count))
        for destination in multi.destinations {
            switch destination {
            case .address(let destination):
                octet(1)
                try address(destination, .destination, most: SMPPAddress.most)
            case .list(let name):
                octet(2)
                try text(name, .listName, most: 20)
            }
        }
        try submission(multi.message.submission)
        try parameters(multi.message.parameters, besides: multi.message.shortMessage)
    }

    mutating func put(_ response: Packet.MultiMessage.Response) throws(PacketError) {
        try text(response.messageID, .messageID, most: 64)
        guard response.failures.count <= 255 else { throw error(.count(response.failures.count), .numberOfFailures) }
        octet(UInt8(response.failures.count))
        for failure in response.failures {
            try address(failure.destination, .destination, most: SMPPAddress.most)
            number(failure.status.rawValue)
        }
        try parameters(response.parameters)
    }
}
