extension Packet {
    /// Asks what became of a message (SMPP 3.4, 4.8.1).
    public struct Query: Hashable, Sendable {
        /// What the message centre calls the message.
        public var messageID: String
        /// The sender of the message.
        public var source: SMPPAddress
        /// Optional parameters; 3.4 knows none, and they are kept.
        public var parameters: [Parameter]

        /// Asks for one message of a sender.
        public init(messageID: String, source: SMPPAddress, parameters: [Parameter] = []) {
            self.messageID = messageID
            self.source = source
            self.parameters = parameters
        }

        /// What became of it (4.8.2).
        public struct Response: Hashable, Sendable {
            /// What the message centre calls the message.
            public var messageID: String
            /// When a final state was reached; nil before.
            public var finalDate: SMPPTime?
            /// What became of the message.
            public var state: MessageState
            /// Why the network did not deliver; 0 where it has no reason.
            public var errorCode: UInt8
            /// Optional parameters; 3.4 knows none, and they are kept.
            public var parameters: [Parameter]

            /// What became of one message, and when its state was final.
            public init(
                messageID: String, finalDate: SMPPTime? = nil, state: MessageState, errorCode: UInt8 = 0,
                parameters: [Parameter] = []
            ) {
                self.messageID = messageID
                self.finalDate = finalDate
                self.state = state
                self.errorCode = errorCode
                self.parameters = parameters
            }
        }
    }
}

extension PacketReader {
    /// `message_id`, source (4.8.1).
    mutating func query() throws(PacketError) -> Packet.Query {
        Packet.Query(
            messageID: try text(.messageID, most: 64), source: try address(.source, most: SMPPAddress.most),
            parameters: try parameters())
    }

    /// `message_id final_date message_state error_code` (4.8.2).
    mutating func queryResponse() throws(PacketError) -> Packet.Query.Response {
        let (messageID, finalDate) = (try text(.messageID, most: 64), try time(.finalDate))
        let place = position
        let number = try octet(.messageState)
        guard let state = MessageState(rawValue: number) else {
            throw PacketError(octet: place - start, .messageState(number), in: .messageState)
        }
        return Packet.Query.Response(
            messageID: messageID, finalDate: finalDate, state: state, errorCode: try octet(.errorCode),
            parameters: try parameters())
    }
}

extension PacketWriter {
    mutating func put(_ query: Packet.Query) throws(PacketError) {
        try text(query.messageID, .messageID, most: 64)
        try address(query.source, .source, most: SMPPAddress.most)
        try parameters(query.parameters)
    }

    mutating func put(_ response: Packet.Query.Response) throws(PacketError) {
        try text(response.messageID, .messageID, most: 64)
        try time(response.finalDate, .finalDate)
        octet(response.state.rawValue)
        octet(response.errorCode)
        try parameters(response.parameters)
    }
}
