extension Packet {
    /// Something in a PDU that breaks the specification and was read all the same.
    public struct Leniency: Hashable, Sendable {
        /// The fields from the outermost in.
        public let path: [PacketField]
        /// Octets from the start of the PDU.
        public let octet: Int
        /// What was forgiven.
        public let kind: Kind

        /// What breaks the specification, and is read all the same.
        public enum Kind: Hashable, Sendable {
            /// More characters than a field has room for.
            case longText(Int, most: Int)
            /// Octets above ASCII in a text, read as Latin-1.
            case beyondASCII
            /// A type of number or numbering plan that the specification reserves.
            case reserved(UInt8)
            /// 255 octets of text.
            case longShortMessage
            /// A known parameter of another length than it has, kept octet for octet.
            case malformedParameter(ParameterTag)
            /// Octets after the last field of a PDU that takes no parameters; they were dropped.
            case surplus(octets: Int)
            /// No body in an answer that accepts.
            case missingBody
            /// A message_id in a deliver_sm_resp, which has no use for it.
            case unusedMessageID
            /// A sequence number of zero, or above 0x7FFFFFFF.
            case sequence(UInt32)
            /// A status in a request that is not zero.
            case statusOfRequest(CommandStatus)
        }
    }

    /// A PDU, and what was forgiven to read it.
    public struct Reading: Hashable, Sendable {
        /// The PDU that was read.
        public let packet: Packet
        /// In the order of the octets; empty of a PDU that keeps to the specification.
        public let leniencies: [Leniency]
    }
}

extension Packet.Leniency {
    /// What a strict message centre answers to it.
    public var status: CommandStatus {
        switch kind {
        case .longText, .beyondASCII, .reserved: refusal
        case .longShortMessage: .invalidMessageLength
        case .malformedParameter: .invalidParameterLength
        case .surplus, .missingBody, .sequence, .statusOfRequest: .invalidCommandLength
        case .unusedMessageID: .invalidMessageID
        }
    }

    private var refusal: CommandStatus {
        switch (path.first, path.last) {
        case (.source, .typeOfNumber): .invalidSourceTypeOfNumber
        case (.source, .numberingPlan): .invalidSourceNumberingPlan
        case (_, .typeOfNumber): .invalidDestinationTypeOfNumber
        case (_, .numberingPlan): .invalidDestinationNumberingPlan
        default: path.first?.refusal ?? .unknownError
        }
    }
}
