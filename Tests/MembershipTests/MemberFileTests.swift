import GRDB
import Membership
import Store
import Testing

@Suite("The file of members")
struct MemberFileTests {
    static let header =
        "nik,name,birth_date,kpj,status,programmes,employer,phone,email,balance,balance_as_of,last_contribution\n"
    static let row =
        "3171051708900003,BUDI,1990-08-17,08012345678,active,JHT JKK,PT A,+6281200000090,b@c.id,5,2026-10-31,2026-10"

    /// An empty ledger in memory.
    private func ledger() throws -> DatabaseQueue {
        let queue = try DatabaseQueue()
        var schema = Schema()
        try MembershipService().migrate(&schema)
        try schema.migrator.migrate(queue)
        return queue
    }

    /// Enters a file and gives its tally and bad rows.
    private func enter(_ source: String, into queue: DatabaseQueue) throws -> [String] {
        try queue.write { db in
            var entry = try MemberImport(into: Ledger(Transaction(db)))
            let bad = try entry.receive(Array(source.utf8)[...]) + entry.finish()
            return ["\(entry.tally)"] + bad.map { $0.description(unmasked: true) }
        }
    }

    /// Enters a file into an empty ledger and gives what an SQL query says about it.
    private func enter(_ source: String, _ query: String) throws -> [String] {
        let queue = try ledger()
        _ = try enter(source, into: queue)
        return try queue.read { db in try String.fetchAll(db, sql: query) }
    }

