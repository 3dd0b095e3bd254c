import Foundation
import Testing

@Suite("What is recorded at one door")
struct RecordedDoorsTests {
    /// Where messages come in.
    enum Door: String, CaseIterable {
        case texts, log, json, terminal, streams, pty, socket, listen
    }

    static let number = "+6281200000001"
    static let logs = PseudonymiseTests.logs
    static let dialogs = ["acknowledge", "identify", "long-text", "pdu-mode", "register", "status-report", "stored"]

    /// The messages of the one who sends most in a log that any door can send, as many as make a conversation.
    private static func conversation(_ log: String) throws -> (shortCode: String, texts: [String]) {
        let text = try String(contentsOf: Run.package.appending(path: log), encoding: .utf8)
        let entries = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            $0.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
        }
        let messages = entries.filter { $0.count == 5 && $0[1].hasPrefix("+62") && !$0[3].hasPrefix("+62") }
        let counts = Dictionary(grouping: messages, by: { $0[1] })
        let most = try #require(counts.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) })
        let texts = most.value.map { $0[4] }.filter { text in
            text.count <= 160 && !text.hasPrefix(" ")
                && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || " #.,-/:*".contains($0)) }
        }
        return (most.value[0][3], Array(texts.prefix(6)))
    }

    /// Sends texts at a door that records.
    private func record(_ texts: [String], at door: Door, to shortCode: String, _ options: [String]) throws -> [String]
    {
        let scratch = try Scratch()
        let recording = ["--record", scratch.path("a.smslog")] + options
        let time = "2026-11-21T08:00:00+07:00"
        switch door {
        case .texts:
            let lines = texts.map { $0 + "\n" }.joined()
            _ = try Run(["--from", Self.number] + recording, octets: Array(lines.utf8))
        case .log:
            let lines = texts.map { "\(time) \(Self.number) > \(shortCode) \($0)\n" }.joined()
            _ = try Run(["--clock", "real"] + recording, octets: Array(lines.utf8))
        case .json:
            let lines = texts.map { #"{"from":"\#(Self.number)","text":"\#($0)"}"# + "\n" }.joined()
            _ = try Run(["--output", "text"] + recording, octets: Array(lines.utf8))
        case .terminal:
            let terminal = try PseudoTerminal(recording, environment: ["NO_COLOR": "1"])
            try terminal.wait(for: "\(shortCode) ")
            for text in texts {
                try terminal.type(text + "\n")
                try terminal.wait(for: "\(shortCode) ")
            }
            try terminal.type("\u{04}")
            #expect(terminal.end() == 0)
        case .streams:
            let typed = "ATE0\rAT+CMGF=1\r" + texts.map { "AT+CMGS=\"\(shortCode)\"\r\($0)\u{1A}" }.joined()
            _ = try Run(["modem", "--number", Self.number] + recording, octets: Array(typed.utf8))
        case .pty, .socket, .listen:
            try withModem(at: door, recording, in: scratch) { client in
                #expect(client.type("ATE0;+CMGF=1\r") != nil)
                for text in texts {
                    #expect(client.type("AT+CMGS=\"\(shortCode)\"\r", until: "> ") != nil)
                    #expect(client.type(text + "\u{1A}") != nil)
                }
            }
        }
        let replay = try Run("replay", scratch.path("a.smslog"))
        #expect(replay.output.hasSuffix(", all as recorded\n"), "\(door): \(replay.output)\(replay.errors)")
        return try Self.lines(scratch.text("a.smslog"))
    }

    private func withModem(
        at door: Door, _ options: [String], in scratch: Scratch, _ work: (ModemClient) throws -> Void
    ) throws {
        let place = door == .listen ? "0" : scratch.path("port")
        let modem = try RunningModem(
            ["--\(door.rawValue)", place, "--number", Self.number] + options, in: scratch, count: 1)
        switch door {
        case .listen: try work(ModemClient(tcp: try #require(modem.places.first)))
        case .socket: try work(ModemClient(socket: place))
        default: try work(ModemClient(terminal: place))
        }
        #expect(modem.end() == 143)
    }

    /// Without times, and with references of one day.
    private static func lines(_ record: String) -> [String] {
        record.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            String(line.drop { $0 != " " }.dropFirst()).replacing(/\d{6}-\d{6}/, with: "261121-000000")
        }
    }

    @Test("of a sample log passes when it is replayed, and is the same at each other door", arguments: logs)
    func conversations(log: String) throws {
        let (shortCode, texts) = try Self.conversation(log)
        var options = log.contains("english") ? ["--language", "en"] : []
        if log.contains("grammars") {
            options = ["--grammar", Run.package.appending(path: log.replacing(".smslog", with: ".grammar")).path]
        }
        var recorded = texts
        var first: [String]?
        for door in Door.allCases {
            let lines = try record(recorded, at: door, to: shortCode, options)
            // What one door recorded is sent at the next.
            recorded = lines.filter { $0.hasPrefix("\(Self.number) > ") }.map { line in
                line.split(separator: " ", maxSplits: 3).last.map(String.init) ?? ""
            }
            #expect(recorded == texts, "\(door)")
            #expect(lines == first ?? lines, "\(door)")
            first = lines
        }
        #expect(first?.count ?? 0 >= texts.count)
    }

    @Test("of a dialog passes when it is replayed, and is the same at each other port", arguments: dialogs)
    func typed(name: String) throws {
        let file = Run.package.appending(path: "samples/dialogs/\(name).at")
        let dialog = try String(contentsOf: file, encoding: .utf8)
        let typed = dialog.split(separator: "\n").filter { $0.hasPrefix("> ") }.map { line in
            let text = String(line.dropFirst(2)).replacing("\\u{1A}", with: "\u{1A}").replacing(
                "\\u{1B}", with: "\u{1B}")
            return text.hasSuffix("\u{1A}") || text.hasSuffix("\u{1B}") ? text : text + "\r"
        }
        let scratch = try Scratch()
        _ = try Run(["modem", "--record", scratch.path("a.smslog")], octets: Array(dialog.utf8))
        let first = try Self.lines(scratch.text("a.smslog"))
        for door in [Door.pty, .socket, .listen] {
            let own = try Scratch()
            try withModem(at: door, ["--record", own.path("a.smslog")], in: own) { client in
                for line in typed { _ = try answered(line, by: client) }
            }
            let text = try own.text("a.smslog")
            #expect(Self.lines(text) == first, "\(door)")
            let replay = try Run("replay", own.path("a.smslog"))
            // A dialog without a message leaves nothing to be replayed.
            #expect(replay.status == (first.isEmpty ? 1 : 0), "\(replay.output)\(replay.errors)")
        }
    }

    /// Types a line and waits for its last answer.
    private func answered(_ line: String, by client: ModemClient) throws -> String {
        client.send(line)
        var given = ""
        let ends = ["OK\r\n", "ERROR\r\n", "> ", "BUSY\r\n"]
        while !ends.contains(where: given.hasSuffix), !given.contains(/\+CM[SE] ERROR: .*\r\n$/) {
            guard let next = client.read(count: 1) else { break }
            given += next
        }
        return given
    }

    @Test("of telephones that send one another passes when it is replayed")
    func handsets() throws {
        let scratch = try Scratch()
        let modem = try RunningModem(
            [
                "--pty", "a", "--pty", "b", "--number", "+6281200000001", "--number", "+6281200000002", "--record",
                "a.smslog",
            ],
            in: scratch, count: 2)
        let (first, second) = (
            try ModemClient(terminal: scratch.path("a")), try ModemClient(terminal: scratch.path("b"))
        )
        for (client, texts) in [
            (first, [("081200000002", "halo"), ("2757", "KONTAK")]), (second, [("+6281200000001", "hai")]),
        ] {
            #expect(client.type("ATE0;+CMGF=1\r") != nil)
            for (to, text) in texts {
                #expect(client.type("AT+CMGS=\"\(to)\"\r", until: "> ") != nil)
                #expect(client.type(text + "\u{1A}") != nil)
            }
        }
        #expect(modem.end() == 143)
        let lines = try Self.lines(scratch.text("a.smslog"))
        #expect(lines[0] == "+6281200000001 > 081200000002 halo" && lines.last == "+6281200000002 > +6281200000001 hai")
        let replay = try Run("replay", scratch.path("a.smslog"))
        #expect(replay.output.hasSuffix(": 1 message, 1 reply, all as recorded\n") && replay.status == 0)
    }
}
