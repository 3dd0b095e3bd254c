import Foundation
import Testing

@Suite("The report of a replay")
struct ReplayReportTests {
    let scratch: Scratch

    /// Three logs: one as recorded, one with a changed reply, one that is no log.
    init() throws {
        scratch = try Scratch()
        try scratch.write(ReplayTests.log, to: "good.smslog")
        try scratch.write(ReplayTests.log.replacing("Rp12.345.678", with: "Rp<&\"#1"), to: "bad.smslog")
        try scratch.write("SALDO\n", to: "none.smslog")
    }

    var files: [String] { ["good", "bad", "none"].map { scratch.path("\($0).smslog") } }

    func replay(_ arguments: String...) throws -> Run { try Run(["replay"] + arguments + files) }

    @Test("ends with a total over the recordings")
    func total() throws {
        let run = try replay()
        #expect(run.lines.last == "3 recordings, 2 not as recorded, with 4 messages and 4 replies")
        #expect(run.status == 1)
    }

    @Test("has each line that was not understood, in every form, and counts those beyond a hundred")
    func notUnderstood() throws {
        let sentence = "none.smslog: line 1: column 1: "
        #expect(try replay("--json").lines.contains { $0.contains(#""notUnderstood":["#) && $0.contains(sentence) })
        #expect(try replay("--tap").lines.contains { $0.hasPrefix("# ") && $0.contains(sentence) })
        _ = try replay("--junit", scratch.path("a.xml"), "--quiet")
        #expect(try scratch.text("a.xml").contains(sentence))
        try scratch.write(String(repeating: "SALDO\n", count: 250), to: "many.smslog")
        let many = try Run("replay", "--input", "log", scratch.path("many.smslog"))
        #expect(
            many.errorLines.count < 110 && many.errors.contains("150 more lines were not understood"), "\(many.errors)")
    }

    @Test("is one line for each that fails where quiet is asked for")
    func quiet() throws {
        let run = try replay("--quiet")
        #expect(
            run.lines == [
                "\(scratch.path("bad.smslog")): 2 messages, 2 replies, 1 changed",
                "\(scratch.path("none.smslog")): 0 messages, 0 replies, 1 line not understood",
            ])
    }

    @Test("ends at the first that fails where that is asked for")
    func failFast() throws {
        let run = try replay("--fail-fast", "--quiet")
        #expect(run.lines.count == 1)
        #expect(run.status == 1)
    }

    @Test("in TAP is read by prove")
    func tap() throws {
        let run = try replay("--tap")
        #expect(run.lines.first == "TAP version 13")
        #expect(run.lines.last == "1..3")
        try scratch.write(run.output, to: "a.tap")
        let prove = try Run(command: "prove -v -e cat '\(scratch.path("a.tap"))'", input: "")
        #expect(prove.output.contains("Failed tests:  2-3"), "\(prove.output)\(prove.errors)")
        #expect(prove.output.contains("Tests: 3 Failed: 2"))
        #expect(!prove.output.contains("Parse errors"))
        let good = try Run("replay", "--tap", files[0])
        try scratch.write(good.output, to: "b.tap")
        #expect(try Run(command: "prove -e cat '\(scratch.path("b.tap"))'", input: "").status == 0)
    }

    @Test("in JSON Lines has an object for each difference and each recording")
    func json() throws {
        let objects = try replay("--json").lines.map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(objects.count == 4)
        #expect(objects[1]["difference"] as? String == "changed")
        #expect(objects[1]["line"] as? Int == 7)
        #expect(objects[1]["to"] as? String == "+6281xxxxxx001")
        #expect((objects[1]["recorded"] as? [String: String])?["text"]?.contains("Rp<&\"#1") == true)
        #expect(objects.compactMap { $0["result"] as? String } == ["as recorded", "failed", "failed"])
        let missing = try Run("replay", "--json", "/nowhere", files[0])
        #expect(missing.lines.count == 2 && missing.status == 64)
        #expect(missing.lines[0].hasPrefix(#"{"log":"/nowhere","result":"failed","#))
        #expect(missing.lines[0].contains(#""problems":["/nowhere: No such file or directory"#))
    }

    @Test("as a JUnit file follows its schema, and has what failed")
    func junit() throws {
        let file = scratch.path("results.xml")
        try scratch.write(Self.earlier + String(repeating: "x", count: 100_000), to: "results.xml")
        #expect(try replay("--junit", file).status == 1)
        let document = try JUnitDocument(Data(contentsOf: scratch.url("results.xml")))
        #expect(document.violations == [])
        #expect(document.attributes(of: "testcase").compactMap { $0["name"] } == files)
        let failures = document.attributes(of: "failure").compactMap { $0["message"] }
        #expect(failures.count == 2)
        #expect(failures[0].hasSuffix("1 changed"))
        #expect(document.attributes(of: "testsuite").first?["failures"] == "2")
        #expect(document.text.contains("Rp<&\"#1"))
    }

    /// What an earlier report begins with.
    private static let earlier = """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="shortcode replay" tests="9" failures="0" errors="0">
        """

    @Test("as a JUnit file takes the place of an earlier one alone, and writes through no link, and into no FIFO")
    func junitElsewhere() throws {
        try scratch.write("precious", to: "precious")
        let other = try replay("--junit", scratch.path("precious"))
        #expect(other.status == 64 && other.errors.contains("precious: holds something else, which stays"))
        symlink(scratch.path("precious"), scratch.path("link.xml"))
        mkfifo(scratch.path("fifo.xml"), 0o600)
        for name in ["link.xml", "fifo.xml"] {
            let run = try replay("--junit", scratch.path(name))
            #expect(run.status == 64 && run.errors.contains("\(name): is a link, a folder, a FIFO or a device"))
        }
        #expect(try String(contentsOfFile: scratch.path("precious"), encoding: .utf8) == "precious")
    }

    @Test("says what the mask hides, and how to see it")
    func hidden() throws {
        let time = "2026-11-21T08:00:00+07:00"
        try scratch.write(RecordingTests.grammar, to: "own.grammar")
        try scratch.write(RecordingTests.replies("KPJ 08012345678"), to: "own.id.replies")
        try scratch.write(
            """
            # grammar: own.grammar
            \(time) +6281200000001 > 1234 HALO
            \(time) 1234 > +6281200000001 KPJ 08912345678

            """, to: "a.smslog")
        let run = try Run("replay", scratch.path("a.smslog"))
        #expect(run.errors == "\(scratch.path("a.smslog")): the mask hides what differs; --unmasked shows it\n")
        #expect(try Run("replay", "--unmasked", scratch.path("a.smslog")).errors == "")
    }

    @Test("compares only the numbers that are asked for")
    func only() throws {
        #expect(try Run("replay", "--only", "+6281200000001", files[1]).status == 1)
        let both =
            ReplayTests.log
            + LogTests.log(
                "2026-11-21T09:00:00+07:00 +6281200000003 > 2757 KONTAK",
                "2026-11-21T09:00:00+07:00 2757 > +6281200000003 Hubungi ...")
        try scratch.write(both.replacing("Rp12.345.678", with: "Rp1"), to: "a.smslog")
        let run = try Run("replay", "--only", "0812*3", scratch.path("a.smslog"))
        #expect(run.status == 64)
        #expect(
            try Run("replay", "--only", "081200000003", scratch.path("a.smslog")).output.hasSuffix(
                ": 3 messages, 1 reply, all as recorded\n"))
    }

    @Test("has colours on a terminal, unless NO_COLOR is set")
    func colours() throws {
        let file = files[1]
        for (setting, isColoured) in [("", true), ("NO_COLOR=1 ", false)] {
            let shell = "\(setting)'\(Run.program.path)' replay '\(file)'"
            let run = try Run(command: "script -qec \"\(shell)\" /dev/null", input: "")
            #expect(run.output.contains("\u{1B}[31m- ") == isColoured)
            #expect(run.output.contains("1 changed"))
        }
    }

    static let forms: [[String]] = [[], ["--tap"], ["--json"], ["--quiet"], ["--fail-fast"], ["--update"]]

    @Test("is the same bytes however many recordings are played at once", arguments: forms)
    func jobs(form: [String]) throws {
        let samples = Run.package.appending(path: "samples/logs")
        let many =
            try FileManager.default.contentsOfDirectory(atPath: samples.path).sorted().map { name in
                try scratch.write(String(contentsOf: samples.appending(path: name), encoding: .utf8), to: name)
                return scratch.path(name)
            } + files + ["-", "/nowhere"]
        let runs = try [1, 2, 7, 64].map { jobs in
            try scratch.write(ReplayTests.log.replacing("Rp12.345.678", with: "Rp1"), to: "bad.smslog")
            let junit = form == ["--update"] ? [] : ["--junit", scratch.path("\(jobs).xml")]
            return try Run(
                ["replay", "--jobs", "\(jobs)"] + form + junit + many, octets: Array(ReplayTests.log.utf8))
        }
        for run in runs {
            #expect(run.output == runs[0].output && run.errors == runs[0].errors && run.status == runs[0].status)
        }
        guard form != ["--update"] else { return }
        for jobs in [2, 7, 64] { #expect(try scratch.text("\(jobs).xml") == scratch.text("1.xml")) }
    }

    static let refusals = [
        ["--json", "--tap"], ["--update", "--tap"], ["--update", "--only", "0812*"], ["--store", ":memory:"],
        ["--expect", "many"], ["--times", "soon"], ["--clock", "08:00"],
    ]

    @Test("is not begun where the options contradict", arguments: refusals)
    func refused(arguments: [String]) throws {
        #expect(try Run(["replay"] + arguments + files).status == 64)
    }

    @Test("is not written over stdin")
    func updateOfStdin() throws {
        let run = try Run("replay", "--update", "-", input: ReplayTests.log)
        #expect(run.errors == "shortcode: --update writes files; stdin is none\n")
        #expect(run.status == 64)
    }
}
