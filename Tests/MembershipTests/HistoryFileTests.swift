import GRDB
import Membership
import Store
import Testing

@Suite("A file of contributions, development, claims or branches")
struct HistoryFileTests {
    private static let contributions = "kpj,month,wage,worker,employer,paid_on\n"
    private static let development = "kpj,year,development\n"
    private static let claims = "kpj,state,day,papers\n"
    private static let branches = "town,name,address,hours\n"

    /// A ledger in memory in which Budi has a card with 1 000 000 on 31 October 2026.
    private func ledger() throws -> DatabaseQueue {
        let queue = try DatabaseQueue()
        var schema = Schema()
        try MembershipService().migrate(&schema)
        try schema.migrator.migrate(queue)
        let member = MemberFileTests.header + MemberFileTests.row.replacing(",5,", with: ",1000000,")
        #expect(try enter(member, into: queue) == ["1 new, 0 changed, 0 same, 0 bad"])
        return queue
    }

    /// Enters a file, all or nothing, and gives its tally and bad rows.
    private func enter(_ source: String, into queue: DatabaseQueue) throws -> [String] {
        var found: [String] = []
        try queue.inTransaction { db in
            var entry = try MemberImport(into: Ledger(Transaction(db)))
            let bad = try entry.receive(Array(source.utf8)[...]) + entry.finish()
            found = ["\(entry.tally)"] + bad.map { $0.description(unmasked: true) }
            return bad.isEmpty ? .commit : .rollback
        }
        return found
    }

    private func ask(_ queue: DatabaseQueue, _ sql: String) throws -> [String] {
        try queue.read { db in
            #expect(try Ledger(Transaction(db)).cardsOutOfBalance().isEmpty)
            return try String.fetchAll(db, sql: sql)
        }
    }

    private static let balance = "SELECT balance || ' ' || balance_as_of || ' ' || last_contribution FROM card"
    private static let opening = "SELECT amount || '' FROM entry WHERE kind = 'opening'"

    @Test("what was paid until the day of the opening balance is a part of it; later payments are added")
    func opening() throws {
        let queue = try ledger()
        let part = "08012345678,2026-09,5000000,,,2026-10-10\n08012345678,2026-10,5000000,100000,185000,2026-10-31\n"
        #expect(try enter(Self.contributions + part, into: queue) == ["2 new, 0 changed, 0 same, 0 bad"])
        #expect(try ask(queue, Self.balance) == ["1000000 20757 20727"])
        #expect(try ask(queue, Self.opening) == ["430000"])
        let later = "08012345678,2026-11,6000000,,,2026-12-10\n"
        #expect(try enter(Self.contributions + later, into: queue) == ["1 new, 0 changed, 0 same, 0 bad"])
        #expect(try ask(queue, Self.balance) == ["1342000 20797 20758"])
        #expect(try ask(queue, "SELECT year || ' ' || contributed FROM savings_year") == ["2026 912000"])
    }

