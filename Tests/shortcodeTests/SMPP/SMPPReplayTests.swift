import SMPP
import Testing

@Suite("shortcode replay --via smpp")
struct SMPPReplayTests {
    static let day = (1...6).map { number in
        let (time, member) = ("2026-11-21T08:00:0\(number)+07:00", "+6281200000\(100 + number % 3)")
        return "\(time) \(member) > 5151 PING \(number)\n\(time) 5151 > \(member) PONG \(number)\n"
    }.joined()

    /// Plays the day to a program that answers each message as the closure says.
    private func replay(
        _ options: String..., answer: (String) -> String
    ) throws -> (output: String, errors: String, status: Int32) {
        let scratch = try Scratch()
        try scratch.write(Self.day, to: "day.smslog")
        let start = ["replay", "--via", "smpp:0", "--number", "5151", "--settle", "1s"]
        let replay = try RunningSMPP(start + options + [scratch.path("day.smslog")])
        let program = try ESME(at: replay.port, as: "program")
        for _ in 1...6 {
            let message = try program.next()
            let text = try #require(message.readable)
            _ = try program.submit(Packet.Message(answer(text), from: "5151", to: message.source.digits))
        }
        program.waitForEnd()
        return replay.finish()
    }

    @Test("a program that answers as recorded passes")
    func passes() throws {
        let end = try replay { $0.replacing("PING", with: "PONG") }
        #expect(end.status == 0, "\(end)")
        #expect(end.output.contains("6 messages, 6 replies, all as recorded"))
    }

    @Test("an answer that differs is found, and no other")
    func differs() throws {
        let end = try replay("--unmasked") { $0 == "PING 4" ? "PONG 5" : $0.replacing("PING", with: "PONG") }
        #expect(end.status == 1)
        #expect(end.output.contains("PONG 5") && end.output.contains("1 changed"), "\(end.output)")
    }

    @Test("a program that goes on sending to others is not waited for, and what it sent is told")
    func endless() throws {
        let scratch = try Scratch()
        try scratch.write(Self.day, to: "day.smslog")
        let replay = try RunningSMPP(
            ["replay", "--via", "smpp:0", "--number", "5151", "--settle", "1s", scratch.path("day.smslog")])
        let program = try ESME(at: replay.port, as: "program")
        for _ in 1...6 {
            let message = try program.next()
            let text = try #require(message.readable).replacing("PING", with: "PONG")
            _ = try program.submit(Packet.Message(text, from: "5151", to: message.source.digits))
        }
        let others = Packet.Message("iklan", from: "5151", to: "6281300000001")
        try #require(try program.submit(others, upTo: Self.endless) < Self.endless)
        let end = replay.finish()
        #expect(end.output.contains("+ iklan\n") && end.output.contains(", 1 not recorded\n"), "\(end)")
        #expect(!end.output.contains("missing") && end.status == 1)
    }

    /// More than comes in the time that a replay settles.
    static let endless = 100_000

    @Test("a program that only sends is told what it lacks")
    func deaf() throws {
        let scratch = try Scratch()
        try scratch.write(Self.day, to: "day.smslog")
        let options = ["--number", "5151", "--timeout", "1s", scratch.path("day.smslog")]
        let replay = try RunningSMPP(["replay", "--via", "smpp:0"] + options)
        let program = try ESME(at: replay.port, .transmitter)
        program.waitForEnd()
        let end = replay.finish()
        #expect(end.status == 1 && end.errors.contains("did not bind as receiver or transceiver"), "\(end)")
    }
}