    /// All that the ledger says about members, in no order of entry.
    private func contents(_ queue: DatabaseQueue) throws -> [[Row]] {
        try queue.read { db in
            try ["member ORDER BY nik", "card ORDER BY kpj"].map { try Row.fetchAll(db, sql: "SELECT * FROM \($0)") }
                + [Row.fetchAll(db, sql: "SELECT kpj, kind, day, amount FROM entry ORDER BY kpj, kind")]
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
        let quoted = Self.row.replacing("BUDI", with: "\"BUDI, \"\"S.E.\"\"\"")
        #expect(try enter(Self.header + quoted + "\r\n", "SELECT name FROM member") == ["BUDI, \"S.E.\""])
        #expect(try enter(Self.header + Self.row, "SELECT name FROM member") == ["BUDI"])
    }

    static let faults: [(String, String)] = [
        ("", "1: column 1: expected the header nik,name"),
        ("nik,name\n", "1: column 1: expected the header nik,name"),
        ("nik;name\n317;BUDI\n318;SITI\n", "1: column 1: expected the header nik,name"),
        (header + row + ",x\n", "2: column 13: the row has 13 fields; expected 12"),
        (
            header + row.replacing("3171051708900003", with: "317"),
            "2: column 1 (nik): '317' has 3 characters; expected 16"
        ),
        (header + row.replacing("1990-08-17", with: "1990-02-30"), "2: column 3 (birth_date): '1990-02-30' has"),
        (header + row.replacing("08012345678", with: "0801"), "2: column 4 (kpj): '0801' has 4 characters"),
        (header + row.replacing("active", with: ""), "2: column 5 (status): is empty; expected active, arrears"),
        (header + row.replacing("JHT JKK", with: "JHT XXX"), "2: column 6 (programmes): 'JHT XXX' has"),
        (header + row.replacing("+6281200000090", with: "BPJS"), "2: column 8 (phone): 'BPJS' has 4 characters"),
        (header + row.replacing("b@c.id", with: "b"), "2: column 9 (email): 'b' has 1 characters; expected an e-mail"),
        (header + row.replacing(",5,", with: ",-5,"), "2: column 10 (balance): '-5' has 2 characters"),
        (header + row.replacing("2026-10-31", with: "2026-13-01"), "2: column 11 (balance_as_of):"),
        (
            header + row.replacing("active", with: "stopped").dropLast("2026-10".count),
            "2: column 12 (last_contribution): expected the month of the last contribution"
        ),
        (
            header + row.replacing("BUDI", with: "\"BUDI\r\nMM\""),
            "2: column 2 (name): 'BUDI\\r\\nMM' has 7 characters; expected a name, without control characters"
        ),
        (header + row.replacing("BUDI", with: "BUDI\u{1B}[2J"), "2: column 2 (name): 'BUDI\\u{1B}[2J' has"),
        (header + row.replacing("BUDI", with: "BUDI\u{9B}2J"), "2: column 2 (name): 'BUDI\\u{9B}2J' has"),
        (header + row.replacing("BUDI", with: "BUDI\u{202E}"), "2: column 2 (name): 'BUDI\\u{202E}' has"),
        (header + row.replacing("BUDI", with: "\"BUDI"), "2: column 2 (name): a quote that is not closed"),
        (header + row + "\n" + row.replacing("BUDI", with: "BODI"), "3: column 1 (nik): this NIK stands in line 2"),
        (header + row + "\n\n" + row, "4: column 4 (kpj): this card stands in line 2 already"),
    ]

    @Test("a bad row is named by line and column", arguments: faults)
    func fault(source: String, begins: String) throws {
        let found = try enter(source, into: ledger())
        #expect(found.count == 2)
        #expect(found.last?.hasPrefix(begins) == true, "\(found)")
        #expect(found[0].hasSuffix(" 1 bad"))
    }

    @Test("every bad column of a row is named")
    func columns() throws {
        let bad = Self.row.replacing("3171051708900003", with: "317").replacing(",5,", with: ",lima,")
            .replacing("active", with: "")
        let found = try enter(Self.header + bad, into: ledger())
        #expect(found.first == "0 new, 0 changed, 0 same, 1 bad")
        #expect(found.dropFirst().map { $0.prefix(13) } == ["2: column 1 (", "2: column 5 (", "2: column 10 "])
    }

    @Test("numbers that all end in a zero are a spreadsheet's; among others they are not")
    func rounded() throws {
        let rows = (1...5).map { index in
            Self.row.replacing("3171051708900003", with: "31710517089000\(index)0")
                .replacing("08012345678", with: "0801234567\(index)")
        }
        let found = try enter(Self.header + rows.joined(separator: "\n"), into: ledger())
        #expect(found.count == 2)
        #expect(found[1].hasPrefix("2: column 1 (nik): the numbers of all 5 rows end in 0; a spreadsheet has rounded"))
        let mixed = rows + [Self.row]
        #expect(try enter(Self.header + mixed.joined(separator: "\n"), into: ledger()).count == 1)
    }

    @Test("an apostrophe before a number, tabs and semicolons for commas, and rows of commas alone are passed over")
    func harmless() throws {
        let quoted = Self.row.replacing("3171051708900003", with: "'3171051708900003")
            .replacing("08012345678", with: "'08012345678").replacing(",5,", with: ",'5,")
        let files = [
            Self.header + quoted, Self.header + ",,,,,,,,,,,\n" + Self.row + "\n,,,,,,,,,,,\n,\n",
            (Self.header + Self.row).replacing(",", with: "\t"), (Self.header + Self.row).replacing(",", with: ";"),
        ]
        for file in files {
            #expect(try enter(file, into: ledger()) == ["1 new, 0 changed, 0 same, 0 bad"], "\(file)")
        }
    }

    @Test("a file in another encoding is told so once, at its header")
    func encoding() throws {
        let octets = (Self.header + Self.row + "\n").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        try ledger().write { db in
            var entry = try MemberImport(into: Ledger(Transaction(db)))
            let bad = try entry.receive(([0xFF, 0xFE] + octets)[...]) + entry.finish()
            #expect(
                bad.map { $0.description(unmasked: true) } == [
                    "1: column 1 (nik): is not UTF-8; save the file as \"CSV UTF-8\""
                ])
        }
    }

