import Foundation
import Testing

@Suite("replay --shrink")
struct ShrinkTests {
    static func day() throws -> String {
        try String(contentsOf: Run.package.appending(path: "samples/logs/takeover.smslog"), encoding: .utf8)
    }

    @Test("finds the two messages of a day that are needed for a balance, and writes them with their replies")
    func day() throws {
        let scratch = try Scratch()
        try scratch.write(Self.day().replacing("Rp9.870.000", with: "Rp9.870.001"), to: "day.smslog")
        let run = try Run("replay", "--shrink", scratch.path("day.smslog"))
        let shrunk = scratch.path("day.shrunk.smslog")
        #expect(run.errors.contains("day.smslog: 2 of "))
        #expect(run.errors.hasSuffix(" messages fail as line 8 does (changed); written to \(shrunk)\n"))
        #expect(run.status == 1)
        let again = try Run("replay", shrunk)
        #expect(again.output.hasSuffix(": 2 messages, 2 replies, 1 changed\n"))
        #expect(try scratch.names == ["day.shrunk.smslog", "day.smslog"])
    }

    @Test(
        "writes over nothing that is there, a file, a link or a FIFO",
        arguments: ["file", "link", "loose link", "FIFO"])
    func occupied(kind: String) throws {
        let scratch = try Scratch()
        try scratch.write(Self.day().replacing("Rp9.870.000", with: "Rp9.870.001"), to: "day.smslog")
        let shrunk = scratch.path("day.shrunk.smslog")
        try scratch.write("precious", to: "precious")
        switch kind {
        case "file": try scratch.write("precious", to: "day.shrunk.smslog")
        case "link": symlink(scratch.path("precious"), shrunk)
        case "loose link": symlink(scratch.path("new"), shrunk)
        default: mkfifo(shrunk, 0o600)
        }
        let names = try scratch.names
        let run = try Run("replay", "--shrink", scratch.path("day.smslog"))
        #expect(run.status == 64 && run.errors.contains("name another file, or take this one away"))
        #expect(try scratch.names == names)
        #expect(try String(contentsOfFile: scratch.path("precious"), encoding: .utf8) == "precious")
    }

    @Test("of stdin writes to stdout")
    func stdin() throws {
        let log = try Self.day().replacing("Rp9.870.000", with: "Rp9.870.001")
        let run = try Run("replay", "--shrink", "-", input: log)
        #expect(try Run("replay", "-", input: run.output).output.hasSuffix("stdin: 2 messages, 2 replies, 1 changed\n"))
    }

    @Test("keeps what a log says at its top")
    func directives() throws {
        let log = try Self.day().replacing("Rp9.870.000", with: "Rp9.870.001")
        let run = try Run("replay", "--shrink", "-", input: "# times: 2s\n" + log)
        #expect(run.lines.first == "# times: 2s")
    }

    @Test("keeps CR LF, and what fails first in it is what failed first in the log")
    func lineEnds() throws {
        let log = try Self.day().replacing("Rp9.870.000", with: "Rp9.870.001").replacing("\n", with: "\r\n")
        let run = try Run(["replay", "--shrink", "-"], octets: Array(log.utf8))
        #expect(run.output.hasSuffix("\r\n") && !run.output.replacing("\r\n", with: "").contains("\n"))
        let first = try Run(["replay", "--json", "-"], octets: Array(log.utf8)).lines.first {
            $0.contains(#""difference":"#)
        }
        let again = try Run(["replay", "--json", "-"], octets: Array(run.output.utf8)).lines.first {
            $0.contains(#""difference":"#)
        }
        let text = { (line: String?) in line?.firstMatch(of: /"recorded":.*/)?.output }
        #expect(text(first) != nil && text(first) == text(again))
    }

    static let others = [
        ("", "no message was played"), ("# only a comment\n", "no message was played"),
        (
            "2026-11-21T08:00:00+07:00 +6281200000001 > 5151 KONTAK\n",
            "line 1 was not played: no service runs at 5151; name its grammar with --grammar"
        ),
        (
            ReplayTests.log + "2026-11-21T09:00:00+07:00 +6281200000001 > 9999 KONTAK\n",
            "line 8 was not played: no service runs at 9999; name its grammar with --grammar"
        ),
        ("# expect: 3 unanswered\n" + ReplayTests.log, "expected 3 unanswered, found 0"),
    ]

    @Test("of a log in which no reply differs, and that fails all the same, says so", arguments: others)
    func untested(log: String, problem: String) throws {
        let run = try Run("replay", "--shrink", "-", input: log)
        #expect(run.errors == "stdin: \(problem)\nstdin: no reply differs, so there is nothing to shrink\n")
        #expect(run.output == "" && run.status == 1)
    }

    static let logs: [(log: String, hasDifference: Bool)] = [
        (ReplayTests.log, false), (ReplayTests.log.replacing("..5678", with: "..5679"), true),
    ]

    @Test(
        "names and counts each line that the reader refuses, as replay does, whether a reply differs or not",
        arguments: logs)
    func refused(log: String, hasDifference: Bool) throws {
        let scratch = try Scratch()
        let bad = Data("2026-11-21T09:00:00+07:00 +6281200000001 > 2757 KONTAK ".utf8) + [0xC3, 0x28, 0x0A]
        try (Data(log.utf8) + bad + Data("nothing\n".utf8)).write(to: scratch.url("a.smslog"))
        let plain = try Run("replay", scratch.path("a.smslog"))
        let run = try Run("replay", "--shrink", scratch.path("a.smslog"))
        #expect(plain.errorLines.count == 2)
        #expect(run.errorLines.prefix(2) == plain.errorLines.prefix(2), "\(run.errors)")
        #expect(run.errorLines.dropFirst(2).first?.hasSuffix("a.smslog: 2 lines not understood") == true)
        #expect(run.errors.contains("no reply differs") != hasDifference)
        #expect(run.status == 1)
    }

    @Test("of a log as recorded, or of a dialog, writes nothing")
    func nothing() throws {
        let good = try Run("replay", "--shrink", "-", input: Self.day())
        #expect(good.output == "")
        #expect(good.errors == "stdin: no reply differs, so there is nothing to shrink\n")
        #expect(good.status == 0)
        let dialog = try Run("replay", "--shrink", "-", input: "> AT\n< OK\n")
        #expect(dialog.errors == "shortcode: stdin: --shrink takes a log; this is a dialog\n")
        #expect(dialog.status == 64)
    }
}
