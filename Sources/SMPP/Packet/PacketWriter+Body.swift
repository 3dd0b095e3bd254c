extension PacketWriter {
    /// The fields of a body, after its header.
    mutating func put(_ body: Packet.Body, of status: CommandStatus) throws(PacketError) {
        switch body {
        case .bind(let bind): try put(bind)
        case .outbind(let outbind): try put(outbind)
        case .submit(let message), .deliver(let message): try put(message)
        case .submitMulti(let multi): try put(multi)
        case .data(let message): try put(message)
        case .query(let query): try put(query)
        case .cancel(let cancellation): try put(cancellation)
        case .replace(let replacement): try put(replacement)
        case .alertNotification(let alert): try put(alert)
        case .broadcast(let broadcast), .broadcastResponse(let broadcast): octets += broadcast.octets
        case .bindResponse(_, let response?): try put(response)
        case .submitResponse(let response?), .dataResponse(let response?): try put(response)
        case .deliverResponse(let response?):
            guard response.messageID.isEmpty else {
                throw error(.tooLong(response.messageID.count, most: 0), .messageID)
            }
            try put(response)
        case .submitMultiResponse(let response?): try put(response)
        case .queryResponse(let response?): try put(response)
        case .bindResponse(_, nil), .submitResponse(nil), .deliverResponse(nil), .dataResponse(nil),
            .submitMultiResponse(nil), .queryResponse(nil):
            guard status != .ok else { throw error(.missingBody, .body) }
        case .unbind, .unbindResponse, .enquireLink, .enquireLinkResponse, .genericNack, .cancelResponse,
            .replaceResponse:
            break
        }
    }
}