    static let spreadsheets: [(String, String, String)] = [
        ("3171051708900003", "3.17105E+15", "a spreadsheet has rounded the number"),
        ("08012345678", "8012345678", "a spreadsheet may have dropped the zero"),
        ("08012345678", "8.01E+09", "a spreadsheet has rounded the number"),
        ("+6281200000090", "81200000090", "a spreadsheet may have dropped the zero"),
        ("+6281200000090", "6.2812E+12", "a spreadsheet has rounded the number"),
        ("1990-08-17", "17/08/1990", "a spreadsheet may have rewritten the day"),
        (",5,", ",12.345,", "a spreadsheet may have put marks between the digits"),
    ]

    @Test("what a spreadsheet did to a value is said", arguments: spreadsheets)
    func spreadsheet(value: String, damaged: String, hint: String) throws {
        let found = try enter(Self.header + Self.row.replacing(value, with: damaged), into: ledger())
        #expect(found.last?.contains(hint) == true, "\(found)")
    }

    static let personal: [(String, String, String)] = [
        ("1990-08-17", "17/08/90", "2: column 3 (birth_date): 'xx/xx/xx' has 8 characters; expected a day"),
        ("08012345678", "０８０１", "2: column 4 (kpj): 'xxxx' has"),
        ("active", "BUDI SANTOSO", "2: column 5 (status): 'xxxx xxxxxxx' has"),
        ("active", "08012345678", "2: column 5 (status): 'xxxxxxxxxxx' has"),
        (",5,", ",-5,", "2: column 10 (balance): '-5' has"),
    ]

    @Test(
        "what is personal in a bad row is crossed out, whichever column it stands in; its form is not",
        arguments: personal)
    func masked(value: String, bad: String, shown: String) throws {
        try ledger().write { db in
            var entry = try MemberImport(into: Ledger(Transaction(db)))
            let rows = try entry.receive(Array((Self.header + Self.row.replacing(value, with: bad)).utf8)[...])
            let last = try entry.finish()
            let line = try #require((rows + last).first).description(unmasked: false)
            #expect(line.hasPrefix(shown))
        }
    }

