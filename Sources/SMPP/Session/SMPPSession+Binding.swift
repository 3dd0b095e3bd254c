extension SMPPSession {
    /// A bind, which one session has once (SMPP 3.4, 4.1).
    mutating func take(_ bind: Packet.Bind, _ sequence: UInt32) {
        switch state {
        case .open(_, let isInvited):
            // An outbind asks for a receiver (3.4, 2.2.1).
            guard !isInvited || bind.role.receives else { return refuse(bind.role.command, sequence, .bindFailed) }
            state = .binding(bind, sequence: sequence, isInvited: isInvited)
            actions.append(.authenticate(bind))
        case .binding, .bound: refuse(bind.role.command, sequence, .alreadyBound)
        case .leaving, .unbinding, .closed: refuse(bind.role.command, sequence, .invalidBindStatus)
        }
    }

    /// Lets an ESME in, after `authenticate`.
    ///
    /// It is told the version only if it is of 3.4 or later: earlier ones know no optional parameters (3.4, 1.7).
    ///
    /// - Parameters:
    ///   - own: the limits and times of this ESME; nil for those of before.
    ///   - now: milliseconds.
    public mutating func acceptBind(_ own: Configuration? = nil, at now: Int64) -> [Action] {
        guard case .binding(let bind, let sequence, _) = state else { return [] }
        if let own { configuration = own }
        self.now = now
        (lastHeard, lastTransaction) = (now, now)
        let binding = Binding(
            role: bind.role, systemID: bind.systemID, addressRange: bind.addressRange,
            version: min(bind.interfaceVersion, configuration.interfaceVersion))
        state = .bound(binding)
        let response = Packet.Bind.Response(
            systemID: configuration.systemID,
            parameters: binding.takesParameters ? [.interfaceVersion(binding.version)] : [])
        send(Packet(sequence: sequence, .bindResponse(bind.role, response)))
        takeFrames()
        return handedOver()
    }

    /// Keeps an ESME out, after `authenticate`; it may try again until it has done so too often.
    public mutating func refuseBind(_ status: CommandStatus, at now: Int64) -> [Action] {
        guard case .binding(let bind, let sequence, let isInvited) = state else { return [] }
        self.now = now
        sendRefusal(bind.role.command, sequence, status)
        state = .open(since: now, isInvited: isInvited)
        refusedBinds += 1
        if refusedBinds >= configuration.mostRefusedBinds { end(.refusedBinds) } else { takeFrames() }
        return handedOver()
    }

    /// Asks the ESME to bind as a receiver, over a connection that the message centre opened (3.4, 4.1.7).
    public mutating func invite(_ outbind: Packet.Outbind, at now: Int64) throws(PacketError) -> [Action] {
        guard case .open(let since, false) = state else { return [] }
        self.now = now
        let packet = Packet(sequence: sequence(), .outbind(outbind))
        actions.append(.send(packet, octets: try packet.octets()))
        state = .open(since: since, isInvited: true)
        return handedOver()
    }
}
