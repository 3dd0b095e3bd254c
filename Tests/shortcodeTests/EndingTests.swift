import Foundation
import Processes
import Testing

@Suite("The pipe ends", .serialized)
struct EndingTests {
    static let reply = "Hubungi 175, bpjsketenagakerjaan.go.id, aplikasi JMO, atau kantor cabang."

    @Test("at SIGTERM with 143 as at the end of its input; a line that was cut off is not answered")
    func terminate() throws {
        let conversation = try Conversation("--from", Budi.number)
        #expect(try conversation.say("KONTAK\nBERHEN").hasPrefix(Self.reply))
        let (output, errors, status) = try conversation.end(by: SIGTERM)
        #expect(output == "")
        #expect(errors == "the last line was not read to its end and is not answered\n")
        #expect(status == 143)
    }

    static let coding: [(command: [String], line: String)] = [
        (["pdu", "--json"], PDUTests.submit), (["segments", "--json", "--lines"], "KONTAK"),
    ]

    @Test("as pdu and segments do, at a signal", arguments: coding, UnreadOutputTests.statuses)
    func codingEnds(of coding: (command: [String], line: String), at end: (signal: Int32, status: Int32)) throws {
        let conversation = try Conversation(coding.command)
        #expect(try conversation.say(coding.line + "\nBERHEN").hasPrefix("{"))
        let (output, errors, status) = try conversation.end(by: end.signal)
        #expect(output == "")
        #expect(errors == "the last line was not read to its end and is left out\n")
        #expect(status == end.status)
    }

    @Test("with what is due later left in the store, at SIGTERM and at the end of a log", arguments: [true, false])
    func terminateLog(isEnd: Bool) throws {
        let scratch = try Scratch()
        let store = scratch.path("a.sqlite")
        _ = try Run("--store", store, input: LogTests.log(LogTests.registration))
        let request = "2026-11-21T09:00:00+07:00 +6281200000071 > 2757 \(Budi.registration)\n"
        if isEnd {
            let run = try Run("--store", store, input: request)
            #expect(!run.output.contains("2026-11-22"))
            #expect((run.errors, run.status) == ("", 0))
        } else {
            let conversation = try Conversation("--store", store)
            #expect(try conversation.say(request) + "\n" == request)
            let (output, errors, status) = try conversation.end(by: SIGTERM)
            #expect(!output.contains("2026-11-22"))
            #expect((errors, status) == ("", 143))
        }
        let refusal = try Run("--store", store, input: "2026-11-21T09:01:00+07:00 \(Budi.number) > 2757 TOLAK\n")
        #expect(refusal.lines.count == 3)
        #expect(refusal.lines.last?.contains(" 2757 > +6281200000071 ") == true)
    }

