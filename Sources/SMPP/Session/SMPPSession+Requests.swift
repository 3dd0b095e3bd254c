extension SMPPSession {
    /// Whether one more request would be served; an owner that reads on only then sees none refused.
    public var hasRoomForRequests: Bool { requests.count < configuration.requestWindow }

    /// Requests that the owner has not answered.
    public var openRequests: Int { requests.count }

    /// A request that only a transmitter or transceiver may make (SMPP 3.4, 2.3).
    mutating func serve(_ operation: Request.Operation, _ packet: Packet) {
        let command = packet.body.command
        guard binding?.role.transmits == true else { return refuse(command, packet.sequence, .invalidBindStatus) }
        guard hasRoomForRequests else { return refuse(command, packet.sequence, configuration.overWindow) }
        if !openSequences.insert(packet.sequence).inserted { actions.append(.noticed(.sequenceInUse(packet.sequence))) }
        nextRequest += 1
        requests[nextRequest] = (packet.sequence, command)
        actions.append(.serve(Request(id: nextRequest, sequence: packet.sequence, operation: operation)))
    }

    /// Answers a request, in any order; of one that is answered already nothing is sent.
    ///
    /// An answer of another kind than the request is an ESME_RSYSERR.
    public mutating func answer(_ id: Request.ID, _ answer: Answer, at now: Int64) -> [Action] {
        self.now = now
        guard !isClosed, let request = requests.removeValue(forKey: id) else { return [] }
        openSequences.remove(request.sequence)
        switch answer {
        case .withheld: break
        case .refused(let status) where status != .ok: sendRefusal(request.command, request.sequence, status)
        default:
            if let body = answer.body(of: request.command, takesParameters: agreed?.takesParameters == true) {
                send(Packet(sequence: request.sequence, body))
            } else {
                sendRefusal(request.command, request.sequence, .systemError)
            }
        }
        leaveIfAnswered()
        return handedOver()
    }

    /// Who is bound, also while the session is being left.
    var agreed: Binding? {
        switch state {
        case .bound(let binding), .leaving(let binding, _, _), .unbinding(let binding, _, _): binding
        case .open, .binding, .closed: nil
        }
    }
}

extension SMPPSession.Answer {
    /// The body of the answer to a command, or nil where it is none to it.
    fileprivate func body(of command: CommandID, takesParameters: Bool) -> Packet.Body? {
        switch (self, command) {
        case (.accepted(let id, _, let parameters), .submitSM):
            .submitResponse(.init(messageID: id, parameters: takesParameters ? parameters : []))
        case (.accepted(let id, _, let parameters), .dataSM):
            .dataResponse(.init(messageID: id, parameters: takesParameters ? parameters : []))
        case (.accepted(let id, let failures, let parameters), .submitMulti):
            .submitMultiResponse(
                .init(messageID: id, failures: failures, parameters: takesParameters ? parameters : []))
        case (.state(let response), .querySM): .queryResponse(response)
        case (.done, .cancelSM): .cancelResponse
        case (.done, .replaceSM): .replaceResponse
        default: nil
        }
    }
}
