import Foundation
import SMPP
import ShortMessage
import Testing

@Suite("What is recorded at one door")
struct RecordedDoorsTests {
    /// Where messages come in.
    enum Door: String, CaseIterable {
        case texts, log, json, terminal, streams, pty, socket, listen, smpp
    }

    static let number = "+6281200000001"
    static let logs = PseudonymiseTests.logs
    static let dialogs = ["acknowledge", "identify", "long-text", "pdu-mode", "register", "status-report", "stored"]
    /// Where a line is a message.
    static let doorsOfLines: [Door] = [.texts, .terminal]

    /// Sends messages at a door that records.
    ///
    /// - Returns: the lines of the record without their times.
    private func record(
        _ conversation: RecordedConversation, at door: Door, _ options: [String]
    ) throws -> [String] {
        let scratch = try Scratch()
        let recording = ["--record", scratch.path("a.smslog")] + options
        let shortCode = conversation.shortCode
        switch door {
        case .log:
            let lines = conversation.messages.map { message in
                "2026-11-21T08:00:00+07:00 \(message.sender) > \(shortCode) \(message.text.replacing("\n", with: "\\n"))\n"
            }
            _ = try Run(["--clock", "real"] + recording, octets: Array(lines.joined().utf8))
        case .json:
            let lines = conversation.messages.map { message in
                #"{"from":"\#(message.sender)","text":"\#(message.text.replacing("\n", with: #"\n"#))"}"# + "\n"
            }
            _ = try Run(["--output", "text"] + recording, octets: Array(lines.joined().utf8))
        case .texts, .terminal, .streams:
            let store = ["--store", scratch.path("a.sqlite")]
            for message in conversation.messages {
                try send(message, to: shortCode, at: door, recording + store)
            }
        case .smpp: try submit(conversation, recording)
        case .pty, .socket, .listen:
            try withModems(of: conversation.senders, at: door, recording, in: scratch) { clients in
                for message in conversation.messages {
                    let client = try #require(clients[message.sender])
                    for (length, segment) in try Self.segments(message.text, to: shortCode) {
                        #expect(client.type("AT+CMGS=\(length)\r", until: "> ") != nil)
                        #expect(client.type(segment + "\u{1A}") != nil)
                    }
                }
            }
        }
        let replay = try Run("replay", scratch.path("a.smslog"))
        #expect(replay.output.hasSuffix(", all as recorded\n"), "\(door): \(replay.output)\(replay.errors)")
        return try Self.lines(scratch.text("a.smslog"))
    }

    /// Sends a message at a door of one sender, in a run of its own.
    private func send(
        _ message: RecordedConversation.Message, to shortCode: String, at door: Door, _ options: [String]
    ) throws {
        switch door {
        case .streams:
            let typed = try Self.segments(message.text, to: shortCode).map { "AT+CMGS=\($0)\r\($1)\u{1A}" }
            let input = "ATE0;+CMGF=0\r" + typed.joined()
            _ = try Run(["modem", "--number", message.sender] + options, octets: Array(input.utf8))
        case .terminal:
            let terminal = try PseudoTerminal(
                ["--from", message.sender] + options, environment: ["NO_COLOR": "1"])
            try terminal.wait(for: "\(shortCode) ")
            try terminal.type(message.text + "\n")
            try terminal.wait(for: "\(shortCode) ")
            try terminal.type("\u{04}")
            #expect(terminal.end() == 0)
        default:
            _ = try Run(["--from", message.sender] + options, octets: Array((message.text + "\n").utf8))
        }
    }

    /// Binds once, and sends what all persons say.
    private func submit(_ conversation: RecordedConversation, _ options: [String]) throws {
        let door = try RunningSMPP(["smpp", "--listen", "0"] + options)
        let esme = try ESME(at: door.port)
        for message in conversation.messages {
            let isLong = try SegmentedText(message.text).segments.count > 1
            for part in try SMPPMessageTests.packets(
                message.text, isLong ? .udh : .payload, to: conversation.shortCode)
            {
                var part = part
                part.source = SMPPAddress(
                    String(message.sender.dropFirst()), typeOfNumber: .international, numberingPlan: .isdn)
                _ = try esme.submit(part)
            }
        }
        #expect(door.end() == 143)
    }

    /// A text as TPDUs behind an octet for the service centre, each with its length.
    private static func segments(_ text: String, to shortCode: String) throws -> [(length: Int, hexadecimal: String)] {
        try Run("pdu", "--to", shortCode, "--text", text).lines.map { ($0.utf8.count / 2 - 1, $0) }
    }

    private func withModems(
        of senders: [String], at door: Door, _ options: [String], in scratch: Scratch,
        _ work: ([String: ModemClient]) throws -> Void
    ) throws {
        let places = senders.indices.map { door == .listen ? "0" : scratch.path("port\($0)") }
        let ports = zip(senders, places).flatMap { ["--\(door.rawValue)", $1, "--number", $0] }
        let modem = try RunningModem(ports + options, in: scratch, count: senders.count)
        var clients: [String: ModemClient] = [:]
        for (index, sender) in senders.enumerated() {
            let client =
                switch door {
                case .listen: try ModemClient(tcp: modem.places[index])
                case .socket: try ModemClient(socket: places[index])
                default: try ModemClient(terminal: places[index])
                }
            #expect(client.type("ATE0;+CMGF=0\r") != nil)
            clients[sender] = client
        }
        try work(clients)
        #expect(modem.end() == 143)
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
        let conversation = try RecordedConversation(of: log)
        var options = log.contains("english") ? ["--language", "en"] : []
        if log.contains("grammars") {
            options = ["--grammar", Run.package.appending(path: log.replacing(".smslog", with: ".grammar")).path]
        }
        let others = Door.allCases.filter { !Self.doorsOfLines.contains($0) }
        try pass(conversation, through: others, options)
        try pass(conversation.withoutLineBreaks, through: [.log] + Self.doorsOfLines, options)
    }

    /// What one door recorded is sent at the next.
    private func pass(
        _ conversation: RecordedConversation, through doors: [Door], _ options: [String]
    ) throws {
        var sent = conversation
        var first: [String]?
        for door in doors {
            let lines = try record(sent, at: door, options)
            sent = sent.recorded(in: lines)
            #expect(sent.messages == conversation.messages, "\(door)")
            #expect(lines == first ?? lines, "\(door)")
            first = first ?? lines
        }
        #expect(first?.count ?? 0 >= conversation.messages.count)
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