    @Test(
        "at a signal with the lines that were read and not answered", arguments: UnreadOutputTests.statuses)
    func unanswered(signal: Int32, status expected: Int32) throws {
        let conversation = try Conversation("--speed", "1x")
        let log = LogTests.log(LogTests.registration, LogTests.question, LogTests.question)
        #expect(try conversation.say(log + "2026").hasPrefix(LogTests.registration))
        let (output, errors, status) = try conversation.end(by: signal)
        #expect(!output.contains("Saldo JHT"))
        #expect(
            errors == """
                2 messages were read and are not answered, the first is line 2
                the last line was not read to its end and is not answered

                """)
        #expect(status == expected)
    }

    @Test("at Ctrl-C with 130, and what was acknowledged is kept")
    func interrupt() throws {
        let scratch = try Scratch()
        let store = scratch.path("a.sqlite")
        let conversation = try Conversation("--from", Budi.number, "--store", store)
        #expect(try conversation.say(Budi.registration + "\n").hasPrefix("HP ini terdaftar"))
        #expect(try conversation.end(by: SIGINT).status == 130)
        #expect(try Run("--from", Budi.number, "--store", store, input: "SALDO").lines == [Budi.balance])
    }

    @Test("quietly when nobody reads its output")
    func closedOutput() throws {
        let conversation = try Conversation("--from", Budi.number)
        #expect(try conversation.say("KONTAK\n").hasPrefix(Self.reply))
        let (errors, status) = try conversation.stopListening(after: "KONTAK\nKONTAK\n")
        #expect(errors == "")
        #expect(status == 0)
    }

    @Test("with 74 and one line where its output cannot be written")
    func fullDevice() throws {
        let run = try Run(input: "KONTAK\n", output: "/dev/full")
        #expect(run.errors == "shortcode: stdout: No space left on device\n")
        #expect(run.status == 74)
    }

    @Test("with 74 and one line where its store cannot be opened")
    func noStore() throws {
        let run = try Run("--store", "/nowhere/a.sqlite", input: "KONTAK\n")
        #expect(run.output == "")
        #expect(run.errorLines.count == 1)
        #expect(run.errors.hasPrefix("shortcode: store '/nowhere/a.sqlite': "))
        #expect(run.status == 74)
    }

    @Test("with 74 where help or the version cannot be written", arguments: ["--help", "help pipe", "--version"])
    func unwrittenHelp(command: String) throws {
        let run = try Run(command: "'\(Run.program.path)' \(command) >/dev/full", input: "")
        #expect(run.errorLines == ["shortcode: stdout: No space left on device"])
        #expect(run.status == 74)
    }

    @Test("with 74 where another process owns the store, and names it")
    func ownedStore() throws {
        let scratch = try Scratch()
        let store = scratch.path("a.sqlite")
        let owner = try Conversation("--from", Budi.number, "--store", store)
        _ = try owner.say("KONTAK\n")
        let run = try Run("--store", store, input: "KONTAK\n")
        #expect(run.errors.contains("is in use by process "))
        #expect(run.status == 74)
        #expect(try owner.end(by: SIGTERM).status == 143)
    }

    static let closed = [
        (command: "replay /dev/null >&-", stream: "stdout"), (">&-", "stdout"), ("<&-", "stdin"), ("<&- >&-", "stdout"),
        ("--from +6281200000001 <&-", "stdin"), ("segments <&-", "stdin"), ("segments A >&-", "stdout"),
    ]

    @Test("with 74 where a stream was closed before the start, and names it", arguments: closed)
    func closedStream(command: String, stream: String) throws {
        let run = try Run(command: "'\(Run.program.path)' \(command)", input: "KONTAK\n")
        #expect(run.errors == "shortcode: \(stream): is closed\n")
        #expect(run.status == 74)
    }

    @Test("as ever where stderr was closed before the start, and writes no remark into its store")
    func closedErrors() throws {
        let scratch = try Scratch()
        let command = "'\(Run.program.path)' --store '\(scratch.path("a.sqlite"))' 2>&-"
        let run = try Run(command: command, input: "2026-11-21T08:00:00+07:00 TELKOMSEL > 2757 A\nbad\n")
        #expect(run.lines.count { !$0.hasPrefix("# until") } == 2)
        #expect(run.status == 1)
        #expect(try scratch.text("a.sqlite.lock").wholeMatch(of: /\d+\n/) != nil)
        #expect(try Run("--store", scratch.path("a.sqlite"), input: "KONTAK").status == 0)
    }

    @Test("with 74 where its input is no stream")
    func directory() throws {
        let process = Run.process([])
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/tmp"))
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        process.waitForEnd()
        let text = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        #expect(text == "shortcode: stdin: Is a directory\n")
        #expect(process.terminationStatus == 74)
    }
}

@Suite("A store file")
struct StoreTests {
    @Test("keeps members, bindings and messages between runs")
    func kept() throws {
        let scratch = try Scratch()
        let store = scratch.path("demo.sqlite")
        _ = try Run("--from", Budi.number, "--store", store, input: Budi.registration)
        let run = try Run(
            "--from", Budi.number, "--store", store,
            input: "SALDO 08012345678\nSALDO\nstatus\nDAFTR SALDO#317105170890000#17/08/90\n")
        #expect(run.lines.prefix(3) == [Budi.balance, Budi.balance, Budi.status])
        #expect(run.lines.count == 4)
        #expect(run.lines.last?.hasPrefix("Maaf, ") == true)
        #expect(run.errors == "")
        #expect(run.status == 0)
    }

    @Test("has no effect on a run without one")
    func memory() throws {
        _ = try Run("--from", Budi.number, input: Budi.registration)
        #expect(try Run("--from", Budi.number, input: "SALDO").output.hasPrefix("Maaf, data tidak cocok"))
    }
}
