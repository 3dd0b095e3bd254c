import Foundation
import Testing

@Suite("A recording is a whole test")
struct RecordingTests {
    static let asked = "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO 08012345678"
    static let contact = "2026-11-21T08:00:00+07:00 +6281200000003 > 2757 KONTAK"

    static func replay(_ log: String, _ arguments: String..., name: String = "a.smslog") throws -> Run {
        let scratch = try Scratch()
        try scratch.write(log, to: name)
        return try Run(["replay"] + arguments + [scratch.path(name)])
    }

    /// What the pipe makes of messages, as a log.
    static func recorded(_ messages: String..., arguments: [String] = []) throws -> String {
        try Run(arguments, octets: Array(messages.joined(separator: "\n").utf8)).output
    }

    struct Copy: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let name: String
        let change: @Sendable (String) -> [UInt8]

        init(_ description: String, name: String = "a.smslog", _ change: @escaping @Sendable (String) -> [UInt8]) {
            (testDescription, self.name, self.change) = (description, name, change)
        }
    }

    static func utf16(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }

    static let copies = [
        Copy("as it is") { Array($0.utf8) },
        Copy("CR LF") { Array($0.replacing("\n", with: "\r\n").utf8) },
        Copy("a byte order mark") { Array("\u{FEFF}\($0)".utf8) },
        Copy("UTF-16 with its mark") { utf16("\u{FEFF}\($0)") },
        Copy("without an end of the last line") { Array($0.utf8.dropLast()) },
    ]

    @Test("whatever it was saved as, from a file and from stdin", arguments: copies)
    func saved(_ copy: Copy) throws {
        let log = try Self.recorded(LogTests.registration, LogTests.question)
        let scratch = try Scratch()
        try Data(copy.change(log)).write(to: scratch.url(copy.name))
        #expect(
            try Run("replay", scratch.path(copy.name)).output.hasSuffix(": 2 messages, 2 replies, all as recorded\n"))
        let run = try Run(["replay", "-"], octets: copy.change(log))
        #expect(run.output == "stdin: 2 messages, 2 replies, all as recorded\n")
        #expect(run.status == 0)
    }

    @Test("in JSON Lines, which --update writes as such")
    func json() throws {
        let log = try Self.recorded(LogTests.registration, LogTests.question, arguments: ["--output", "json"])
        #expect(try Self.replay(log).output.hasSuffix(": 2 messages, 2 replies, all as recorded\n"))
        let scratch = try Scratch()
        try scratch.write(log.replacing("Rp12.345.678", with: "Rp1"), to: "a.jsonl")
        #expect(try Run("replay", scratch.path("a.jsonl")).status == 1)
        #expect(try Run("replay", "--update", scratch.path("a.jsonl")).status == 0)
        #expect(try scratch.text("a.jsonl").contains("Rp12.345.678"))
        #expect(try Run("replay", scratch.path("a.jsonl")).status == 0)
    }

    @Test("as a dialog on stdin, and with CR LF")
    func dialog() throws {
        let file = Run.package.appending(path: "samples/dialogs/register.at")
        let dialog = try String(contentsOf: file, encoding: .utf8)
        #expect(try Run("replay", "-", input: dialog).output == "stdin: 10 lines sent, all as recorded\n")
        let scratch = try Scratch()
        let lines = dialog.replacing("\n", with: "\r\n")
        try scratch.write(lines.replacing("< +CMGS: 2\r\n", with: ""), to: "a.at")
        #expect(try Run("replay", scratch.path("a.at")).status == 1)
        #expect(try Run("replay", "--update", scratch.path("a.at")).status == 0)
        #expect(try scratch.text("a.at") == lines)
    }

    static let grammar = "shortcode 1234\nmessage hello\n    HALO\n    > HALO\n"

    /// One text for all that a service of that grammar says.
    static func replies(_ text: String) -> String {
        ["hello", "empty", "unknown-keyword", "near-keyword", "unavailable"].map { "reply \($0)\n    \(text)\n" }
            .joined()
    }

    @Test("with its grammar and its language, from its own folder")
    func grammar() throws {
        let scratch = try Scratch()
        try scratch.write(Self.grammar, to: "own.grammar")
        for language in ["id", "en"] {
            try scratch.write(Self.replies("Hello \(language)"), to: "own.\(language).replies")
        }
        let time = "2026-11-21T08:00:00+07:00"
        try scratch.write(
            """
            # grammar: own.grammar
            # language: en
            \(time) +6281200000001 > 1234 HALO
            \(time) 1234 > +6281200000001 Hello en

            """, to: "a.smslog")
        let run = try Run("replay", scratch.path("a.smslog"))
        #expect(run.output.hasSuffix(": 1 message, 1 reply, all as recorded\n"), "\(run.errors)\(run.output)")
        #expect(try Run("replay", "--language", "id", scratch.path("a.smslog")).status == 1)
    }

    @Test("with its members beside the samples, or those that an option names")
    func members() throws {
        let scratch = try Scratch()
        _ = try Run("members", "generate", "--count", "1", "--seed", "7", "--output", scratch.path("more.csv"))
        let fields = try scratch.text("more.csv").split(separator: "\r\n")[1].split(separator: ",").map {
            String($0.dropFirst().dropLast())
        }
        let registration =
            "2026-11-21T08:00:00+07:00 +6281211112222 > 2757 DAFTAR SALDO#\(fields[0])#\(fields[2])#\(fields[3])"
        let reply = "2026-11-21T08:00:00+07:00 2757 > +6281211112222 HP ini terdaftar untuk KPJ ...\n"
        try scratch.write("# members: more.csv\n\(registration)\n\(reply)", to: "a.smslog")
        #expect(try Run("replay", scratch.path("a.smslog")).status == 0)
        try scratch.write("\(registration)\n\(reply)", to: "b.smslog")
        #expect(try Run("replay", scratch.path("b.smslog")).status == 1)
        #expect(try Run("replay", "--members", scratch.path("more.csv"), scratch.path("b.smslog")).status == 0)
        try scratch.write("nik\n1\n", to: "more.csv")
        let bad = try Run("replay", scratch.path("a.smslog"))
        #expect(bad.errors.contains("more.csv:1: column 1: expected the header"))
        #expect(bad.status == 64)
    }

    @Test("on a copy of a store, which stays as it is; a log before its end is shifted by --clock")
    func store() throws {
        let scratch = try Scratch()
        let store = scratch.path("a.sqlite")
        _ = try Run(["--store", store], octets: Array(LogTests.registration.utf8))
        let log = "\(LogTests.question)\n\(LogTests.answer)\n"
        try scratch.write(log, to: "a.smslog")
        for _ in 1...2 {
            let run = try Run("replay", "--store", store, scratch.path("a.smslog"))
            #expect(run.output.hasSuffix(": 1 message, 1 reply, all as recorded\n"), "\(run.errors)")
        }
        _ = try Run(["--store", store], octets: Array(LogTests.question.replacing("08:01", with: "09:00").utf8))
        let early = try Run("replay", "--store", store, scratch.path("a.smslog"))
        #expect(early.errors.contains("line 1: the log begins at"))
        #expect(early.status == 64)
        try scratch.write("# clock: 2026-11-21T10:00:00+07:00\n" + log, to: "a.smslog")
        #expect(try Run("replay", "--store", store, scratch.path("a.smslog")).status == 0)
    }

    /// Rules, and how a log says each at its top: times in milliseconds, a cause always.
    static let faults = [
        ("loss=40%", "loss=40%"), ("delay=2s..30s", "delay=2000ms..30000ms"), ("duplicate=30%", "duplicate=30%"),
        ("reorder=30%", "reorder=30%"), ("silence=20%", "silence=20%"), ("reject=20%", "reject=20%:41"),
    ]

    @Test("with the faults that it was recorded with", arguments: faults)
    func fault(rule: String, printed: String) throws {
        let day = try String(contentsOf: Run.package.appending(path: "samples/logs/takeover.smslog"), encoding: .utf8)
        let log = try Run(["--fault", rule, "--seed", "7"], octets: Array(day.utf8)).output
        let head = "# fault: \(printed)\n# seed: 7\n"
        try #require(log.hasPrefix(head), "\(log.prefix(100))")
        #expect(try Self.replay(log).output.hasSuffix(", all as recorded\n"))
        #expect(try Self.replay("# times: exact\n\(log)").output.hasSuffix(", all as recorded\n"))
        let bare = String(log.dropFirst(head.count))
        #expect(try Self.replay(bare, "--fault", rule, "--seed", "7").output.hasSuffix(", all as recorded\n"))
        #expect(try Self.replay("# times: exact\n\(bare)").status == 1)
    }

    @Test("that refuses what it does not know, by line, and lets the others be played")
    func refused() throws {
        let run = try Self.replay("#\n# membrs: a.csv\n\(Self.contact)\n")
        #expect(run.errors.contains("a.smslog: line 2: '# membrs:' is no directive; expected one of members,"))
        #expect(run.status == 64)
        #expect(try Self.replay("# fault: loss=many\n\(Self.contact)").errors.contains("line 1: 'many' is no loss"))
    }

    @Test(
        "that names files, and no device that never ends",
        arguments: ["members: /dev/zero", "grammar: /dev/urandom", "rates: /dev/zero"])
    func endless(directive: String) throws {
        let run = try Self.replay("# \(directive)\n\(Self.contact)\n")
        #expect(run.status == 64)
        #expect(run.errorLines.count == 1)
        #expect(run.errors.contains("is a pipe or a device; expected a"), "\(run.errors)")
        #expect(try Run("check", "/dev/zero").errors.contains("is larger than 16 MB; expected a grammar"))
    }

    @Test("with figures of its own, in the log's folder, as an option and in a record")
    func rates() throws {
        let scratch = try Scratch()
        let shipped = try String(contentsOf: Run.package.appending(path: "grammar/2757.rates"), encoding: .utf8)
        let own = shipped.replacing("2015-07-01  2      \"PP 46/2015\"", with: "2015-07-01  2.5    \"PP 46/2015\"")
        try scratch.write(own, to: "own.rates")
        let message = "2026-11-21T08:00:00+07:00 +6281200000003 > 2757 INFO JHT\n"
        let rates = ["--rates", scratch.path("own.rates")]
        let answered = try Run(rates + ["--record", scratch.path("b.smslog")], octets: Array(message.utf8)).output
        #expect(answered.contains("JHT: iuran pekerja 2,5% + perusahaan 3,7%"))
        try scratch.write("# rates: own.rates\n" + answered, to: "a.smslog")
        try scratch.write(answered, to: "c.smslog")
        for arguments in [["a.smslog"], ["b.smslog"], ["c.smslog"] + rates] {
            let run = try Run(["replay", scratch.path(arguments[0])] + arguments.dropFirst(), octets: [])
            #expect(run.output.hasSuffix(": 1 message, 1 reply, all as recorded\n"), "\(run.output)\(run.errors)")
        }
        #expect(try scratch.text("b.smslog").contains("\n# rates: own.rates\n"))
        #expect(try Run("replay", scratch.path("c.smslog")).status == 1)
        try scratch.write("rate jht-worker percent\n    soon\n", to: "own.rates")
        let bad = try Run("replay", scratch.path("a.smslog"))
        #expect(bad.errors.contains("own.rates:2:") && bad.status == 64, "\(bad.errors)")
        let pln = Run.package.appending(path: "samples/grammars/pln.grammar").path
        let other = try Run("--grammar", pln, "--rates", Run.package.appending(path: "grammar/2757.rates").path)
        #expect(other.errors == "shortcode: rates are for the service of 2757, which does not run\n")
    }

    @Test("that counts what is expected")
    func expectations() throws {
        let silent = "2026-11-21T08:00:00+07:00 TELKOMSEL > 2757 SALDO\n"
        #expect(try Self.replay("# expect: 1 unanswered\n" + silent).status == 0)
        #expect(try Self.replay("# fault: loss=100%\n# expect: 1 unanswered, 0 replies\n" + Self.contact).status == 0)
        #expect(
            try Self.replay("# fault: delay=1h\n# expect: 0 unanswered\n" + Self.contact).errors.hasSuffix(
                "writes them\n"))
        let run = try Self.replay("# expect: 2 unanswered, 1 messages\n" + silent)
        #expect(run.errors.hasSuffix("a.smslog: expected 2 unanswered, found 1\n"))
        #expect(run.status == 1)
        #expect(try Self.replay("# expect: 2 unanswered\n" + silent, "--expect", "1 unanswered").status == 0)
        let answered = try Self.recorded(LogTests.question)
        #expect(try Self.replay("# expect: 1 message, 1 reply\n" + answered).status == 0)
        let more = try Self.replay("# expect: 1 message,2 replies\n" + answered)
        #expect(more.errors.hasSuffix("a.smslog: expected 2 replies, found 1\n") && more.status == 1, "\(more.errors)")
    }

    @Test("that says how much the time of a reply counts")
    func times() throws {
        let log = try Self.recorded(LogTests.registration, LogTests.question)
        let later = log.replacing("08:01:00+07:00 2757", with: "08:01:03+07:00 2757")
        let run = try Self.replay(later)
        #expect(run.lines.contains { $0.hasSuffix(": early, given at 2026-11-21T08:01:00+07:00") })
        #expect(
            run.errors.hasSuffix(
                "only times differ; --times ignore, or '# times: ignore' in the log, leaves them out\n"))
        for rule in ["3s", "1m", "ignore"] {
            #expect(try Self.replay(later, "--times", rule).status == 0)
            #expect(try Self.replay("# times: \(rule)\n" + later).status == 0)
        }
        #expect(try Self.replay("# times: ignore\n" + later, "--times", "2s").status == 1)
    }
}
