import Foundation
import Testing

@Suite("What an earlier run could not write")
struct ResumingTests {
    static let siti = "+6281200000002"
    private let scratch: Scratch
    private var store: String { scratch.path("a.sqlite") }

    /// A store with a reply to Siti that nobody has read.
    init() throws {
        scratch = try Scratch()
        let run = try Run("--store", store, "--from", Self.siti, input: "KONTAK\n", output: "/dev/full")
        #expect(run.status == 74)
    }

    private var waiting: String {
        get throws { try Run("queue", "--store", store, "--from", "2757", "--count").output }
    }

    static let logLine = #"20\S+ 2757 > \+6281200000002 Hubungi 175.*"#
    static let forms: [(options: [String], input: String, first: String)] = [
        ([], "", logLine), (["--from", Budi.number], "", logLine), (["--from", siti], "", logLine),
        (["--input", "text"], "", logLine), (["--input", "log"], "", logLine), ([], "# a comment\n", logLine),
        (["--output", "log"], "", logLine), (["--output", "log", "--from", Budi.number], "KONTAK\n", logLine),
        (["--output", "json"], "", ##"\{"at":"20.*","from":"2757","to":"\+6281200000002","text":"Hubungi 175.*"\}"##),
        (["--input", "json"], "", ##"\{"at":"20.*"\}"##), (["--output", "text"], "", "Hubungi 175.*"),
        (["--output", "text", "--from", Budi.number], "", "Hubungi 175.*"),
        (["--from", Budi.number], "BANTUAN\n", logLine), (["--from", siti], "BANTUAN\n", logLine),
        ([], "2099-01-01T08:00:00+07:00 \(Budi.number) > 2757 BANTUAN\n", logLine),
    ]

    @Test("comes first on stdout, in the form that was chosen, whoever it is for", arguments: forms.indices)
    func written(index: Int) throws {
        let row = Self.forms[index]
        let run = try Run(["--store", store] + row.options, octets: Array(row.input.utf8))
        #expect(try run.lines.first?.wholeMatch(of: Regex(row.first)) != nil, "\(row.options): \(run.output)")
        #expect(run.errorLines.contains("messages that an earlier run did not deliver come first: 1"))
        #expect(run.status == 0)
        #expect(try waiting == "0 enroute for 0 numbers\n")
        #expect(!(try Run("--store", store, input: "").output.contains("Hubungi")))
    }

    static let open: [(options: [String], first: String)] = [
        ([], logLine), (["--from", siti], logLine), (["--output", "text"], "Hubungi 175.*"),
        (["--input", "json"], ##"\{"at":"20.*"\}"##),
    ]

    @Test("comes though nothing comes in, while the input stays open", arguments: open.indices)
    func idle(index: Int) throws {
        let row = Self.open[index]
        let pipe = try Conversation(["--store", store] + row.options)
        #expect(try pipe.say("").wholeMatch(of: Regex(row.first)) != nil)
        let end = try pipe.end(by: SIGTERM)
        #expect(end.output == "" && end.status == 143)
        #expect(try waiting == "0 enroute for 0 numbers\n")
    }

    @Test("is not ended by those who notify, count, move or forget members, however late they come")
    func operators() throws {
        let old = try Scratch()
        let store = old.path("b.sqlite")
        let message = "2026-01-01T08:00:00+07:00 \(Self.siti) > 2757 KONTAK\n"
        #expect(try Run("--store", store, input: message, output: "/dev/full").status == 74)
        for command in [
            ["notify", "contribution", "--month", "2026-10"], ["members", "unlock", "--phone", Self.siti],
            ["clock"],
        ] { #expect(try Run(command + ["--store", store]).errors.contains("never will be") == false) }
        #expect(try Run("queue", "--store", store, "--count").output == "1 enroute for 1 number\n")
        let next = try Run("--store", store, input: "")
        #expect(next.lines.count == 1 && next.lines[0].contains("Hubungi"))
    }

    @Test("is told as over by a server, whose clock is the machine's")
    func server() async throws {
        let store = try Scratch()
        let message = "2026-01-01T08:00:00+07:00 \(Self.siti) > 2757 KONTAK\n"
        #expect(try Run("--store", store.path("b"), input: message, output: "/dev/full").status == 74)
        let server = try RunningServer(["--store", store.path("b")])
        let body = #"{"from":"+6281200000009","to":"2757","text":"KONTAK"}"#
        #expect(try await server.ask("v1/messages", body).status == 200)
        #expect(server.end() == 0)
        #expect(server.said.contains("and that never will be delivered: 1\n"))
    }

    @Test("is a text on a terminal")
    func terminal() throws {
        let terminal = try PseudoTerminal("--store", store, "--from", Budi.number, environment: ["NO_COLOR": "1"])
        try terminal.wait(for: "/160")
        try terminal.wait(for: "> 2757 ")
        try terminal.type("\u{04}")
        #expect(terminal.end() == 0)
        #expect(terminal.screen.contains("\r\nHubungi 175"))
        #expect(try waiting == "0 enroute for 0 numbers\n")
    }

    static let unwritable: [(redirection: String, status: Int32)] = [
        ("> /dev/full", 74), (">&-", 74), ("> /dev/full 2> /dev/full", 74), ("| true", 0),
    ]

    @Test("is left where it cannot be written", arguments: unwritable)
    func left(redirection: String, status: Int32) throws {
        for options in ["", "--output json", "--output text --from \(Budi.number)"] {
            let run = try Run(
                command: "'\(Run.program.path)' --store '\(store)' \(options) \(redirection)", input: "")
            #expect(run.status == status)
            if redirection != "| true" { #expect(try waiting == "1 enroute for 1 number\n") }
        }
        if redirection != "| true" {
            #expect(try Run("--store", store, input: "").lines.first?.wholeMatch(of: Regex(Self.logLine)) != nil)
        }
    }
}

@Suite("What falls due on the machine's clock")
struct IdlePipeTests {
    /// Seconds between now and the end of the 24 hours that a move waits, and what is typed meanwhile.
    static let rows: [(seconds: Int, input: String)] = [(-60, ""), (2, ""), (2, "KONTAK\n")]

    @Test("happens at its moment, though nothing comes in", arguments: rows.indices)
    func move(index: Int) throws {
        let (seconds, input) = Self.rows[index]
        let scratch = try Scratch()
        let store = scratch.path("a.sqlite")
        let asked = Date(timeIntervalSinceNow: Double(seconds) - 86_400)
        let log = [(-600, Budi.number), (0, "+6281200000071")].map { later, number in
            let time = asked.addingTimeInterval(Double(later)).formatted(.iso8601).replacing("Z", with: "+00:00")
            return "\(time) \(number) > 2757 \(Budi.registration)"
        }
        let asking = try Run("--store", store, input: log.joined(separator: "\n"))
        try #require(asking.output.contains("dipindah ke HP lain"), "\(asking.output)")
        let pipe = try Conversation("--store", store, "--clock", "real", "--output", "log")
        var line = try pipe.say(input)
        while !line.isEmpty, !line.contains(" 2757 > +6281200000071 HP ini kini terdaftar") { line = try pipe.say("") }
        #expect(!line.isEmpty)
        #expect(try pipe.end(by: SIGTERM).status == 143)
    }
}

@Suite("A notice to another number than the one played")
struct NoticeTests {
    private let scratch: Scratch
    private var store: String { scratch.path("a.sqlite") }

    /// A store with Budi bound to his telephone, and another registering.
    init() throws {
        scratch = try Scratch()
        _ = try Run("--store", store, "--from", Budi.number, input: Budi.registration)
    }

    private func move(_ redirection: String) throws -> Run {
        let command = "'\(Run.program.path)' --store '\(store)' --from +6281200000071 \(redirection)"
        return try Run(command: command, input: Budi.registration)
    }

    @Test("is told on stderr, and then it is delivered")
    func told() throws {
        let run = try move("")
        #expect(run.errors.contains(" 2757 > +6281xxxxxx001 "))
        #expect(try Run("queue", "--store", store, "--count").output == "0 enroute for 0 numbers\n")
    }

    @Test(
        "is left where stderr cannot be written, and comes first in the next run", arguments: ["2> /dev/full", "2>&-"])
    func left(redirection: String) throws {
        let run = try move(redirection)
        #expect(run.lines.count == 1)
        #expect(run.status == 74)
        let next = try Run("--store", store, input: "")
        #expect(next.lines.count == 1)
        #expect(next.lines.first?.contains(" 2757 > \(Budi.number) ") == true)
        #expect(try Run("queue", "--store", store, "--count").output == "0 enroute for 0 numbers\n")
    }
}
