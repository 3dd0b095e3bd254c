import Foundation
import Testing

@Suite("Exporting members")
struct MembersExportTests {
    let scratch: Scratch
    var store: String { scratch.path("demo.sqlite") }

    init() throws {
        scratch = try Scratch()
    }

    private func export(_ name: String) throws -> Run {
        try Run("members", "export", "--store", scratch.path(name))
    }

    @Test("writes a file that another store imports, and that comes out of it equal")
    func roundTrip() throws {
        let made = try Run("members", "import", MembersImportTests.samples, "--store", store)
        #expect(made.status == 0)
        let exported = try export("demo.sqlite")
        #expect(exported.status == 0)
        #expect(exported.errors == "")
        try scratch.write(exported.output, to: "members.csv")
        let read = try Run("members", "import", scratch.path("members.csv"), "--store", scratch.path("other.sqlite"))
        #expect(read.errors.hasSuffix("members.csv: 51 new, 0 changed, 0 same, 0 bad\n"))
        #expect(try export("other.sqlite").output == exported.output)
        let again = try Run("members", "import", scratch.path("members.csv"), "--store", store)
        #expect(again.errors.hasSuffix("members.csv: 0 new, 0 changed, 51 same, 0 bad\n"))
    }

    @Test("puts every field in quotes, and a mark before what a spreadsheet would take for a formula")
    func quoted() throws {
        let row =
            "3171051708900003,\"-BUDI \"\"B\"\"\",1990-08-17,08012345678,active,JHT,=1+1,+6281200000090,,5,2026-10-31,"
        try scratch.write(MembersImportTests.header + row, to: "members.csv")
        let made = try Run("members", "import", scratch.path("members.csv"), "--store", store)
        #expect(made.status == 0)
        let record = try export("demo.sqlite").output.components(separatedBy: "\r\n")
        #expect(record.count == 3)
        #expect(
            record[1] == #""3171051708900003","'-BUDI ""B""","1990-08-17","08012345678","active","JHT","'=1+1","#
                + #""'+6281200000090","","5","2026-10-31","""#)
    }

    @Test("works while a service runs on the store, and shows what it has committed")
    func beside() throws {
        let service = try Conversation("--from", "+6281200000001", "--store", store)
        _ = try service.say("KONTAK\n")
        let run = try export("demo.sqlite")
        #expect(run.status == 0)
        #expect(run.output.components(separatedBy: "\r\n").count == 53)
        #expect(try service.say("SALDO\n").hasPrefix("Maaf, data tidak cocok"))
        _ = try service.end(by: SIGTERM)
    }

    @Test("makes no store, and names what is none")
    func none() throws {
        let missing = try export("none.sqlite")
        #expect(missing.errors.contains("none.sqlite': cannot be opened: No such file or directory"))
        #expect(missing.status == 74)
        #expect(try scratch.names.allSatisfy { !$0.hasPrefix("none.sqlite") })
        try scratch.write(String(repeating: "no database\n", count: 100), to: "text.sqlite")
        let text = try export("text.sqlite")
        #expect(text.errors.contains("is no SQLite database"))
        #expect(text.status == 74)
    }
}
