import Foundation
import Testing

@Suite("Replay")
struct ReplayTests {
    static let log = """
        # Budi registers and asks.
        2026-11-21T08:00:00+07:00 +6281200000001 > 2757 \(Budi.registration)
        2026-11-21T08:00:00+07:00 2757 > +6281200000001 HP ini terdaftar untuk KPJ ..5678. No. referensi 261121-000001. \
        Ketik SALDO kirim ke 2757 untuk cek saldo. Bukan Anda? Ketik BERHENTI

        # His balance.
        2026-11-21T08:01:00+07:00 +6281200000001 > 2757 SALDO
        2026-11-21T08:01:00+07:00 2757 > +6281200000001 \(Budi.balance)

        """

    static let sampleLogs: [String] = [
        "english-first-day", "english-other-years", "english-takeover", "english-whole-service", "enumeration",
        "first-day", "hard-day", "other-years", "recycled-number", "spelling", "takeover", "whole-service",
    ]

    @Test("of each sample log gives what was recorded", arguments: sampleLogs)
    func samples(name: String) throws {
        let file = Run.package.appending(path: "samples/logs/\(name).smslog").path
        let run = try Run("replay", file)
        #expect(run.output.hasSuffix(", all as recorded\n"), Comment(rawValue: run.output))
        #expect(run.errors == "")
        #expect(run.status == 0)
    }

    @Test("of all sample logs has at least 300 messages, of each of the two first 60; every file is among them")
    func allSamples() throws {
        let folder = Run.package.appending(path: "samples/logs")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(files == Self.sampleLogs.map { "\($0).smslog" })
        let run = try Run(["replay"] + files.map { folder.appending(path: $0).path })
        let messages = run.lines.compactMap { $0.firstMatch(of: /: (\d+) messages/).flatMap { Int($0.1) } }
        #expect(messages.reduce(0, +) >= 300)
        #expect(zip(files, messages).filter { $0.0.contains("-day.") }.allSatisfy { $0.1 >= 60 })
        #expect(run.status == 0)
    }

    @Test("of a log is what the pipe makes of it", arguments: sampleLogs)
    func pipe(name: String) throws {
        let log = try String(contentsOf: Run.package.appending(path: "samples/logs/\(name).smslog"), encoding: .utf8)
        let messages = log.split(separator: "\n").filter { !$0.hasPrefix("#") }
        let language = name.hasPrefix("english-") ? ["--language", "en"] : []
        let output = try Run(language, octets: Array(log.utf8)).output
        #expect(output.split(separator: "\n").filter { !$0.hasPrefix("# no reply") } == messages)
    }

    @Test("says in one line that all is as recorded")
    func same() throws {
        let scratch = try Scratch()
        try scratch.write(Self.log, to: "a.smslog")
        let run = try Run("replay", scratch.path("a.smslog"))
        #expect(run.output == "\(scratch.path("a.smslog")): 2 messages, 2 replies, all as recorded\n")
        #expect(run.status == 0)
    }

