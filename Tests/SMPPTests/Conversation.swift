import SMPP

/// Both ends of a session, joined, with what they say to one another as lines: `>` from the ESME, `<` to it.
struct Conversation {
    var centre: SMPPSession
    var esme = ESMESession()
    var now: Int64 = 0
    private(set) var lines: [String] = []
    /// What the centre was asked and has not answered.
    private(set) var requests: [SMPPSession.Request] = []
    private(set) var asked: [Packet] = []
    private var isDeaf = false

    enum Step: Sendable {
        case ask(Packet.Body)
        case raw([UInt8])
        case accept, unbind, disconnect
        /// The centre asks the ESME to bind.
        case invite
        /// From here on the ESME hears nothing.
        case deafen
        case refuse(CommandStatus)
        /// To the oldest open request.
        case answer(SMPPSession.Answer)
        case deliver(Packet.Message)
        /// The ESME, to the oldest message that it got.
        case reply(CommandStatus)
        case wait(Int64)
    }

    init(_ configuration: SMPPSession.Configuration = .init()) {
        centre = SMPPSession(configuration, at: 0)
    }

    static func lines(_ steps: [Step], _ configuration: SMPPSession.Configuration = .init()) throws -> [String] {
        var conversation = Conversation(configuration)
        for step in steps { try conversation.take(step) }
        return conversation.lines
    }

    mutating func take(_ step: Step) throws {
        switch step {
        case .ask(let body):
            let (packet, octets) = try esme.request(body)
            say(">", packet, octets)
        case .raw(let octets): carryOut(centre.receive(octets, at: now))
        case .accept: carryOut(centre.acceptBind(at: now))
        case .invite: carryOut(try centre.invite(Packet.Outbind(systemID: "shortcode"), at: now))
        case .deafen: isDeaf = true
        case .unbind: carryOut(centre.unbind(at: now))
        case .disconnect: carryOut(centre.disconnected())
        case .refuse(let status): carryOut(centre.refuseBind(status, at: now))
        case .answer(let answer): carryOut(centre.answer(requests.removeFirst().id, answer, at: now))
        case .deliver(let message):
            do throws(SMPPSession.Undeliverable) {
                carryOut(try centre.deliver(.deliver(message), at: now).actions)
            } catch {
                lines.append("undeliverable \(error)")
            }
        case .reply(let status):
            guard let packet = asked.removeFirst().answered(status) else { return }
            say(">", packet, try packet.octets())
        case .wait(let time):
            now += time
            carryOut(centre.timersDue(at: now))
        }
    }

    private mutating func say(_ sign: String, _ packet: Packet, _ octets: [UInt8]) {
        let status = packet.body.command.isResponse ? " \(packet.status)" : ""
        lines.append("\(sign) \(packet.body.command) \(packet.sequence)\(status)")
        if sign == ">" { return carryOut(centre.receive(octets, at: now)) }
        if isDeaf { return }
        for event in esme.receive(octets) {
            switch event {
            case .send(let packet, let octets): say(">", packet, octets)
            case .asked(let packet): asked.append(packet)
            case .answered, .unexpected, .malformed, .close: break
            }
        }
    }

    private mutating func carryOut(_ actions: [SMPPSession.Action]) {
        for action in actions {
            switch action {
            case .send(let packet, let octets): say("<", packet, octets)
            case .serve(let request): requests.append(request)
            case .settled(let id, let result): lines.append("message \(id) \(result.word)")
            case .close(let ending): lines.append("close \(ending.word)")
            case .authenticate, .noticed: break
            }
        }
    }
}

extension SMPPSession.Delivery.Result {
    var word: String {
        switch self {
        case .answered(let status): "answered \(status)"
        case .unanswered: "unanswered"
        case .lost: "lost"
        }
    }
}

extension SMPPSession.Ending {
    var word: String { if case .unframed = self { "unframed" } else { "\(self)" } }
}
