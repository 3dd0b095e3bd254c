extension TPDU {
    /// A handset's order about a message that it sent before (TS 23.040, 9.2.2.4).
    public struct Command: Hashable, Sendable {
        /// Whether the service centre is to report what became of the order.
        public var requestsStatusReport = false
        /// Whether `data` begins with a user data header.
        public var hasHeader = false
        /// What the status report will bear.
        public var messageReference: UInt8
        /// What the message was for beyond carrying text.
        public var protocolIdentifier = ProtocolIdentifier.normal
        /// What is asked.
        public var commandType: CommandType
        /// The message reference of the SUBMIT that the order is about.
        public var messageNumber: UInt8
        /// The one that the SUBMIT was for.
        public var destinationAddress: Address
        /// At most 157 octets are left for it.
        public var data: [UInt8]

        /// An order about a message that the handset sent.
        public init(
            messageReference: UInt8 = 0, commandType: CommandType, messageNumber: UInt8, destinationAddress: Address,
            data: [UInt8] = []
        ) {
            self.messageReference = messageReference
            self.commandType = commandType
            self.messageNumber = messageNumber
            self.destinationAddress = destinationAddress
            self.data = data
        }
    }
}

extension TPDU.Command {
    /// Octets (9.2.3.21).
    static let mostData = 157
}

extension OctetReader {
    ///     command = first-octet message-reference protocol-identifier command-type message-number
    ///               destination-address length *OCTET
    mutating func command(_ first: FirstOctet) throws(PDUError) -> TPDU.Command {
        forgiveReserved(first, except: [.statusReport, .userDataHeader])
        let reference = try octetField(.messageReference)
        let identifier = try protocolIdentifier()
        var command = TPDU.Command(
            messageReference: reference,
            commandType: try field(.commandType) { reader throws(PDUError) in CommandType(rawValue: try reader.octet())
            },
            messageNumber: try octetField(.messageNumber),
            destinationAddress: try field(.destinationAddress) { reader throws(PDUError) in try reader.address() })
        let length = Int(try octetField(.commandDataLength))
        let data = try field(.commandData) { reader throws(PDUError) in try reader.take(length) }
        command.data = Array(octets[data])
        command.protocolIdentifier = identifier
        command.requestsStatusReport = first.contains(.statusReport)
        command.hasHeader = first.contains(.userDataHeader)
        return command
    }
}

extension OctetWriter {
    mutating func append(_ command: TPDU.Command) throws(PDUError) {
        let flags: [(FirstOctet, Bool)] = [
            (.statusReport, command.requestsStatusReport), (.userDataHeader, command.hasHeader),
        ]
        append(FirstOctet(2, flags).rawValue)
        append(command.messageReference)
        append(command.protocolIdentifier.rawValue)
        append(command.commandType.rawValue)
        append(command.messageNumber)
        try field(.destinationAddress) { writer throws(PDUError) in try writer.append(command.destinationAddress) }
        try field(.commandData) { writer throws(PDUError) in
            guard command.data.count <= TPDU.Command.mostData else {
                throw writer.fail(.userDataTooLong(command.data.count, most: TPDU.Command.mostData))
            }
            writer.append(UInt8(command.data.count))
            writer.append(command.data)
        }
    }
}
