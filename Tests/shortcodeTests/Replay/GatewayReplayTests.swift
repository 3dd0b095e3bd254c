import Foundation
import Glibc
import Testing

@Suite("replay --via")
struct GatewayReplayTests {
    /// Two persons, of whom one asks twice.
    static let log = """
        2026-11-21T08:00:00+07:00 +6281200000001 > 5151 PING A
        2026-11-21T08:00:00+07:00 5151 > +6281200000001 PONG A
        2026-11-21T08:00:02+07:00 +6281200000002 > 5151 PING B
        2026-11-21T08:00:02+07:00 5151 > +6281200000002 PONG B
        2026-11-21T08:00:03+07:00 +6281200000001 > 5151 PING C
        2026-11-21T08:00:03+07:00 5151 > +6281200000001 PONG C

        """

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// What the program answers to a text, one after the other.
        let answers: @Sendable (String) -> [String]
        let differences: [String]
        var arguments: [String] = []
        var status: Int32 = 1
    }

    static func pong(_ text: String) -> [String] { [text.replacing("PING", with: "PONG")] }

    static let rows = [
        Row(testDescription: "as recorded", answers: pong, differences: [], status: 0),
        Row(
            testDescription: "as recorded, at ten times its pace", answers: pong, differences: [],
            arguments: ["--speed", "10x", "--times", "30s"], status: 0),
        Row(
            testDescription: "another text", answers: { $0 == "PING B" ? ["PONG"] : pong($0) },
            differences: ["4 changed"]),
        Row(testDescription: "no answer", answers: { $0 == "PING A" ? [] : pong($0) }, differences: ["2 missing"]),
        Row(
            testDescription: "an answer twice", answers: { pong($0) + ($0 == "PING B" ? pong($0) : []) },
            differences: ["3 double"]),
        Row(
            testDescription: "an answer more", answers: { pong($0) + ($0 == "PING B" ? ["halo"] : []) },
            differences: ["3 not-recorded"]),
        Row(
            testDescription: "another person, of whom nothing is asked",
            answers: { $0 == "PING B" ? ["PONG"] : pong($0) },
            differences: [], arguments: ["--only", "+6281200000001"], status: 0),
    ]

    @Test("finds what a program at a terminal answers otherwise, and nothing else", arguments: rows)
    func terminal(_ row: Row) throws {
        let replay = try PlayedProgram(Self.log, at: "pty:tty", ["--json", "--settle", "1s"] + row.arguments)
        #expect(replay.place == "5151 at tty\n")
        replay.answer(with: row.answers, try ModemClient(terminal: replay.scratch.path("tty")))
        let end = try replay.end()
        #expect(end.differences == row.differences)
        #expect(end.status == row.status, "\(end.output)\(end.errors)")
        #expect(try !replay.scratch.names.contains("tty"))
    }

    @Test("finds the same at a socket, and leaves none behind")
    func socket() throws {
        let replay = try PlayedProgram(Self.log, at: "socket:modem", ["--json", "--settle", "1s"])
        replay.answer(with: Self.rows[3].answers, try ModemClient(socket: replay.scratch.path("modem")))
        #expect(try replay.end().differences == ["2 missing"])
        #expect(try !replay.scratch.names.contains("modem"))
    }

    static let programs: [(number: String, options: [String])] = [("2757", []), ("5151", ["--number", "5151"])]

    @Test("finds the same as modem --role service --expect, whatever the short code", arguments: programs)
    func expect(number: String, options: [String]) throws {
        let scratch = try Scratch()
        try scratch.write(Self.log.replacing("5151", with: number), to: "a.smslog")
        let role = ["--role", "service", "--pty", "tty", "--expect", "a.smslog", "--record", "b.smslog"]
        let modem = try RunningModem(role + ["--settle", "1s"] + options, in: scratch, count: 1)
        let client = try ModemClient(terminal: scratch.path("tty"))
        PlayedProgram.answer(with: Self.rows[2].answers, client)
        let (output, status) = try modem.finish()
        #expect(output.contains("\n- PONG B\n+ PONG\n"))
        #expect(output.hasSuffix("a.smslog: 3 messages, 3 replies, 1 changed\n"))
        #expect(status == 1)
        #expect(try scratch.text("b.smslog").split(separator: "\n").count { !$0.hasPrefix("#") } == 6)
        #expect(try scratch.names == ["a.smslog", "b.smslog", "errors"])
    }

    @Test("hides in modem --expect what is of a person, until it is asked to show that", arguments: [false, true])
    func masked(isUnmasked: Bool) throws {
        let scratch = try Scratch()
        let time = "2026-11-21T08:00:00+07:00"
        try scratch.write(
            "\(time) \(Budi.number) > 2757 \(Budi.registration)\n\(time) 2757 > \(Budi.number) BUDI, kartu 08012345678\n",
            to: "a.smslog")
        let role = ["--role", "service", "--pty", "tty", "--expect", "a.smslog", "--settle", "1s"]
        let modem = try RunningModem(role + (isUnmasked ? ["--unmasked"] : []), in: scratch, count: 1)
        PlayedProgram.answer(
            with: { _ in ["Budi, NIK 3171051708900003, HP \(Budi.number)"] },
            try ModemClient(terminal: scratch.path("tty")))
        let (output, status) = try modem.finish()
        #expect(output.contains("1 changed\n") && status == 1, "\(output)")
        let said = try output + modem.errors
        let shown = ["BUDI", "Budi", "08012345678", "3171051708900003", Budi.number].filter(said.contains)
        #expect(shown.isEmpty == !isUnmasked, "\(shown) in \(output)")
    }

    @Test(
        "does not wait for a program that goes on sending to others, and tells what it sent",
        arguments: ["pty:tty", "socket:modem"])
    func endless(place: String) throws {
        let replay = try PlayedProgram(Self.log, at: place, ["--json", "--settle", "1s"])
        let path = replay.scratch.path(String(place.split(separator: ":")[1]))
        let client = try place.hasPrefix("pty") ? ModemClient(terminal: path) : ModemClient(socket: path)
        PlayedProgram.answer(with: Self.pong, client, questions: 3)
        var sent = 0
        while client.type("AT+CMGS=\"+6281300000001\"\r", until: "> ") != nil, client.type("iklan\u{1A}") != nil {
            sent += 1
            try #require(sent < SMPPReplayTests.endless)
        }
        let end = try replay.end()
        #expect(end.output.contains(#""difference":"not-recorded""#) && end.output.contains("iklan"), "\(end)")
        #expect(!end.output.contains(#""difference":"missing""#) && end.status == 1)
    }

    @Test("plays several logs to one program, and JSON Lines without a recipient")
    func several() throws {
        let scratch = try Scratch()
        try scratch.write(Self.log, to: "a.smslog")
        let time = "2026-11-21T09:00:00+07:00"
        try scratch.write(
            """
            {"at":"\(time)","from":"+6281200000007","text":"PING"}
            {"at":"\(time)","from":"5151","to":"+6281200000007","text":"{any}"}

            """, to: "b.jsonl")
        let replay = try PlayedProgram(
            ["replay", "--via", "pty:tty", "--number", "5151", "--settle", "1s", "--tap", "a.smslog", "b.jsonl"],
            in: scratch)
        replay.answer(with: { _ in ["PONG"] }, try ModemClient(terminal: scratch.path("tty")))
        let end = try replay.end()
        #expect(end.output.contains("not ok 1 - a.smslog: 3 messages, 3 replies, 3 changed\n"))
        #expect(end.output.hasSuffix("b.jsonl: 1 message, 1 reply, all as recorded\n1..2\n"))
        #expect(end.status == 1)
    }

    @Test("writes a program's answers into a log of messages alone")
    func update() throws {
        let questions = Self.log.split(separator: "\n").filter { $0.contains("PING") }.joined(separator: "\n") + "\n"
        let replay = try PlayedProgram(questions, at: "pty:tty", ["--update", "--settle", "1s"])
        replay.answer(with: Self.pong, try ModemClient(terminal: replay.scratch.path("tty")))
        #expect(try replay.end().status == 0)
        #expect(try replay.scratch.text("a.smslog") == Self.log)
    }

    @Test("told of a signal while it waits for the program, says so and nothing else")
    func interruptedBefore() throws {
        let replay = try PlayedProgram(Self.log, at: "socket:modem", [])
        replay.interrupt()
        let end = try replay.end()
        #expect(end.errors == "a.smslog: interrupted after 0 messages; not all was played\n")
        #expect(end.status == 130)
        #expect(try replay.scratch.names == ["a.smslog", "output"])
    }

    @Test("told of a signal, reports what was compared by then, and calls nothing missing that could still come")
    func interrupted() throws {
        let replay = try PlayedProgram(Self.log, at: "pty:tty", ["--json", "--settle", "600s"])
        let answers = { (text: String) -> [String] in
            if text == "PING B" { replay.interrupt() }
            return text == "PING A" ? ["PONG"] : []
        }
        replay.answer(with: answers, try ModemClient(terminal: replay.scratch.path("tty")))
        let end = try replay.end()
        #expect(end.differences == ["2 changed"])
        #expect(end.errors.contains("a.smslog: interrupted after "))
        #expect(end.status == 130)
        #expect(try !replay.scratch.names.contains("tty"))
    }
}