    @Test("a file entered again changes nothing; what differs is updated, and nothing is deleted")
    func again() throws {
        let queue = try ledger()
        let samples = try repositoryFile("samples/members.csv")
        #expect(try enter(samples, into: queue) == ["51 new, 0 changed, 0 same, 0 bad"])
        let before = try contents(queue)
        #expect(try enter(samples, into: queue) == ["0 new, 0 changed, 51 same, 0 bad"])
        #expect(try contents(queue) == before)
        let changed =
            Self.header + "3171051708900003,Budi Santoso,1990-08-17,08012345678,stopped,JHT,,,,99,2026-11-30,2026-11"
        #expect(try enter(changed, into: queue) == ["0 new, 1 changed, 0 same, 0 bad"])
        let card = try queue.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT name || ' ' || status || ' ' || programmes || ' ' || balance || ' ' || balance_as_of
                    FROM card JOIN member USING (nik) WHERE kpj % 1000000007 = ?
                    """, arguments: [Int64(try KPJ("08012345678").number % 1_000_000_007)])
        }
        #expect(card == ["Budi Santoso stopped 1 99 20787"])
        #expect(try queue.write { db in try Ledger(Transaction(db)).cardsOutOfBalance() }.isEmpty)
        #expect(try enter(samples, into: queue) == ["0 new, 1 changed, 50 same, 0 bad"])
        #expect(try contents(queue) == before)
    }

    @Test("a balance that later entries exceed is refused; one that they leave room for moves the opening entry")
    func laterEntries() throws {
        let queue = try ledger()
        _ = try enter(Self.header + Self.row, into: queue)
        try queue.write { db in
            try Ledger(Transaction(db)).develop(
                try Rupiah(10), in: 2026, on: try KPJ("08012345678"), at: try day(2026, 11, 1))
        }
        let less = Self.header + Self.row.replacing(",5,", with: ",9,")
        #expect(
            try enter(less, into: queue) == [
                "0 new, 0 changed, 0 same, 1 bad",
                "2: column 10 (balance): less than what was entered for the card since its opening balance",
            ])
        #expect(try enter(less.replacing(",9,", with: ",12,"), into: queue) == ["0 new, 1 changed, 0 same, 0 bad"])
        #expect(try queue.write { db in try Ledger(Transaction(db)).cardsOutOfBalance() }.isEmpty)
        let amounts = try queue.read { db in try Int.fetchAll(db, sql: "SELECT amount FROM entry ORDER BY amount") }
        #expect(amounts == [2])
    }

    @Test("the order of the rows makes no difference")
    func order() throws {
        let rows = try repositoryFile("samples/members.csv").split(separator: "\n").dropFirst()
        let (forwards, backwards) = (try ledger(), try ledger())
        _ = try enter(Self.header + rows.joined(separator: "\n"), into: forwards)
        _ = try enter(Self.header + rows.reversed().joined(separator: "\n"), into: backwards)
        #expect(try contents(forwards) == contents(backwards))
    }

    @Test("a mark that kept a spreadsheet from reading a formula is taken off")
    func formula() throws {
        let guarded = Self.row.replacing("PT A", with: "'=PT A").replacing("+62812", with: "'+62812")
        let stored = try enter(Self.header + guarded, "SELECT employer || phone FROM card JOIN member USING (nik)")
        #expect(stored == ["=PT A6281200000090"])
    }

    @Test("rows that disagree with others are told by their lines, the first hundred, and all are counted")
    func conflicts() throws {
        let person = Self.row.replacing("BUDI", with: "BODI").replacing("08012345678", with: "08012345679")
        let rows = [Self.row, person, Self.row, person] + Array(repeating: Self.row, count: 118)
        let found = try enter(Self.header + rows.joined(separator: "\n"), into: ledger())
        #expect(found.count == 101)
        #expect(found[0] == "1 new, 0 changed, 0 same, 121 bad")
        #expect(found[1] == "3: column 1 (nik): this NIK stands in line 2 with other particulars of the person")
        #expect(found[2] == "4: column 4 (kpj): this card stands in line 2 already")
        #expect(found[3].hasPrefix("5: column 1 (nik)"))
        #expect(found[100].hasPrefix("102: column 4 (kpj)"))
    }

    /// A file of many invented people.
    private var large: [UInt8] {
        let rows = GeneratedMembers(cards: 3000, seed: 2).map { member, cards in
            cards.map { MemberExport.row(member, $0) }.joined()
        }
        return Array((MemberExport.header + rows.joined()).utf8)
    }

    @Test("an import that is given up leaves nothing")
    func givenUp() throws {
        let queue = try ledger()
        #expect(throws: CancellationError.self) {
            try queue.write { db in
                var entry = try MemberImport(into: Ledger(Transaction(db)))
                _ = try entry.receive(large[...])
                var questions = 0
                _ = try entry.finish(unless: {
                    questions += 1
                    return questions > 2
                })
            }
        }
        #expect(try contents(queue).allSatisfy(\.isEmpty))
        #expect(try enter(Self.header + Self.row, into: queue) == ["1 new, 0 changed, 0 same, 0 bad"])
    }

    @Test("an import tells of every row, first of its person and then of its card")
    func progress() throws {
        try ledger().write { db in
            var entry = try MemberImport(into: Ledger(Transaction(db)))
            _ = try entry.receive(large[...])
            #expect(entry.rowsRead == 3000)
            var told: [StagedRows.Progress] = []
            _ = try entry.finish(progress: { told.append($0) })
            let rows = 1...3000
            #expect(told == rows.map { .people(rows: $0, of: 3000) } + rows.map { .cards(rows: $0, of: 3000) })
        }
    }
}
