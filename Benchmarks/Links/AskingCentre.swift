import SMPP

/// A message centre that gives members' questions to an ESME that is a service, and counts its answers.
final class AskingCentre {
    let socket: LoopbackSocket
    private var session: SMPPSession
    private var next = 0
    private var id = 0
    /// Answers that have come.
    private(set) var replies = 0

    /// Takes a bind.
    init(_ socket: LoopbackSocket, window: Int) throws {
        self.socket = socket
        var configuration = SMPPSession.Configuration()
        configuration.deliveryWindow = window
        configuration.enquireLinkTime = nil
        configuration.sessionInitTime = nil
        configuration.responseTime = nil
        session = SMPPSession(configuration, at: 0)
        while session.binding == nil { try carryOut(session.receive(try socket.read(), at: 0)) }
    }

    /// Asks so many questions.
    func ask(_ count: Int) throws {
        var output: [UInt8] = []
        for _ in 0..<count { try question(&output) }
        try socket.write(output)
    }

    private func question(_ output: inout [UInt8]) throws {
        next = (next + 1) % 1000
        let source = SMPPAddress("62812\(1_000_000 + next)", typeOfNumber: .international, numberingPlan: .isdn)
        let message = Packet.Message(from: source, to: SMPPAddress("2757"), Array(LinkRates.question.utf8))
        for case .send(_, let octets) in try session.deliver(.deliver(message), at: 0).actions { output += octets }
    }

    /// Takes what has come, and asks again for each answer.
    func go() throws { try carryOut(session.receive(try socket.read(), at: 0)) }

    private func carryOut(_ actions: [SMPPSession.Action]) throws {
        var output: [UInt8] = []
        var asked = 0
        for action in actions {
            switch action {
            case .send(_, let octets): output += octets
            case .authenticate:
                for case .send(_, let octets) in session.acceptBind(at: 0) { output += octets }
            case .serve(let request):
                id += 1
                replies += 1
                asked += 1
                for case .send(_, let octets) in session.answer(request.id, .accepted(messageID: "\(id)"), at: 0) {
                    output += octets
                }
            // Kannel takes nothing before its second box is there.
            case .settled(_, .answered(let status)) where status != .ok: asked += 1
            case .settled, .noticed: break
            case .close(let ending): throw LinkRates.Failure("the session ended: \(ending)")
            }
        }
        // An answer may overtake the one to its question, which is room for another.
        for _ in 0..<min(asked, session.room) { try question(&output) }
        if !output.isEmpty { try socket.write(output) }
    }
}
