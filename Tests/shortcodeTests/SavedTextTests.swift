import Foundation
import Testing

@Suite("Files are read however they were saved")
struct SavedTextTests {
    static let copies = RecordingTests.copies.filter { $0.testDescription != "without an end of the last line" }

    private static func sample(_ name: String) throws -> String {
        try String(contentsOf: Run.package.appending(path: "samples/\(name)"), encoding: .utf8)
    }

    @Test("a profile", arguments: copies)
    func profile(_ copy: RecordingTests.Copy) throws {
        let scratch = try Scratch()
        try Data(copy.change(Self.sample("modems/simcom-like.profile"))).write(to: scratch.url("p.profile"))
        let run = try Run("modem", "--profile", scratch.path("p.profile"), input: "ATE0\nAT+CGMI\n")
        #expect(run.output.hasSuffix("\r\nSIMCOM_Ltd\r\n\r\nOK\r\n"))
    }

    @Test("a grammar and its replies", arguments: copies)
    func grammar(_ copy: RecordingTests.Copy) throws {
        let scratch = try Scratch()
        for name in ["pajak-metro.grammar", "pajak-metro.id.replies"] {
            try Data(copy.change(Self.sample("grammars/\(name)"))).write(to: scratch.url(name))
        }
        let run = try Run("--grammar", scratch.path("pajak-metro.grammar"), input: "METRO B1234ABC\n")
        #expect(run.output.hasPrefix("Info pajak kendaraan B1234ABC"))
        #expect(try Run("check", scratch.path("pajak-metro.grammar")).status == 0)
    }

    /// What reads a table of members, and the exit code and the end of what it says of one.
    static let tables: [(arguments: [String], end: String)] = [
        (["members", "import", "m.csv", "--store", "m.sqlite"], "51 new, 0 changed, 0 same, 0 bad\n"),
        (["replay", "--members", "m.csv", "a.smslog"], "all as recorded\n"),
        (["replay", "b.smslog"], "all as recorded\n"),
        (["convert", "--pseudonymise", "key", "m.csv"], "m.csv: 51 rows\n"),
    ]

    @Test("a table of members, by whatever reads it", arguments: tables.indices)
    func members(index: Int) throws {
        let (arguments, end) = Self.tables[index]
        for copy in Self.copies {
            let stand = try TableStand(Data(copy.change(Self.sample("members.csv"))))
            let run = try stand.run(arguments)
            #expect((run.output + run.errors).hasSuffix(end) && run.status == 0, "\(copy): \(run.output)\(run.errors)")
        }
        let run = try TableStand(Data(RecordingTests.utf16(Self.sample("members.csv")))).run(arguments)
        #expect(run.errors.contains("m.csv: line 1: this is UTF-16 without a byte order mark"), "\(run.errors)")
        #expect(run.status == 64)
    }

    /// A folder with a table of members, `m.csv`, and logs that are played to them.
    private struct TableStand {
        private let scratch: Scratch

        init(_ table: Data) throws {
            scratch = try Scratch()
            try table.write(to: scratch.url("m.csv"))
            try scratch.write(ReplayTests.log, to: "a.smslog")
            try scratch.write("# members: m.csv\n" + ReplayTests.log, to: "b.smslog")
            _ = try scratch.key()
        }

        func run(_ arguments: [String]) throws -> Run {
            let command = ([Run.program.path] + arguments).joined(separator: " ")
            return try Run(command: "cd '\(scratch.path("."))' && \(command)", input: "")
        }
    }

    @Test("but UTF-16 without its mark is refused by name")
    func unmarked() throws {
        let scratch = try Scratch()
        try Data(RecordingTests.utf16(Self.sample("modems/simcom-like.profile"))).write(to: scratch.url("p.profile"))
        let run = try Run("modem", "--profile", scratch.path("p.profile"))
        #expect(run.errors.contains("p.profile: line 1: this is UTF-16 without a byte order mark"))
        #expect(run.status == 64)
    }
}
