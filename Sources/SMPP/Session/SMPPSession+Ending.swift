extension SMPPSession {
    /// The ESME unbinds: it gets the answers that are still due first (SMPP 3.4, 4.2).
    mutating func takeUnbind(_ sequence: UInt32) {
        switch state {
        case .bound(let binding):
            state = .leaving(binding, sequence: sequence, deadline: now + (configuration.responseTime ?? 0))
            leaveIfAnswered()
        case .unbinding:
            send(Packet(sequence: sequence, .unbindResponse))
            end(.unbound)
        case .open, .binding, .leaving, .closed: refuse(.unbind, sequence, .invalidBindStatus)
        }
    }

    mutating func takeUnbindResponse(_ packet: Packet) {
        guard case .unbinding(_, packet.sequence, _) = state else {
            return settle(packet.sequence, packet.body.command, packet.status)
        }
        end(.unbound)
    }

    /// Answers the ESME's unbind once nothing else is to be answered.
    mutating func leaveIfAnswered() {
        if requests.isEmpty { leave() }
    }

    mutating func leave() {
        guard case .leaving(_, let sequence, _) = state else { return }
        send(Packet(sequence: sequence, .unbindResponse))
        end(.unbound)
    }

    /// Unbinds the ESME, which is waited for; one that is not bound is left at once.
    public mutating func unbind(at now: Int64) -> [Action] {
        self.now = now
        startUnbind()
        return handedOver()
    }

    mutating func startUnbind() {
        switch state {
        case .bound(let binding):
            let packet = Packet(sequence: sequence(), .unbind)
            send(packet)
            let deadline = now + (configuration.responseTime ?? 0)
            state = .unbinding(binding, sequence: packet.sequence, deadline: deadline)
        case .open, .binding: end(.unbound)
        case .leaving, .unbinding, .closed: break
        }
    }

    /// Nothing comes or goes after it: messages without an answer are lost to this session.
    mutating func end(_ ending: Ending) {
        for (_, delivery) in deliveries.sorted(by: { $0.value.id < $1.value.id }) {
            actions.append(.settled(delivery.id, .lost))
        }
        deliveries = [:]
        (requests, openSequences) = ([:], [])
        state = .closed
        actions.append(.close(ending))
    }
}
