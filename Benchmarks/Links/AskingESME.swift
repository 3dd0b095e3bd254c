import SMPP

/// An ESME that has as many questions open as its window lets, and answers every reply.
final class AskingESME {
    let socket: LoopbackSocket
    private var session = ESMESession()
    private let senders: [String]
    private var next = 0
    /// Replies that have come.
    private(set) var replies = 0

    /// Binds.
    ///
    /// - Parameter number: tells the senders of one ESME from those of others.
    init(at port: UInt16, _ number: Int) throws {
        socket = try LoopbackSocket(calling: port)
        senders = (0..<1000).map { "62812\(1_000_000 + number * 1000 + $0)" }
        try socket.write(try session.request(.bind(.init(.transceiver, systemID: "bench\(number)"))).octets)
        while session.openRequests > 0 { _ = session.receive(try socket.read()) }
    }

    /// Asks so many questions.
    func ask(_ count: Int) throws {
        var output: [UInt8] = []
        for _ in 0..<count { output += try question() }
        try socket.write(output)
    }

    private func question() throws -> [UInt8] {
        next = (next + 1) % senders.count
        let source = SMPPAddress(senders[next], typeOfNumber: .international, numberingPlan: .isdn)
        let message = Packet.Message(from: source, to: SMPPAddress("2757"), Array(LinkRates.question.utf8))
        return try session.request(.submit(message)).octets
    }

    /// Takes what has come, and asks again for each reply.
    func go() throws {
        var output: [UInt8] = []
        for event in session.receive(try socket.read()) {
            switch event {
            case .send(_, let octets): output += octets
            case .answered(_, let packet):
                guard packet.status == .ok else { throw LinkRates.Failure("a question is refused: \(packet.status)") }
            case .asked(let packet):
                guard let answer = packet.answered() else { continue }
                replies += 1
                output += try answer.octets()
                output += try question()
            case .unexpected, .malformed, .close: throw LinkRates.Failure("the session broke: \(event)")
            }
        }
        if !output.isEmpty { try socket.write(output) }
    }
}