    @Test("what a year earned that ended by the day of the opening balance is a part of it; a later year's is added")
    func development() throws {
        let queue = try ledger()
        let file = Self.development + "08012345678,2025,50000\n08012345678,2026,60000\n"
        #expect(try enter(file, into: queue) == ["2 new, 0 changed, 0 same, 0 bad"])
        #expect(try ask(queue, Self.balance) == ["1060000 20818 20727"])
        #expect(try ask(queue, Self.opening) == ["950000"])
        #expect(try enter(file, into: queue) == ["0 new, 0 changed, 2 same, 0 bad"])
        let other = file.replacing("50000", with: "70000")
        #expect(try enter(other, into: queue) == ["0 new, 1 changed, 1 same, 0 bad"])
        #expect(try ask(queue, Self.balance) == ["1060000 20818 20727"])
        #expect(try ask(queue, Self.opening) == ["930000"])
        #expect(
            try enter(Self.contributions + Self.month, into: queue) == ["1 new, 0 changed, 0 same, 0 bad"])
        #expect(try ask(queue, Self.balance) == ["1060000 20818 20727"])
        #expect(
            try ask(queue, "SELECT year || ' ' || contributed || ' ' || development FROM savings_year ORDER BY year")
                == ["2025 0 70000", "2026 285000 60000"])
    }

    @Test("a file entered again changes nothing; what differs is updated")
    func again() throws {
        let queue = try ledger()
        let file =
            Self.contributions + "08012345678,2025-12,5000000,,,2026-01-10\n08012345678,2026-01,5000000,,,2026-02-10\n"
        #expect(try enter(file, into: queue) == ["2 new, 0 changed, 0 same, 0 bad"])
        let before = try ask(queue, Self.balance) + ask(queue, Self.opening)
        #expect(try enter(file, into: queue) == ["0 new, 0 changed, 2 same, 0 bad"])
        #expect(try ask(queue, Self.balance) + ask(queue, Self.opening) == before)
        let other = file.replacing("2026-01,5000000", with: "2026-01,4000000")
        #expect(try enter(other, into: queue) == ["0 new, 1 changed, 1 same, 0 bad"])
        #expect(try ask(queue, Self.balance).first?.hasPrefix("1000000 ") == true)
        for file in [Self.claims + "08012345678,checked,2026-11-20,\n", Self.branches + "KOTA,A,B,C\n"] {
            #expect(try enter(file, into: queue) == ["1 new, 0 changed, 0 same, 0 bad"])
            #expect(try enter(file, into: queue) == ["0 new, 0 changed, 1 same, 0 bad"])
        }
        #expect(
            try enter(Self.claims + "08012345678,incomplete,2026-11-21,KK NPWP\n", into: queue) == [
                "0 new, 1 changed, 0 same, 0 bad"
            ])
        #expect(try ask(queue, "SELECT state || papers FROM claim") == ["incomplete10"])
    }

    private static let month = "08012345678,2026-09,5000000,,,2026-10-10\n"

    /// A file, and what is said about it.
    static let faults: [(String, String)] = [
        (contributions + month.replacing("2026-09", with: "2026-13"), "2: column 2 (month): '2026-13' has"),
        (contributions + month.replacing("5000000", with: "lima"), "2: column 3 (wage): 'lima' has"),
        (contributions + month.replacing(",,,", with: ",100000,,"), "2: column 5 (employer): is empty"),
        (contributions + month.replacing("2026-10-10", with: "10/10/26"), "2: column 6 (paid_on): '10/10/26' has"),
        (contributions + month.replacing("2026-09", with: "2015-06"), "2: column 4 (worker): is empty, and 2757.rates"),
        (contributions + month.replacing("0801", with: "0901"), "2: column 1 (kpj): no card in the store"),
        (contributions + month + month, "3: column 2 (month): this month of the card stands in the file already"),
        (
            contributions + month.replacing("5000000", with: "50000000"),
            "2: column 3 (wage): more was paid and earned until the day of the card's opening balance"
        ),
        (
            contributions + month.replacing(",5000000,,,2026", with: ",1,999999999999,0,2027"),
            "2: column 3 (wage): no balance can be as great"
        ),
        (development + "08012345678,25,1\n", "2: column 2 (year): '25' has"),
        (development + "08012345678,1969,1\n", "2: column 2 (year): '1969' has"),
        (development + "08012345678,2025,-1\n", "2: column 3 (development): '-1' has"),
        (
            development + "08012345678,2025,1\n08012345678,2025,1\n",
            "3: column 2 (year): this year of the card stands in the file already"
        ),
        (
            development + "08012345678,2025,1000001\n",
            "2: column 3 (development): more was paid and earned until the day of the card's opening balance"
        ),
        (development + "08012345678,2026,999999999999\n", "2: column 3 (development): no balance can be as great"),
        (
            claims + "08012345678,lost,2026-11-20,\n",
            "2: column 2 (state): 'lost' has 4 characters; expected one of received"
        ),
        (
            claims + "08012345678,incomplete,2026-11-20,\n",
            "2: column 4 (papers): is empty; expected the missing papers"
        ),
        (claims + "08012345678,paid,2026-11-20,KK\n", "2: column 4 (papers): 'KK' has"),
        (claims + "08012345678,incomplete,2026-11-20,SIM\n", "2: column 4 (papers): 'SIM' has"),
        (claims + "09012345678,paid,2026-11-20,\n", "2: column 1 (kpj): no card in the store"),
        (
            claims + "08012345678,paid,2026-11-20,\n08012345678,paid,2026-11-20,\n",
            "3: column 1 (kpj): this card stands in line 2 already"
        ),
        (branches + "KOTA,A,B,C\nkota,A,B,C\n", "3: column 1 (town): this town stands in line 2 already"),
        (branches + "7,A,B,C\n", "2: column 1 (town): '7' has"),
        (branches + "KOTA,A,\(String(repeating: "B", count: 61)),C\n", "2: column 3 (address): "),
        (branches + "KOTA,A,B\n", "2: column 3 (address): the row has 3 fields; expected 4"),
    ]

    @Test("a bad row is named by line and column, and nothing is entered", arguments: faults)
    func fault(source: String, says: String) throws {
        let queue = try ledger()
        let found = try enter(source, into: queue)
        #expect(found.count == 2)
        #expect(found.last?.hasPrefix(says) == true, "\(found)")
        #expect(try ask(queue, Self.balance) == ["1000000 20757 20727"])
        for table in ["savings_year", "claim", "branch"] {
            #expect(try ask(queue, "SELECT '' FROM \(table)").isEmpty)
        }
    }

    @Test("the rows of a card stand together")
    func together() throws {
        let queue = try ledger()
        let other = MemberFileTests.row.replacing("08012345678", with: "09012345678")
        _ = try enter(MemberFileTests.header + other, into: queue)
        let rows =
            Self.month + Self.month.replacing("08012345678", with: "09012345678").replacing("5000000", with: "50")
        let found = try enter(
            Self.contributions + rows + Self.month.replacing("2026-09", with: "2026-08"), into: queue)
        #expect(
            found.dropFirst() == [
                "4: column 1 (kpj): rows of this card stand at line 2, too; expected all of them together"
            ])
    }
}
