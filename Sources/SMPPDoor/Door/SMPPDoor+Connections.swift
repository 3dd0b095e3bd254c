import Doors
import SMPP
import ShortMessage

/// What happens to connections, and what sessions want of the door.
extension SMPPDoor {
    /// More connections are not served.
    private static let mostLinks = 1000

    mutating func takeMail() {
        for event in mailbox.take() {
            switch event {
            case .opened(let connection): open(connection)
            case .received(let id, let octets):
                links[id]?.isReading = false
                carryOut(links[id]?.session.receive(octets, at: MonotonicClock.now) ?? [], at: id)
            case .closed(let id):
                carryOut(links[id]?.session.disconnected() ?? [], at: id)
                forget(id)
            }
        }
    }

    private mutating func open(_ connection: Connection) {
        guard links.count < Self.mostLinks else { return connection.cut() }
        links[connection.id] = Link(connection, SMPPSession(plan.session, at: MonotonicClock.now))
    }

    mutating func expireTimers() {
        let now = MonotonicClock.now
        for (id, link) in links where link.session.deadline.map({ $0 <= now }) ?? false {
            carryOut(links[id]?.session.timersDue(at: now) ?? [], at: id)
        }
    }

    /// Does what a session wants, in order.
    mutating func carryOut(_ actions: [SMPPSession.Action], at id: Int) {
        for action in actions {
            switch action {
            case .send(_, let octets): links[id]?.output += octets
            case .authenticate(let bind): intake.append(.bind(id, bind))
            case .serve(let request): intake.append(.request(id, request))
            case .settled(let delivery, let result): settled(delivery, result, at: id)
            case .noticed(let notice): tell(of: notice, at: id)
            case .close(let ending): close(id, ending)
            }
        }
    }

    private mutating func close(_ id: Int, _ ending: SMPPSession.Ending) {
        guard var link = links[id], !link.isClosing else { return }
        link.isClosing = true
        link.flush()
        links[id] = link
        if ending != .disconnected { link.connection.close() }
        say("\(ending.sentence)", at: id)
        giveBackAll(of: id)
        if let party = link.party { parties[party]?.links.removeAll { $0 == id } }
        links[id]?.party = nil
    }

    private mutating func forget(_ id: Int) {
        giveBackAll(of: id)
        if let party = links[id]?.party { parties[party]?.links.removeAll { $0 == id } }
        links[id] = nil
    }

    /// Writes what this turn has for each session, and asks for more.
    mutating func flush() {
        for id in links.keys { links[id]?.flush() }
    }

    /// Tells what is odd, so that whoever writes an ESME sees it.
    private func tell(of notice: SMPPSession.Notice, at id: Int) {
        switch notice {
        case .malformed(let header, let error): say("\(header.command) \(header.sequence): \(error)", at: id)
        case .refused(let command, let sequence, let status) where status == .invalidBindStatus:
            say("\(command) \(sequence) refused with \(status): not in this state of the session", at: id)
        case .unexpectedAnswer(let command, let sequence, _):
            say("\(command) \(sequence) answers nothing that was asked, or comes too late", at: id)
        case .sequenceInUse(let sequence): say("the sequence number \(sequence) is in use already", at: id)
        case .forgiven, .refused: break
        }
    }

    /// One line about a session.
    func say(_ sentence: String, at id: Int) {
        guard let link = links[id] else { return }
        Diagnostics.say("\(link.name): \(sentence)")
    }
}

extension SMPPSession.Ending {
    fileprivate var sentence: String {
        switch self {
        case .unbound: "unbound"
        case .unbindUnanswered: "did not answer unbind"
        case .disconnected: "disconnected without unbind"
        case .unframed(let error): "\(error); closed"
        case .notBound: "did not bind in time"
        case .refusedBinds: "failed to bind too often"
        case .silent: "did not answer enquire_link"
        }
    }
}
