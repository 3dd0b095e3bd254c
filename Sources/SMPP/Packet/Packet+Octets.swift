extension Packet {
    /// The octets of the PDU.
    public func octets() throws(PacketError) -> [UInt8] {
        var writer = PacketWriter()
        writer.octets.reserveCapacity(160)
        writer.number(0)
        writer.number(body.command.rawValue)
        writer.number(status.rawValue)
        guard body.command.isResponse || Packet.sequences.contains(sequence) else {
            throw writer.error(.sequence(sequence), .sequenceNumber)
        }
        writer.number(sequence)
        try writer.put(body, of: status)
        let length = UInt32(writer.octets.count)
        for index in 0..<4 { writer.octets[index] = UInt8(truncatingIfNeeded: length >> (24 - 8 * index)) }
        return writer.octets
    }

    /// Reads one whole PDU.
    public static func reading(_ octets: [UInt8]) throws(PacketError) -> Reading {
        guard let header = PacketHeader(octets, at: 0) else {
            throw PacketError(octet: octets.count, .truncated(missing: PacketHeader.count - octets.count), in: .body)
        }
        guard Int(header.length) == octets.count else {
            throw PacketError(octet: 0, .commandLength(header.length), in: .commandLength)
        }
        return try reading(octets, header, at: 0)
    }

    /// Reads the PDU whose header stands at a place, and that is there to its end.
    static func reading(_ octets: [UInt8], _ header: PacketHeader, at start: Int) throws(PacketError) -> Reading {
        var reader = PacketReader(octets, start..<start + Int(header.length))
        reader.check(header)
        let body = try reader.body(header)
        if reader.remaining > 0 { reader.forgive(.surplus(octets: reader.remaining), at: reader.position, .body) }
        return Reading(
            packet: Packet(sequence: header.sequence, status: header.status, body), leniencies: reader.leniencies)
    }
}

extension PacketReader {
    fileprivate mutating func check(_ header: PacketHeader) {
        if !header.command.isResponse {
            if header.status != .ok { forgive(.statusOfRequest(header.status), at: start + 8, .body) }
            if !Packet.sequences.contains(header.sequence) {
                forgive(.sequence(header.sequence), at: start + 12, .sequenceNumber)
            }
        }
    }

    /// The body that belongs to a command (SMPP 3.4, 5.1.2.1).
    fileprivate mutating func body(_ header: PacketHeader) throws(PacketError) -> Packet.Body {
        guard !header.command.isResponse else { return try answer(header) }
        switch header.command {
        case .bindReceiver: return .bind(try bind(.receiver))
        case .bindTransmitter: return .bind(try bind(.transmitter))
        case .bindTransceiver: return .bind(try bind(.transceiver))
        case .outbind: return .outbind(try outbind())
        case .unbind: return .unbind
        case .enquireLink: return .enquireLink
        case .submitSM: return .submit(try message())
        case .deliverSM: return .deliver(try message())
        case .submitMulti: return .submitMulti(try multiMessage())
        case .dataSM: return .data(try dataMessage())
        case .querySM: return .query(try query())
        case .cancelSM: return .cancel(try cancellation())
        case .replaceSM: return .replace(try replacement())
        case .alertNotification: return .alertNotification(try alertNotification())
        case .broadcastSM: return .broadcast(try broadcast(.broadcast))
        case .queryBroadcastSM: return .broadcast(try broadcast(.query))
        case .cancelBroadcastSM: return .broadcast(try broadcast(.cancel))
        default: throw PacketError(octet: 4, .unknownCommand(header.command), in: .commandID)
        }
    }

    private mutating func answer(_ header: PacketHeader) throws(PacketError) -> Packet.Body {
        switch header.command.request {
        case .bindReceiver: return .bindResponse(.receiver, try hasBody(header) ? try bindResponse() : nil)
        case .bindTransmitter: return .bindResponse(.transmitter, try hasBody(header) ? try bindResponse() : nil)
        case .bindTransceiver: return .bindResponse(.transceiver, try hasBody(header) ? try bindResponse() : nil)
        case .unbind: return .unbindResponse
        case .enquireLink: return .enquireLinkResponse
        case .submitSM: return .submitResponse(try hasBody(header) ? try messageResponse() : nil)
        case .deliverSM: return .deliverResponse(try hasBody(header) ? try deliverResponse() : nil)
        case .submitMulti: return .submitMultiResponse(try hasBody(header) ? try multiResponse() : nil)
        case .dataSM: return .dataResponse(try hasBody(header) ? try messageResponse() : nil)
        case .querySM: return .queryResponse(try hasBody(header) ? try queryResponse() : nil)
        case .cancelSM: return .cancelResponse
        case .replaceSM: return .replaceResponse
        case .broadcastSM: return .broadcastResponse(try broadcast(.broadcast))
        case .queryBroadcastSM: return .broadcastResponse(try broadcast(.query))
        case .cancelBroadcastSM: return .broadcastResponse(try broadcast(.cancel))
        case CommandID(rawValue: 0): return .genericNack
        default: throw PacketError(octet: 4, .unknownCommand(header.command), in: .commandID)
        }
    }

    /// Whether an answer has fields: one that refuses may do without (3.4, 4.1.2 and the like).
    private mutating func hasBody(_ header: PacketHeader) throws(PacketError) -> Bool {
        if remaining == 0, header.status == .ok { forgive(.missingBody, at: position, .body) }
        return remaining > 0
    }
}
