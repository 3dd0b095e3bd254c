import Doors
import MessageCentre
import SMPP
import ShortMessage

/// What happens to connections, and what sessions want of the door.
extension SMPPDoor {
    /// More connections are not served.
    private static let mostLinks = 1000
    /// Lines about one session.
    private static let mostOddities = 20

    mutating func takeMail() {
        for event in mailbox.take() {
            switch event {
            case .opened(let connection, let call): open(connection, call)
            case .unanswered(let call, let reason): if calls.indices.contains(call) { unanswered(call, reason) }
            case .received(let id, let octets):
                links[id]?.isReading = false
                capture { try $0.append(octets, id, isFromESME: true) }
                noteReceived(octets, at: id)
                carryOut(links[id]?.session.receive(octets, at: MonotonicClock.now) ?? [], at: id)
            case .unsecured(let id, let reason): say(reason, at: id)
            case .closed(let id):
                carryOut(links[id]?.session.disconnected() ?? [], at: id)
                forget(id)
            case .asked(let question): question.ask(&self)
            }
        }
    }

    /// - Parameter call: of an ESME that was called.
    private mutating func open(_ connection: Connection, _ call: Int?) {
        guard links.count < Self.mostLinks, call.map(calls.indices.contains) ?? true else { return connection.cut() }
        let ownFaults = LinkFaults(seed: plan.seed, link: connection.id)
        links[connection.id] = Link(connection, SMPPSession(plan.session, at: MonotonicClock.now), ownFaults)
        let watched = watch(connection)
        links[connection.id]?.watched = watched
        if let early = links[connection.id]?.faults.early(&faults) {
            links[connection.id]?.output = early
            noteWritten(early, at: connection.id)
        }
        capture { try $0.open(connection.id, from: connection.ports.peer, to: connection.ports.own) }
        if let call { invite(connection.id, call) }
    }

    mutating func expireTimers() {
        let now = MonotonicClock.now
        intake += late.filter { $0.due <= now }.map(\.1)
        late.removeAll { $0.due <= now }
        let due = links.filter { $0.value.session.deadline.map { $0 <= now } ?? false }.keys
        for id in Array(due) {
            carryOut(links[id]?.session.timersDue(at: now) ?? [], at: id)
        }
    }

    /// Does what a session wants, in order.
    mutating func carryOut(_ actions: [SMPPSession.Action], at id: Int) {
        for action in actions {
            switch action {
            case .send(let packet, let octets): write(packet, octets, at: id)
            case .authenticate(let bind): intake.append(.bind(id, bind))
            case .serve(let request): take(request, at: id)
            case .settled(let delivery, let result): settled(delivery, result, at: id)
            case .noticed(let notice): tell(of: notice, at: id)
            case .close(let ending): close(id, ending)
            }
        }
    }

    /// Gives a PDU out, unless a fault strikes it.
    private mutating func write(_ packet: Packet, _ octets: [UInt8], at id: Int) {
        let account = links[id]?.party
        switch links[id]?.faults.way(of: packet, octets, account: account, &faults) {
        case .written(let octets):
            links[id]?.output += octets
            noteWritten(octets, at: id)
        case .cut:
            flush(id)
            links[id]?.connection.cut()
        case .closed:
            flush(id)
            links[id]?.connection.closeOutput()
        case nil: break
        }
    }

    /// Lets a request wait for its turn, unless a fault strikes it.
    private mutating func take(_ request: SMPPSession.Request, at id: Int) {
        let account = links[id]?.party
        switch links[id]?.faults.fate(of: request, account: account, &faults) {
        case .refused(let status): answer(request.id, .refused(status), at: id)
        case .silence: answer(request.id, .withheld, at: id)
        case .late(let milliseconds): late.append((MonotonicClock.now + milliseconds, .request(id, request)))
        case nil: intake.append(.request(id, request))
        }
    }

    private mutating func close(_ id: Int, _ ending: SMPPSession.Ending) {
        guard var link = links[id], !link.isClosing else { return }
        link.isClosing = true
        links[id] = link
        flush(id)
        if ending != .disconnected { link.connection.close() }
        say("\(ending.sentence)", at: id)
        noteEnd(ending.sentence, at: id)
        giveBackAll(of: id)
        if let party = link.party { leave(party, id) }
        links[id]?.party = nil
    }

    /// A session of an account is over; with its last one nothing is held for it any more.
    private mutating func leave(_ name: String, _ id: Int) {
        parties[name]?.links.removeAll { $0 == id }
        guard let party = parties[name], !party.links.contains(where: { links[$0]?.receives == true }) else { return }
        for (dispatch, source) in party.held { givenBack[source, default: []].append(dispatch.id) }
        absent.formUnion(party.parked)
        parties[name]?.held = []
        parties[name]?.parked = []
    }

    private mutating func forget(_ id: Int) {
        giveBackAll(of: id)
        if let party = links[id]?.party { leave(party, id) }
        if let call = links[id]?.call, calls.indices.contains(call) { callAgain(call) }
        archive(id)
        links[id] = nil
        capture { try $0.close(id) }
    }

    /// Writes what this turn has for each session, and asks for more.
    mutating func flush() {
        // Of a view of the keys a change would make a copy of everything.
        for id in Array(links.keys) { flush(id) }
    }

    private mutating func flush(_ id: Int) {
        guard let written = links[id]?.flush(), !written.isEmpty else { return }
        capture { try $0.append(written, id, isFromESME: false) }
    }

    /// Notes something in the capture file, if there is one; the first failure ends the door.
    private mutating func capture(_ note: (inout CaptureFile) throws -> Void) {
        guard captureFailure == nil, var file = captureFile else { return }
        captureFile = nil
        defer { captureFile = file }
        do {
            try note(&file)
        } catch {
            captureFailure = error
        }
    }

    /// Tells what is odd, so that whoever writes an ESME sees it; of one session not without end.
    private mutating func tell(of notice: SMPPSession.Notice, at id: Int) {
        guard let sentence = notice.sentence, let count = links[id]?.oddities, count < Self.mostOddities else { return }
        links[id]?.oddities += 1
        let isLast = count == Self.mostOddities - 1
        say(sentence + (isLast ? "; what else is odd in this session is not told" : ""), at: id)
    }

    /// One line about a session.
    func say(_ sentence: String, at id: Int) {
        guard let link = links[id] else { return }
        Diagnostics.say("\(link.name): \(sentence)")
    }
}

extension SMPPSession.Notice {
    /// What is told of it; nil where that is nothing.
    fileprivate var sentence: String? {
        switch self {
        case .malformed(let header, let error): "\(header.command) \(header.sequence): \(error)"
        case .refused(let command, let sequence, let status) where status == .invalidBindStatus:
            "\(command) \(sequence) refused with \(status): not in this state of the session"
        case .unexpectedAnswer(let command, let sequence, _):
            "\(command) \(sequence) answers nothing that was asked, or comes too late"
        case .sequenceInUse(let sequence): "the sequence number \(sequence) is in use already"
        case .forgiven, .refused: nil
        }
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