    @Test("shows what differs: file, line, time, to whom, both texts, and where they part")
    func different() throws {
        let scratch = try Scratch()
        try scratch.write(Self.log.replacingOccurrences(of: "Rp12.345.678", with: "Rp12.345.679"), to: "a.smslog")
        let run = try Run("replay", scratch.path("a.smslog"))
        #expect(
            run.output == """
                --- \(scratch.path("a.smslog")): +6281xxxxxx001
                @@ \(scratch.path("a.smslog")):7: 2026-11-21T08:01:00+07:00: changed
                - Saldo JHT KPJ ..5678 per 31-10-2026: Rp12.345.679. Iuran terakhir Oktober 2026. Info 175
                + Saldo JHT KPJ ..5678 per 31-10-2026: Rp12.345.678. Iuran terakhir Oktober 2026. Info 175
                                                                  ^
                \(scratch.path("a.smslog")): 2 messages, 2 replies, 1 changed

                """)
        #expect(run.status == 1)
        let unmasked = try Run("replay", "--unmasked", scratch.path("a.smslog"))
        #expect(unmasked.lines.first?.hasSuffix(": +6281200000001") == true)
    }

    @Test("crosses personal numbers out of recorded replies, until it is told not to")
    func masked() throws {
        let scratch = try Scratch()
        let reply = "Saldo Budi SANTOSO, 17 Agustus 1990, KPJ 08012345678 HP 081234567890 a@b.id"
        try scratch.write(Self.log.replacingOccurrences(of: Budi.balance, with: reply), to: "a.smslog")
        let run = try Run("replay", scratch.path("a.smslog"))
        #expect(run.lines[2] == "- Saldo xxxx xxxxxxx, xx xxxxxxx xxxx, KPJ xxxxxxx5678 HP xxxxxxxx7890 x@x.xx")
        #expect(run.lines[4] == "        ^")
        #expect(try Run("replay", "--unmasked", scratch.path("a.smslog")).lines[2] == "- \(reply)")
    }

    @Test("names replies that are missing or were not recorded")
    func missing() throws {
        let scratch = try Scratch()
        let gone = "2026-11-21T08:00:30+07:00 2757 > +6281200000009 Halo\n"
        let lines = Self.log.split(separator: "\n", omittingEmptySubsequences: false)
        try scratch.write((lines[..<3] + [gone.dropLast()[...]] + lines[3..<6]).joined(separator: "\n"), to: "a.smslog")
        let run = try Run("replay", scratch.path("a.smslog"))
        #expect(run.lines.count == 7)
        #expect(run.lines[0].hasSuffix(": +6281xxxxxx009"))
        #expect(run.lines[1].hasSuffix(":4: 2026-11-21T08:00:30+07:00: missing"))
        #expect(run.lines[2] == "- Halo")
        #expect(run.lines[3].hasSuffix(": +6281xxxxxx001"))
        #expect(run.lines[4].hasSuffix(":7: 2026-11-21T08:01:00+07:00: not recorded"))
        #expect(run.lines[5] == "+ \(Budi.balance)")
        #expect(run.lines[6].hasSuffix(": 2 messages, 2 replies, 1 missing, 1 not recorded"))
        #expect(run.status == 1)
    }

    @Test("with --update writes the given replies; comments and messages keep their places")
    func update() throws {
        let scratch = try Scratch()
        let old = Self.log.replacingOccurrences(of: "Rp12.345.678", with: "Rp1").split(separator: "\n")
        try scratch.write(old.filter { !$0.contains("HP ini") }.joined(separator: "\n\n"), to: "a.smslog")
        let run = try Run("replay", "--update", scratch.path("a.smslog"))
        #expect(
            run.output == "\(scratch.path("a.smslog")): 2 messages, 2 replies, 1 changed, 1 not recorded; written\n")
        #expect(run.status == 0)
        let new = try scratch.text("a.smslog")
        #expect(new.split(separator: "\n") == Self.log.split(separator: "\n"))
        #expect(try scratch.names == ["a.smslog"])
        #expect(try Run("replay", "--update", scratch.path("a.smslog")).output.hasSuffix("; left as it is\n"))
        #expect(try scratch.text("a.smslog") == new)
    }

    @Test("with --update keeps a file's permissions, and writes through a symbolic link")
    func updateThroughLink() throws {
        let scratch = try Scratch()
        try scratch.write(LogTests.log(LogTests.question), to: "a.smslog")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: scratch.path("a.smslog"))
        try FileManager.default.createSymbolicLink(atPath: scratch.path("link"), withDestinationPath: "a.smslog")
        #expect(try Run("replay", "--update", scratch.path("link")).status == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path("link")) == "a.smslog")
        let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path("a.smslog"))
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(try scratch.text("a.smslog").split(separator: "\n").count == 2)
    }

    @Test("of a log without replies says how they are written")
    func bare() throws {
        let scratch = try Scratch()
        try scratch.write(LogTests.log(LogTests.question), to: "a.smslog")
        let run = try Run("replay", scratch.path("a.smslog"))
        #expect(run.errors == "\(scratch.path("a.smslog")): has no recorded replies; replay --update writes them\n")
        #expect(run.status == 1)
    }

    @Test("of a file that is not there, or of a directory, says so and plays the others")
    func noFile() throws {
        let scratch = try Scratch()
        try scratch.write(Self.log, to: "a.smslog")
        let run = try Run("replay", scratch.path("b.smslog"), "/tmp", scratch.path("a.smslog"))
        #expect(
            run.errorLines == [
                "shortcode: \(scratch.path("b.smslog")): No such file or directory; expected a recording",
                "shortcode: /tmp: is a directory; expected a recording",
            ])
        #expect(run.lines.count == 2)
        #expect(run.lines[1] == "3 recordings, 2 not as recorded, with 2 messages and 2 replies")
        #expect(run.status == 64)
    }

    @Test("of a bad line names it, goes on, and exits with 1")
    func badLine() throws {
        let scratch = try Scratch()
        try scratch.write(Self.log + Budi.registration + "\n", to: "a.smslog")
        let run = try Run("replay", scratch.path("a.smslog"))
        #expect(
            run.errors == """
                \(scratch.path("a.smslog")): line 8: column 1: this is not the time; expected one like \
                2026-11-21T08:00:00+07:00

                """)
        #expect(run.output.hasSuffix(": 2 messages, 2 replies, all as recorded, 1 line not understood\n"))
        #expect(run.status == 1)
    }

    @Test("with --update keeps a line that is too long to hold")
    func overlong() throws {
        let scratch = try Scratch()
        let log = LogTests.log(LogTests.question, "# " + String(repeating: "x", count: 70_000))
        try scratch.write(log, to: "a.smslog")
        let run = try Run("replay", "--update", scratch.path("a.smslog"))
        #expect(run.errors.contains("line 2: 70002 octets in one line"))
        #expect(run.status == 1)
        let written = try scratch.text("a.smslog").split(separator: "\n")
        #expect(written.count == 3)
        #expect([written[0], written[2]] == log.split(separator: "\n"))
        #expect(try scratch.names == ["a.smslog"])
    }

    static let tax = """
        2026-11-21T08:00:10+07:00 +6281200000001 > 1717 METRO B1234ABC
        2026-11-21T08:00:10+07:00 1717 > +6281200000001 Info pajak kendaraan B1234ABC sudah dicatat. Rincian pajak ada di \
        kantor SAMSAT atau aplikasi SIGNAL

        """

    @Test(
        "of a log whose service does not run plays nothing, says which grammar is missing, and fails",
        arguments: [[], ["--update"]])
    func otherService(arguments: [String]) throws {
        let scratch = try Scratch()
        try scratch.write("# The morning.\n" + Self.tax, to: "a.smslog")
        let file = scratch.path("a.smslog")
        let run = try Run(["replay"] + arguments + [file])
        let end = arguments.isEmpty ? "" : "; left as it is"
        #expect(run.output == "\(file): 0 messages, 0 replies, 2 lines not played\(end)\n")
        #expect(
            run.errors == """
                \(file): 2 lines were not played, the first is line 2: no service runs at 1717; name its grammar with \
                --grammar

                """)
        #expect(run.status == 1)
        #expect(try scratch.text("a.smslog") == "# The morning.\n" + Self.tax)
    }

    @Test("of a log of several services plays those that run, and with --update changes no line of the others")
    func severalServices() throws {
        let scratch = try Scratch()
        let lines = Self.log.split(separator: "\n", omittingEmptySubsequences: false)
        let mixed = (lines[..<3] + Self.tax.split(separator: "\n") + lines[3...]).joined(separator: "\n")
        try scratch.write(mixed.replacingOccurrences(of: "Rp12.345.678", with: "Rp1"), to: "a.smslog")
        let run = try Run("replay", scratch.path("a.smslog"))
        #expect(run.lines.last?.hasSuffix(": 2 messages, 2 replies, 1 changed, 2 lines not played") == true)
        #expect(run.status == 1)
        let update = try Run("replay", "--update", scratch.path("a.smslog"))
        #expect(update.output.hasSuffix(": 2 messages, 2 replies, 1 changed, 2 lines not played; written\n"))
        #expect(update.errors.contains("the first is line 4: no service runs at 1717"))
        #expect(update.status == 1)
        #expect(try scratch.text("a.smslog") == mixed)
        let grammars = ["grammar/2757.grammar", "samples/grammars/pajak-metro.grammar"].flatMap {
            ["--grammar", Run.package.appending(path: $0).path]
        }
        let both = try Run(["replay"] + grammars + [scratch.path("a.smslog")])
        #expect(both.output.hasSuffix(": 3 messages, 3 replies, all as recorded\n"))
        #expect(both.errors == "")
        #expect(both.status == 0)
    }

    @Test("of a line without a short code names no subscriber, and no grammar that there is not")
    func withoutShortCode() throws {
        let scratch = try Scratch()
        try scratch.write("2026-11-21T08:00:00+07:00 TELKOMSEL > +6281200000001 Halo\n", to: "a.smslog")
        let run = try Run("replay", scratch.path("a.smslog"))
        #expect(
            run.errors
                == "\(scratch.path("a.smslog")): line 1 was not played: no service that runs has a part in it\n")
        #expect(run.status == 1)
    }

    @Test("of lines to many numbers names some short codes among them, and no subscriber")
    func manyNumbers() throws {
        let scratch = try Scratch()
        let numbers = ["+6281200000002", "1717", "3977", "1717", "8893", "1212"]
        let lines = numbers.map { "2026-11-21T08:00:00+07:00 +6281200000001 > \($0) Halo" }
        try scratch.write(lines.joined(separator: "\n"), to: "a.smslog")
        #expect(
            try Run("replay", scratch.path("a.smslog")).errors.contains(
                "6 lines were not played, the first is line 1: no service runs at 1717, 3977, 8893 and others; name"))
    }

    @Test("gives each log a service of its own")
    func separate() throws {
        let scratch = try Scratch()
        try scratch.write(Self.log, to: "a.smslog")
        try scratch.write(Self.log, to: "b.smslog")
        let run = try Run("replay", scratch.path("a.smslog"), scratch.path("b.smslog"))
        #expect(run.lines.filter { $0.hasSuffix(", all as recorded") }.count == 2)
    }
}
