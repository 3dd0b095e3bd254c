import Foundation
import GRDB
import Testing

@Suite("shortcode convert")
struct ConvertTests {
    /// Line breaks, emoji, three segments, quotes, what a table or a log would take for its own.
    static let log = LogTests.log(
        "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO 08012345678",
        #"2026-11-21T08:00:01+07:00 2757 > +6281200000001 Baris satu\nbaris dua, "tiga"; 👍"#,
        "2026-11-21T08:00:02+07:00 TELKOMSEL > 2757 # bukan komentar",
        "2026-11-21T08:00:03+07:00 +6281200000002 > 2757 " + String(repeating: "panjang sekali 👨‍👩‍👧 ", count: 12) + "x")

    @Test(
        "Our own forms convert into each other and back: sender, recipient, time and text stay",
        arguments: ["json", "csv", "log"])
    func roundTrip(form: String) throws {
        let there = try Run("convert", "-", "--output", form, input: Self.log)
        #expect(there.status == 0)
        #expect(there.errors == "stdin: 4 messages\n")
        #expect(try Run("convert", "-", input: there.output).output == Self.log)
    }

    @Test("JSON Lines keep the ids of messages and of replies, which a log does not need")
    func identities() throws {
        let line = { (from: String, to: String, id: String) in
            #"{"at":"2026-11-21T08:00:00+07:00","from":"\#(from)","to":"\#(to)","text":"A","id":"\#(id)"}"# + "\n"
        }
        let lines = line("+6281200000001", "2757", "a-1") + line("2757", "+6281200000001", "reply-2")
        #expect(try Run("convert", "-", "--output", "json", input: lines).output == lines)
        #expect(try Run("convert", "-", input: lines).lines.filter { $0.hasPrefix("#") } == ["# id a-1"])
    }

    @Test("Several files come out in order of time, whatever they are")
    func several() throws {
        let scratch = try Scratch()
        let lines = Self.log.split(separator: "\n").map { "\($0)\n" }
        try scratch.write(lines[1] + lines[3], to: "a.smslog")
        try scratch.write(try Run("convert", "-", "--output", "csv", input: lines[0] + lines[2]).output, to: "b.csv")
        let run = try Run("convert", scratch.path("a.smslog"), scratch.path("b.csv"))
        #expect(run.output == Self.log)
        #expect(run.errorLines.count == 2)
    }