@Suite("replay --via without a program that answers")
struct SilentGatewayTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let arguments: [String]
        /// What the program types; nil where none comes.
        let typed: String?
        let sentence: String
        /// Whether the program goes when it has typed.
        var leaves = false
    }

    static let rows = [
        Row(
            testDescription: "none comes", arguments: ["--timeout", "500ms"], typed: nil,
            sentence: "no program came to modem in 500 ms, so nothing was played"),
        Row(
            testDescription: "one does not ask for messages", arguments: ["--timeout", "1s"], typed: "AT\r",
            sentence: "a program came to modem and did not ask for messages with +CNMI in 1 s, so nothing was played; "
                + "--wait-for-client begins without that"),
        Row(
            testDescription: "one types something else and goes", arguments: ["--timeout", "1s"], typed: "hello\r\n",
            sentence: "a program came to modem and did not ask for messages with +CNMI in 1 s, so nothing was played; "
                + "--wait-for-client begins without that", leaves: true),
        Row(
            testDescription: "one does not look at its messages",
            arguments: ["--timeout", "1s", "--settle", "0s", "--wait-for-client"], typed: "AT\r",
            sentence: "the program at modem took nothing more for 1 s; not all was played and read, after 2 messages"),
        Row(
            testDescription: "one goes away", arguments: ["--timeout", "1s", "--settle", "0s"], typed: "AT+CNMI=2,1\r",
            sentence: "the program at modem went away and did not come back in 1 s; not all was played and read, after "
                + "2 messages", leaves: true),
        Row(
            testDescription: "one never answers", arguments: ["--settle", "100ms"], typed: "AT+CNMI=2,2\r",
            sentence: "the program at modem never answered; 3 messages arrived"),
    ]

    @Test("is 1 and a sentence", arguments: rows)
    func silent(_ row: Row) throws {
        let replay = try PlayedProgram(GatewayReplayTests.log, at: "socket:modem", row.arguments)
        var client: ModemClient?
        if let typed = row.typed {
            client = try ModemClient(socket: replay.scratch.path("modem"))
            _ = client?.type(typed)
        }
        if row.leaves { client = nil }
        let end = try replay.end()
        #expect(end.errors == "a.smslog: \(row.sentence)\n")
        #expect(!end.output.contains("all as recorded"))
        #expect(end.status == 1)
        #expect(try !replay.scratch.names.contains("modem"))
    }

    static let refusals: [(arguments: [String], sentence: String)] = [
        (["--via", "smpp:x"], "--via smpp:PORT takes a port of 127.0.0.1"),
        (["--via", "smpp:192.0.2.1:2775"], "--via smpp:PORT takes a port of 127.0.0.1"),
        (["--via", "https://127.0.0.1/"], "TLS there is none"),
        (["--via", "http:8080"], "--via http:URL takes the address of a program"),
        (["--via", "pty:"], "--via takes pty:PATH or socket:PATH"),
        (["--via", "pty:x", "--shrink"], "which a program of yours cannot be made to forget"),
        (["--via", "pty:x", "--jobs", "2"], "no --jobs"),
        (["--via", "pty:x", "--times", "2s"], "--times needs --speed"),
        (["--via", "pty:x", "--members", "x"], "are for the built-in service, which --via does not start"),
        (["--via", "pty:x", "--fault", "loss=1%"], "are for the built-in service"),
        (["--via", "pty:x", "--number", "BANK"], "--number takes a short code"),
        (["--settle", "1s"], "--via says where it is"), (["--number", "5151"], "--via says where it is"),
        (["--via", "pty:x", "--settle", "soon"], "--settle"), (["--jobs", "0"], "--jobs takes 1 to 64"),
    ]

    @Test("is not begun where the options do not go together", arguments: refusals)
    func refused(arguments: [String], sentence: String) throws {
        let run = try Run(["replay"] + arguments + ["a.smslog"])
        #expect(run.errors.replacing("\n", with: " ").contains(sentence), "\(run.errors)")
        #expect(run.status == 64)
    }

    @Test("is not begun for a dialog, nor over what is there")
    func dialog() throws {
        let scratch = try Scratch()
        try scratch.write("> AT\n< OK\n", to: "a.at")
        let dialog = try Run("replay", "--via", "pty:\(scratch.path("tty"))", scratch.path("a.at"))
        #expect(dialog.errors.contains("a program is played logs; this is a dialog"))
        #expect(dialog.status == 64)
        let taken = try Run("replay", "--via", "pty:\(scratch.path("a.at"))", scratch.path("a.at"))
        #expect(taken.errors.contains("something is there already"))
        #expect(taken.status == 64)
        #expect(try scratch.names == ["a.at"])
    }
}
