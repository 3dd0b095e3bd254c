extension SMPPSession {
    /// When `timersDue` has something to do at the latest; nil is never.
    public var deadline: Int64? {
        let own: Int64? =
            switch state {
            case .open(let since, _): configuration.sessionInitTime.map { since + $0 }
            case .leaving(_, _, let deadline), .unbinding(_, _, let deadline): deadline
            case .bound: [probeDeadline ?? enquiry, inactivity].compactMap { $0 }.min()
            case .binding, .closed: nil
            }
        return ([own] + deliveries.values.map(\.deadline)).compactMap { $0 }.min()
    }

    /// Does what is due: an answer waited for in vain, a sign of life, an end.
    public mutating func timersDue(at now: Int64) -> [Action] {
        self.now = now
        settleUnanswered()
        switch state {
        case .open(let since, _): if isDue(configuration.sessionInitTime.map { since + $0 }) { end(.notBound) }
        case .leaving(_, _, let deadline): if isDue(deadline) { leave() }
        case .unbinding(_, _, let deadline): if isDue(deadline) { end(.unbindUnanswered) }
        case .bound: tend()
        case .binding, .closed: break
        }
        return handedOver()
    }

    private func isDue(_ deadline: Int64?) -> Bool { deadline.map { $0 <= now } ?? false }

    /// When the ESME is asked whether it is there; nil once it was.
    private var enquiry: Int64? { configuration.enquireLinkTime.map { lastHeard + $0 } }
    private var inactivity: Int64? { configuration.inactivityTime.map { lastTransaction + $0 } }

    private mutating func tend() {
        if isDue(inactivity) { return startUnbind() }
        if probeDeadline != nil {
            if isDue(probeDeadline) { end(.silent) }
        } else if isDue(enquiry) {
            send(Packet(sequence: sequence(), .enquireLink))
            probeDeadline = configuration.enquireLinkAnswerTime.map { now + $0 } ?? .max
        }
    }

    private mutating func settleUnanswered() {
        let late = deliveries.filter { isDue($0.value.deadline) }.sorted { $0.value.id < $1.value.id }
        for (sequence, delivery) in late {
            deliveries[sequence] = nil
            actions.append(.settled(delivery.id, .unanswered))
        }
    }
}
