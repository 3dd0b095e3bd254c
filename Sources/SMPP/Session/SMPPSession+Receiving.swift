extension SMPPSession {
    mutating func take(_ frame: PacketFramer.Frame) {
        lastHeard = now
        probeDeadline = nil
        switch frame {
        case .packet(let reading):
            let (packet, command) = (reading.packet, reading.packet.body.command)
            if let first = reading.leniencies.first {
                actions.append(.noticed(.forgiven(command, sequence: packet.sequence, reading.leniencies)))
                if configuration.isStrict, !command.isResponse {
                    return refuse(command, packet.sequence, first.status)
                }
            }
            take(packet)
        case .malformed(let header, let error):
            actions.append(.noticed(.malformed(header, error)))
            if header.command.isResponse {
                // Its status can be read all the same. What answers nothing is not answered itself.
                settle(header.sequence, header.command, header.status)
            } else {
                refuse(header.command, header.sequence, error.status)
            }
        }
    }

    private mutating func take(_ packet: Packet) {
        let command = packet.body.command
        if command != .enquireLink && command != CommandID.enquireLink.response { lastTransaction = now }
        switch packet.body {
        case .enquireLink: send(Packet(sequence: packet.sequence, .enquireLinkResponse))
        // Anything that comes is an answer to enquire_link.
        case .enquireLinkResponse: break
        case .bind(let bind): take(bind, packet.sequence)
        case .unbind: takeUnbind(packet.sequence)
        case .unbindResponse: takeUnbindResponse(packet)
        case .submit(let message): serve(.submit(message), packet)
        case .submitMulti(let multi): serve(.submitMulti(multi), packet)
        case .data(let message): serve(.data(message), packet)
        case .query(let query): serve(.query(query), packet)
        case .cancel(let cancellation): serve(.cancel(cancellation), packet)
        case .replace(let replacement): serve(.replace(replacement), packet)
        case .broadcast(let broadcast): refuse(broadcast, packet)
        // What only a message centre sends.
        case .deliver, .outbind, .alertNotification: refuse(command, packet.sequence, .invalidBindStatus)
        case .genericNack, .deliverResponse, .dataResponse, .bindResponse, .submitResponse, .submitMultiResponse,
            .queryResponse, .cancelResponse, .replaceResponse, .broadcastResponse:
            settle(packet.sequence, command, packet.status)
        }
    }

    /// Cell broadcast is not served (5.0, 4.7.6).
    private mutating func refuse(_ broadcast: Packet.Broadcast, _ packet: Packet) {
        let status: CommandStatus =
            switch broadcast.kind {
            case .broadcast: .broadcastFailed
            case .query: .broadcastQueryFailed
            case .cancel: .broadcastCancelFailed
            }
        let isAllowed = binding?.role.transmits == true
        refuse(packet.body.command, packet.sequence, isAllowed ? status : .invalidBindStatus)
    }

    /// Answers a request with a status; one that has no answer of its own with generic_nack (3.4, 4.3).
    mutating func refuse(_ command: CommandID, _ sequence: UInt32, _ status: CommandStatus) {
        actions.append(.noticed(.refused(command, sequence: sequence, status)))
        sendRefusal(command, sequence, status)
    }

    mutating func sendRefusal(_ command: CommandID, _ sequence: UInt32, _ status: CommandStatus) {
        let answer = command.isKnown ? command.response : nil
        let body = answer.flatMap { Packet.Body.refusal(answering: $0, hasFields: configuration.refusesWithBody) }
        send(Packet(sequence: sequence, status: status, body ?? .genericNack))
    }
}

extension Packet.Body {
    /// The body of an answer that refuses; nil of a command that answers nothing.
    ///
    /// - Parameter hasFields: whether an answer that has one field only has it, empty.
    static func refusal(answering response: CommandID, hasFields: Bool = false) -> Packet.Body? {
        let bind: Packet.Bind.Response? = hasFields ? Packet.Bind.Response(systemID: "") : nil
        let message: Packet.MessageResponse? = hasFields ? Packet.MessageResponse() : nil
        guard response.isResponse else { return nil }
        return switch response.request {
        case .bindReceiver: .bindResponse(.receiver, bind)
        case .bindTransmitter: .bindResponse(.transmitter, bind)
        case .bindTransceiver: .bindResponse(.transceiver, bind)
        case .submitSM: .submitResponse(message)
        case .deliverSM: .deliverResponse(message)
        case .dataSM: .dataResponse(message)
        case .submitMulti: .submitMultiResponse(nil)
        case .querySM: .queryResponse(nil)
        case .cancelSM: .cancelResponse
        case .replaceSM: .replaceResponse
        case .unbind: .unbindResponse
        case .enquireLink: .enquireLinkResponse
        case .broadcastSM: .broadcastResponse(Packet.Broadcast(.broadcast))
        case .queryBroadcastSM: .broadcastResponse(Packet.Broadcast(.query))
        case .cancelBroadcastSM: .broadcastResponse(Packet.Broadcast(.cancel))
        default: nil
        }
    }
}
