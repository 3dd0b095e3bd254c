import Foundation
import Glibc
import Testing

@Suite("A record")
struct RecordTests {
    /// What comes in, and as which kind of file it is recorded.
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let arguments: [String]
        let input: String
        let name: String

        init(_ description: String, _ arguments: [String] = [], input: String, in name: String = "a.smslog") {
            (testDescription, self.arguments, self.input, self.name) = (description, arguments, input, name)
        }
    }

    static let day = LogTests.log(
        LogTests.registration, LogTests.question, "2026-11-21T08:02:00+07:00 +6281200000002 > 2757 hai\\nhalo 😀",
        "2026-11-21T09:00:00+07:00 +6281200000071 > 2757 \(Budi.registration)")
    static let objects = """
        {"at":"2026-11-21T08:00:00+07:00","from":"+6281200000001","text":"KONTAK","id":"a-17"}
        {"at":"2026-11-21T08:00:01+07:00","from":"+6281200000001","text":"KONTAK","id":"a-17"}
        {"at":"2026-11-21T08:00:02+07:00","from":"TELKOMSEL","text":"INFO","id":"b \\n 1"}
        {"at":"2026-11-21T08:00:03+07:00","from":"+6281200000002","text":"STATUS"}

        """

    static let rows = [
        Row("of texts", input: "\(Budi.registration)\nSALDO\n\n# x\n"),
        Row("of a log", input: day),
        Row("of a log, as JSON Lines", input: day, in: "a.jsonl"),
        Row("of JSON Lines, as a log", input: objects),
        Row("of JSON Lines", input: objects, in: "a.ndjson"),
        Row("of a log that is printed as texts", ["--output", "text"], input: day),
        Row("of a log that is printed as JSON Lines", ["--output", "json"], input: day),
        Row("of a log that is played by the machine's clock", ["--clock", "real"], input: day),
        Row("with another language", ["--language", "en"], input: day),
        Row(
            "with a grammar, from another folder", ["--grammar", pln], input: ""),
        Row(
            "with faults",
            [
                "--fault", "loss=20%,reject=20%:22,duplicate=30%", "--fault", "to=+6281200000071,delay=1s..2m",
                "--seed", "9",
            ],
            input: day + day),
    ]
    static let pln = "samples/grammars/pln.grammar"

    @Test("passes when it is replayed, has its own replies, and is its owner's only", arguments: rows)
    func replayed(row: Row) throws {
        let scratch = try Scratch()
        let file = scratch.path(row.name)
        var arguments = row.arguments
        var input = row.input
        if let place = arguments.firstIndex(of: Self.pln) {
            arguments[place] = Run.package.appending(path: Self.pln).path
            input = try String(contentsOf: Run.package.appending(path: "samples/grammars/pln.smslog"), encoding: .utf8)
        }
        let run = try Run(arguments + ["--record", file], octets: Array(input.utf8))
        #expect([0, 1].contains(run.status), "\(run.errors)")
        let replay = try Run("replay", file)
        #expect(
            replay.output.hasSuffix(", all as recorded\n") && replay.status == 0, "\(replay.output)\(replay.errors)")
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("keeps the ids, also in a log, and leaves out what came before")
    func identities() throws {
        for name in ["a.smslog", "a.jsonl"] {
            let scratch = try Scratch()
            _ = try Run(["--record", scratch.path(name)], octets: Array(Self.objects.utf8))
            let again = try Run(
                "--output", "json", "--input", name == "a.jsonl" ? "json" : "log", input: scratch.text(name))
            let ids = again.lines.filter { !$0.contains("\"re\":") }.map { $0.split(separator: "\"id\":").last ?? "" }
            #expect(ids[0].hasPrefix("\"a-17\"") && ids[1].hasPrefix("\"b \\n 1\""))
            #expect(try scratch.text(name).components(separatedBy: "a-17").count == (name == "a.jsonl" ? 3 : 2))
        }
    }

    @Test("goes on where it ended, without a second heading, as what it was begun")
    func appended() throws {
        let scratch = try Scratch()
        let (store, file) = (scratch.path("a.sqlite"), scratch.path("a.smslog"))
        _ = try Run(["--store", store, "--record", file], octets: Array(LogTests.registration.utf8))
        let first = try scratch.text("a.smslog")
        try scratch.write(String(first.dropLast()), to: "a.smslog")
        _ = try Run(["--store", store, "--record", file], octets: Array(LogTests.question.utf8))
        #expect(try scratch.text("a.smslog") == first + LogTests.log(LogTests.question, LogTests.answer))
        #expect(try Run("replay", file).status == 0)
        try FileManager.default.moveItem(atPath: file, toPath: scratch.path("b.jsonl"))
        _ = try Run("--record", scratch.path("b.jsonl"), input: LogTests.question.replacing("08:01", with: "10:00"))
        #expect(try scratch.text("b.jsonl").hasPrefix(first))
        #expect(
            try Run("replay", scratch.path("b.jsonl")).lines.last?.hasSuffix("3 messages, 3 replies, 1 changed") == true
        )
    }

    static let options: [[String]] = [
        [], ["--language", "en"], ["--fault", "loss=1%"], ["--fault", "loss=1%", "--seed", "3"],
        ["--grammar", Run.package.appending(path: pln).path],
    ]

    @Test("is gone on with by the options that it was begun with, and by no others")
    func otherwise() throws {
        for begun in Self.options {
            for other in Self.options {
                let scratch = try Scratch()
                let record = ["--record", scratch.path("a.smslog")]
                #expect(try Run(begun + record, octets: Array("KONTAK\n".utf8)).status == 0)
                let first = try scratch.text("a.smslog")
                let run = try Run(other + record, octets: Array("KONTAK\n".utf8))
                #expect(run.status == (begun == other ? 0 : 64), "\(begun), \(other): \(run.errors)")
                #expect(run.errors.contains("; expected the same options, or a new file") == (begun != other))
                #expect(try (scratch.text("a.smslog") == first) == (begun != other))
            }
        }
    }

    @Test("is written into no other file")
    func refused() throws {
        let scratch = try Scratch()
        func record(_ name: String) throws -> Run { try Run("--record", scratch.path(name), input: Self.day) }
        try scratch.write("a note\n", to: "note")
        try scratch.write("", to: "target")
        try FileManager.default.createSymbolicLink(atPath: scratch.path("link"), withDestinationPath: "target")
        mkfifo(scratch.path("fifo"), 0o600)
        try FileManager.default.createDirectory(at: scratch.url("folder"), withIntermediateDirectories: false)
        for name in ["link", "fifo", "folder"] {
            let run = try record(name)
            #expect(run.status == 64 && run.errors.contains("is a link, a folder, a FIFO or a device"), "\(run.errors)")
        }
        #expect(try scratch.text("target") == "")
        for name in ["a-wal", "a-shm", "a-journal"] {
            let run = try record(name)
            #expect(run.status == 64 && run.errors.contains("is one of a file beside a store"), "\(run.errors)")
        }
        let note = try record("note")
        #expect(note.status == 64 && note.errors.contains("is no record: line 1: "))
        #expect(try scratch.text("note") == "a note\n")
        try scratch.write(Self.day, to: "in")
        let own = try Run(
            command: "'\(Run.program.path)' --record '\(scratch.path("in"))' < '\(scratch.path("in"))'", input: "")
        #expect(own.status == 64 && own.errors.contains("is stdin as well"))
        #expect(try scratch.text("in") == Self.day)
    }

    @Test("has all that was taken, and a full disk ends the run with what it did not take")
    func full() throws {
        let scratch = try Scratch()
        let (store, file) = (scratch.path("a.sqlite"), scratch.path("a.smslog"))
        let lines = (0..<400).map { #"{"from":"+62812\#(10_000_000 + $0)","text":"KONTAK","id":"\#($0)"}"# + "\n" }
            .joined()
        // No file may grow beyond 4 MiB, and this one nearly has.
        try scratch.write(
            LogTests.question + "\n" + String(repeating: "# a comment of 32 octets, no more\n", count: 126_000),
            to: "a.smslog")
        let before = try scratch.text("a.smslog")
        let run = try LimitedRun("--store", store, "--record", file, blocks: 8192, input: lines)
        #expect(run.status == 74 && run.errorLines.last?.contains("a.smslog: ") == true, "\(run.errorLines)")
        func messages() throws -> Int {
            try scratch.text("a.smslog").dropFirst(before.count).split(separator: "\n").count {
                $0.hasSuffix(" KONTAK")
            }
        }
        let taken = try StoreFile(path: store).ask("SELECT text FROM message WHERE direction = 'in'").count
        #expect(try taken < 400 && messages() == taken)
        #expect(try Run("--store", store, "--record", file, input: lines).status == 0)
        #expect(try messages() == 400)
    }

    @Test("that is taken away while it is written ends the run")
    func vanished() throws {
        let scratch = try Scratch()
        let conversation = try Conversation("--record", scratch.path("a.smslog"))
        #expect(try conversation.say("KONTAK\n").hasPrefix("Hubungi 175"))
        try FileManager.default.removeItem(at: scratch.url("a.smslog"))
        try conversation.write("KONTAK\n")
        let end = try conversation.end(by: 0)
        #expect(end.errors.contains("a.smslog: was moved or deleted: "))
        #expect(end.status == 74 && end.output.isEmpty)
    }
}
