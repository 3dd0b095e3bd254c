import GRDB
import Membership
import Testing

@Suite("The file of members")
struct MemberFileTests {
    static let header =
        "nik,name,birth_date,kpj,status,programmes,employer,phone,email,balance,balance_as_of,last_contribution\n"
    static let row =
        "3171051708900003,BUDI,1990-08-17,08012345678,active,JHT JKK,PT A,+6281200000090,b@c.id,5,2026-10-31,2026-10"

    /// Enters a file into an empty ledger and gives what an SQL query says about it.
    private func enter(_ source: String, _ query: String = "SELECT count(*) FROM card") throws -> [String] {
        let queue = try DatabaseQueue()
        var migrator = DatabaseMigrator()
        try MembershipService().migrate(&migrator)
        try migrator.migrate(queue)
        return try queue.write { db in
            try MemberFile(source: source).enter(in: Ledger(db))
            return try String.fetchAll(db, sql: query)
        }
    }

    private func problem(_ source: String) -> String? {
        do {
            _ = try enter(source)
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test("the samples are at least forty people, of all kinds")
    func samples() throws {
        let source = try repositoryFile("samples/members.csv")
        let count = try enter(source, "SELECT count(*) FROM member")
        #expect(try #require(Int(count[0])) >= 40)
        #expect(try enter(source, "SELECT DISTINCT status FROM card").count == 5)
        #expect(try enter(source, "SELECT nik FROM card GROUP BY nik HAVING count(*) > 1").count >= 3)
        #expect(try enter(source, "SELECT nik FROM member WHERE nik / 100000000 % 100 > 40").count >= 10)
        #expect(try enter(source, "SELECT nik FROM member WHERE name LIKE '%''%'").count >= 2)
        #expect(try enter(source, "SELECT nik FROM member WHERE name LIKE '%.%'").count >= 2)
        #expect(try enter(source, "SELECT nik FROM member WHERE phone IS NULL").count >= 1)
        #expect(try enter(source, "SELECT kpj FROM card WHERE employer IS NULL").count >= 1)
    }

    @Test("quotes, commas, line breaks and both newlines are read (RFC 4180)")
    func quoted() throws {
        let quoted = Self.row.replacing("BUDI", with: "\"BUDI, \"\"S.E.\"\"\r\nMM\"")
        #expect(try enter(Self.header + quoted + "\r\n", "SELECT name FROM member") == ["BUDI, \"S.E.\"\r\nMM"])
        #expect(try enter(Self.header + Self.row, "SELECT name FROM member") == ["BUDI"])
    }

    static let faults: [(String, String)] = [
        ("", "members.csv:1: field 1: expected the header nik,name"),
        ("nik,name\n", "members.csv:1: field 1: expected the header nik,name"),
        (header + row + ",x\n", "members.csv:2: field 13: 13 fields; expected 12"),
        (
            header + row.replacing("3171051708900003", with: "317"),
            "members.csv:2: field 1: '317' is no nik; expected 16 digits"
        ),
        (
            header + row.replacing("1990-08-17", with: "1990-02-30"),
            "members.csv:2: field 3: '1990-02-30' is no birth_date"
        ),
        (header + row.replacing("08012345678", with: "0801"), "members.csv:2: field 4: '0801' is no kpj"),
        (header + row.replacing("active", with: "aktif"), "members.csv:2: field 5: 'aktif' is no status"),
        (header + row.replacing("JHT JKK", with: "JHT XXX"), "members.csv:2: field 6: 'JHT XXX' is no programmes"),
        (header + row.replacing("+6281200000090", with: "BPJS"), "members.csv:2: field 8: 'BPJS' is no phone"),
        (header + row.replacing("b@c.id", with: "b"), "members.csv:2: field 9: 'b' is no email"),
        (header + row.replacing(",5,", with: ",-5,"), "members.csv:2: field 10: '-5' is no balance"),
        (header + row.replacing("2026-10-31", with: "31-10-2026"), "members.csv:2: field 11:"),
        (
            header + row.replacing("active", with: "stopped").dropLast("2026-10".count),
            "members.csv:2: field 12: expected the month of the last contribution"
        ),
        (header + row.replacing("BUDI", with: "\"BUDI"), "members.csv:2: field 2: a quote that is not closed"),
        (header + row.replacing("BUDI", with: "BU\"DI"), "members.csv:2: field 2: a quote inside a field"),
        (header + row.replacing("BUDI", with: "\"BUDI\"X"), "members.csv:2: field 2: text after a closing quote"),
        (header + row + "\n" + row.replacing("BUDI", with: "BODI"), "members.csv:3: field 1: this NIK stands above"),
    ]

    @Test("a bad row is named by line and field", arguments: faults)
    func fault(source: String, begins: String) {
        #expect(problem(source)?.hasPrefix(begins) == true, "\(problem(source) ?? "taken")")
    }

    @Test("a card that stands twice is refused")
    func twice() {
        #expect(problem(Self.header + Self.row + "\n" + Self.row)?.contains("UNIQUE") == true)
    }
}