    @Test("So many files as a folder has are read, however few may be open at once")
    func manyFiles() throws {
        let scratch = try Scratch()
        for number in 100..<180 {
            try scratch.write("2026-11-21T08:00:00+07:00 +6281200000\(number) > 2757 KONTAK\n", to: "\(number).smslog")
        }
        let command = "cd \(scratch.path(".")); ulimit -n 40; \(Run.program.path) convert"
        for options in ["", " --pseudonymise \(try scratch.key())"] {
            let run = try Run(command: "\(command)\(options) *.smslog", input: "")
            #expect(
                run.lines.count { $0.hasSuffix(" > 2757 KONTAK") } == 80 && run.status == 0, "\(run.errors.suffix(200))"
            )
        }
    }

    @Test("A bad record is told with its place, the rest goes on, and the exit code says so")
    func bad() throws {
        let rows = (0..<30).map { "x\($0),+62812,2757,A\n" }.joined()
        let run = try Run(
            "convert", "-", input: "at,from,to,text\n\(rows)2026-11-21 08:00:00,+6281200000001,2757,SALDO\n")
        #expect(run.lines == ["2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO"])
        #expect(run.errors.hasPrefix("stdin: line 2: the time is none; expected one like 2026-11-21 08:00:00\n"))
        #expect(run.errors.hasSuffix("stdin: 10 more bad records\nstdin: 1 message, 30 bad records\n"))
        #expect(run.status == 1)
    }

    @Test("Nothing converted is not well, and what cannot be told apart is asked for")
    func nothing() throws {
        #expect(try Run("convert", "--input", "csv", "-", input: "at,from,text\n").status == 1)
        #expect(
            try Run("convert", "-", input: "hello\n").errors.hasSuffix(
                "shows no form that is known; --input names it\n"))
        #expect(try Run("convert", "-", input: "<smses/>").errors.contains("--own is its number"))
        #expect(try Run("convert", "/nowhere/log").status == 64)
        let empty = try Run("convert", "-", input: "")
        #expect(empty.errors == "stdin: 0 messages\nshortcode: there was no message\n" && empty.status == 1)
        #expect(try Run("convert", "-", "--columns", "when=x", input: "").status == 64)
    }

    @Test("A reply of the same second comes behind its message, whichever file has it, and messages keep their order")
    func sameSecond() throws {
        let sides = ["2757\t081200000001", "081200000001\t2757", "081300000001\t2757"]
        let rows = sides.map { "2026-11-21 08:00:00\t\($0)\tA\n" }
        let table = "Time\tFrom\tTo\tMessage\n" + rows.joined()
        let run = try Run("convert", "-", input: table)
        let time = "2026-11-21T08:00:00+07:00"
        #expect(
            run.lines == [
                "\(time) 081200000001 > 2757 A", "\(time) 081300000001 > 2757 A", "\(time) 2757 > 081200000001 A",
            ])
    }

    @Test("UTF-16 is read where it has its mark, and otherwise refused by name")
    func utf16() throws {
        let table = "Time;From;Message\r\n21/11/2026 08:00;+6281200000003;halo 👍\r\n"
        let octets = RecordingTests.utf16(table)
        let marked = try Run(["convert", "-"], octets: [0xFF, 0xFE] + octets)
        #expect(marked.output == "2026-11-21T08:00:00+07:00 +6281200000003 > 2757 halo 👍\n")
        let unmarked = try Run(["convert", "-"], octets: octets)
        #expect(unmarked.errors.contains("stdin: line 1: this is UTF-16 without a byte order mark"))
        #expect(unmarked.status == 64)
        let backup = try Run(
            ["convert", "--own", "+6281200000001", "-"], octets: [0xFF, 0xFE] + RecordingTests.utf16("<smses/>"))
        #expect(backup.errors == "shortcode: stdin: is UTF-16; expected UTF-8, as the app writes it\n")
        #expect(backup.status == 64)
    }

    @Test("An AT dialog is no record, and what makes one of it is named")
    func dialog() throws {
        let scratch = try Scratch()
        let dialog = Run.package.appending(path: "samples/dialogs/register.at").path
        for options in [[], ["--pseudonymise", try scratch.key()]] {
            let run = try Run(["convert"] + options + [dialog], octets: [])
            #expect(run.errors.contains("is an AT dialog; this makes a log of its messages"), "\(run.errors)")
            #expect(run.output == "" && run.status == 64)
        }
        let log = scratch.path("a.smslog")
        _ = try Run(["modem", "--record", log], octets: Array(String(contentsOfFile: dialog, encoding: .utf8).utf8))
        let shown = try Run("convert", "--pseudonymise", scratch.path("key"), log)
        #expect(shown.status == 0 && !shown.output.contains("+6281200000001"))
    }

    @Test("Times without an offset are those of --zone, and one side's number that of --own")
    func context() throws {
        let run = try Run(
            "convert", "-", "--zone=-03:00", "--own", "8000",
            input: "Time,From,Message\n2026-11-21 08:00:00,081200000001,A\n")
        #expect(run.lines == ["2026-11-21T08:00:00-03:00 081200000001 > 8000 A"])
    }

    @Test("A gateway's database, its dump and its folder say the same")
    func gammu() throws {
        let scratch = try Scratch()
        let script = """
            CREATE TABLE inbox (ReceivingDateTime NUMERIC, SenderNumber TEXT, Text TEXT, TextDecoded TEXT, UDH TEXT,
                Coding TEXT, ID INTEGER PRIMARY KEY);
            CREATE TABLE sentitems (SendingDateTime NUMERIC, DestinationNumber TEXT, Text TEXT, TextDecoded TEXT, UDH TEXT,
                Status TEXT, Coding TEXT, ID INTEGER, SequencePosition INTEGER);
            INSERT INTO inbox VALUES ('2026-11-21 08:00:00', '+6281200000001', '00530041004C0044004F', 'SALDO', '',
                'Default_No_Compression', 1);
            INSERT INTO sentitems VALUES ('2026-11-21 08:00:01', '+6281200000001', '0041', 'A', '050003010201',
                'SendingOK', 'Default_No_Compression', 1, 1);
            INSERT INTO sentitems VALUES ('2026-11-21 08:00:01', '+6281200000001', '0042', 'B', '050003010202',
                'SendingOK', 'Default_No_Compression', 1, 2);
            """
        try scratch.write(script, to: "dump.sql")
        let database = try DatabaseQueue(path: scratch.path("smsd.db"))
        try database.write { db in try db.execute(sql: script) }
        try database.close()
        let expected = [
            "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO",
            "2026-11-21T08:00:01+07:00 2757 > +6281200000001 AB",
        ]
        #expect(try Run("convert", scratch.path("dump.sql")).lines == expected)
        #expect(try Run("convert", scratch.path("smsd.db")).lines == expected)
        #expect(try Run("convert", "--input", "gammu", scratch.path("smsd.db")).status == 0)
    }
}
