import Glibc
import SMPP
import Testing

/// An ESME that is the short code: what is sent to it, through which session, and what becomes of what it does not answer.
@Suite("An ESME that is the short code")
struct SMPPShortCodeTests {
    private struct Stand {
        static let accounts = "account program\n  addresses 5151\naccount member\n  addresses +62812*\n"
        let door: RunningSMPP
        let member: ESME

        init(_ options: String...) throws {
            let scratch = try Scratch()
            try scratch.write(Self.accounts, to: "accounts")
            let start = ["smpp", "--listen", "0", "--accounts", scratch.path("accounts")]
            door = try RunningSMPP(start + options)
            member = try ESME(at: door.port, as: "member")
        }

        func program(_ role: Packet.Bind.Role = .transceiver) throws -> ESME {
            try ESME(at: door.port, role, as: "program")
        }

        /// Sends to the short code.
        func say(_ text: String, from number: Int = 1) throws {
            _ = try member.submit(Packet.Message(text, from: "628120000000\(number)", to: "5151", reports: true))
        }
    }

    @Test("gets what came while it was away, in order, and its answer goes to the member")
    func waiting() throws {
        let stand = try Stand()
        for number in 1...5 { try stand.say("\(number)") }
        let program = try stand.program()
        for number in 1...5 {
            let message = try program.next()
            #expect(message.readable == "\(number)" && message.destination.digits == "5151")
            _ = try program.submit(
                Packet.Message("jawab \(number)", from: "5151", to: message.source.digits))
        }
        var answers: [String?] = []
        while answers.count < 5 { answers.append(try stand.member.message().readable) }
        #expect(answers == (1...5).map { "jawab \($0)" })
    }

    @Test(
        "its sessions share the load, and a member's messages stay in order on one of them while they are on their way")
    func shared() throws {
        let stand = try Stand("--window", "4")
        let sessions = try (0..<2).map { _ in try stand.program() }
        let members = 1...8
        for round in 1...2 { for member in members { try stand.say("\(member) \(round)", from: member) } }
        let first = try sessions.map { session in try (0..<4).map { _ in try session.unanswered() } }
        let senders = first.map { Set($0.compactMap(\.sender)) }
        #expect(senders.allSatisfy { $0.count == 4 } && senders[0].isDisjoint(with: senders[1]))
        for (session, packets) in zip(sessions, first) { for packet in packets { session.reply(to: packet) } }
        var texts: [String: [String]] = [:]
        for packet in first.joined() { texts[packet.sender ?? "", default: []].append(packet.text ?? "") }
        for session in sessions {
            for _ in 0..<4 {
                let packet = try session.unanswered()
                session.reply(to: packet)
                texts[packet.sender ?? "", default: []].append(packet.text ?? "")
            }
        }
        #expect(texts.count == 8 && texts.values.allSatisfy { $0 == $0.sorted() && $0.count == 2 })
    }

    @Test("what a session does not answer goes to another one: after the time for an answer, or once it is gone")
    func unanswered() throws {
        for leaves in [false, true] {
            let stand = try Stand("--response", "300ms")
            let first = try stand.program()
            try stand.say("halo")
            let packet = try first.unanswered()
            let second = try stand.program()
            if leaves { first.hangUp() }
            #expect(try second.next().readable == packet.text)
            #expect(try stand.member.receipt().state == .delivered)
        }
    }

    @Test("a session alone that does not answer gets it again when it binds anew, and nothing is lost at the end")
    func silent() throws {
        let scratch = try Scratch()
        let stand = try Stand("--response", "200ms", "--store", scratch.path("store"))
        let first = try stand.program()
        try stand.say("halo")
        _ = try first.unanswered()
        stand.door.signal(SIGTERM)
        first.waitForEnd()
        #expect(stand.door.finish().status == 143)
        let again = try Stand("--store", scratch.path("store"))
        #expect(try again.program().next().readable == "halo")
        #expect(try again.member.receipt().state == .delivered)
    }

    @Test(
        "what it cannot take now comes again, and before what was sent later",
        arguments: [
            CommandStatus.temporaryReceiverError, .messageQueueFull, .throttled, .systemError,
        ])
    func full(_ status: CommandStatus) throws {
        let stand = try Stand("--window", "1")
        let program = try stand.program()
        for number in 1...2 { try stand.say("\(number)") }
        #expect(try program.next(status).readable == "1")
        #expect(try [program.next(), program.next()].map(\.readable) == ["1", "2"])
    }

    @Test("what it refuses for good has failed, and does not come again")
    func refused() throws {
        let stand = try Stand()
        let program = try stand.program()
        for number in 1...2 { try stand.say("\(number)") }
        #expect(try program.next(.rejectedByReceiver).readable == "1")
        #expect(try stand.member.receipt().state == .rejected)
        #expect(try program.next().readable == "2")
    }

    @Test("without accounts it has the number that it says it serves")
    func range() throws {
        for range in ["5151", "^5151$", "^51"] {
            let door = try RunningSMPP()
            let member = try ESME(at: door.port, as: "member")
            let program = try ESME(at: door.port, as: "program", range: range)
            _ = try member.submit(Packet.Message("halo", to: "5151"))
            #expect(try program.next().readable == "halo")
        }
    }

    @Test("ids and what waits survive a restart, and a receipt names the id of before")
    func restart() throws {
        let scratch = try Scratch()
        let (store, stand) = (scratch.path("store"), try Stand("--store", scratch.path("store")))
        let id = try stand.member.submit(Packet.Message("halo", to: "5151", reports: true))
        #expect(stand.door.end(by: SIGKILL) != 0)
        let again = try Stand("--store", store)
        #expect(try again.program().next().readable == "halo")
        #expect(try again.member.receipt().messageID == id)
    }
}

extension Packet {
    fileprivate var sender: String? { if case .deliver(let message) = body { message.source.digits } else { nil } }
    fileprivate var text: String? { if case .deliver(let message) = body { message.readable } else { nil } }
}
