import Foundation
import Testing

@Suite("Messages that are kept for so long")
struct KeepTests {
    let scratch: Scratch
    var store: StoreFile { StoreFile(path: scratch.path("demo.sqlite")) }

    init() throws {
        scratch = try Scratch()
    }

    private func play(_ lines: [String], _ options: String...) throws -> Run {
        try Run(
            ["--store", store.path] + options,
            octets: Array(lines.map { "\($0) +6281200000001 > 2757 KONTAK\n" }.joined().utf8))
    }

    private var days: [String] {
        get throws {
            try store.ask(
                "SELECT date(at / 1000, 'unixepoch', '+7 hours') FROM message WHERE direction = 'in' ORDER BY id")
        }
    }

    @Test("are deleted once they are older, on the log's clock, with their replies")
    func deleted() throws {
        let first = ["2026-01-01T08:00:00+07:00", "2026-02-01T08:00:00+07:00", "2026-03-01T08:00:00+07:00"]
        #expect(try play(first).status == 0)
        #expect(try days.count == 3)
        let run = try play(["2026-04-15T08:00:00+07:00"], "--keep", "60d")
        #expect(run.status == 0)
        #expect(run.errors == "")
        #expect(try days == ["2026-03-01", "2026-04-15"])
        #expect(try store.ask("SELECT count(*) || '' FROM message") == ["4"])
        #expect(try store.octets.range(of: Data("2026-01".utf8)) == nil)
    }

    @Test("stay for ever without the option")
    func kept() throws {
        #expect(try play(["2016-01-01T08:00:00+07:00", "2026-01-01T08:00:00+07:00"]).status == 0)
        #expect(try days.count == 2)
    }

    @Test("are deleted by a run without messages, too; the latest stays whatever its age, because it holds the clock")
    func latest() throws {
        #expect(try play(["2016-01-01T08:00:00+07:00", "2016-01-02T08:00:00+07:00"]).status == 0)
        #expect(try Run("--store", store.path, "--keep", "1d", "--from", Budi.number, input: "").status == 0)
        #expect(try days == ["2016-01-02"])
    }

    @Test("are purged in the course of a long log, not only at its end")
    func meanwhile() throws {
        let log = (0..<400).map { day in
            "2026-\(10 + day % 3)-\(10 + day / 20)T08:00:00+07:00"
        }.sorted()
        let run = try play(log, "--keep", "1d")
        #expect(run.status == 0)
        #expect(try days.allSatisfy { $0 >= "2026-12-28" })
    }

    @Test("leave of an id that it was used: what comes with it again is refused, and nothing is done")
    func identities() throws {
        func send(_ id: String, on day: String, _ options: String...) throws -> Run {
            let line = #"{"at":"\#(day)T08:00:00+07:00","from":"+6281200000001","text":"KONTAK","id":"\#(id)"}"#
            return try Run(["--input", "json", "--store", store.path] + options, octets: Array("\(line)\n".utf8))
        }
        #expect(try send("a", on: "2026-01-01").status == 0)
        #expect(try send("b", on: "2026-06-01", "--keep", "60d").status == 0)
        let again = try send("a", on: "2026-06-02")
        #expect(
            again.errors == "line 1: its id was used at 2026-01-01T08:00:00+07:00 for a message that is kept no "
                + "longer; expected a new one\n")
        #expect(again.status == 1)
        #expect(try days == ["2026-06-01"])
    }

    @Test(
        "need a store and a number of days",
        arguments: [["--keep", "9d"], ["--store", "a", "--keep", "9"], ["--store", "a", "--keep", "0d"]])
    func usage(arguments: [String]) throws {
        #expect(try Run(arguments).status == 64)
    }
}
