import GRDB
import Membership
import MessageCentre
import ShortMessage
import Store
import Synchronization
import Testing

/// A ledger in memory with the sample members.
private func ledger() throws -> DatabaseQueue {
    let queue = try DatabaseQueue()
    let service = try MembershipService()
    var schema = Schema()
    service.migrate(&schema)
    try schema.migrator.migrate(queue)
    try queue.write { db in try service.seed(Transaction(db)) }
    return queue
}

@Suite("The ledger")
struct LedgerTests {
    static let refusals = [
        "INSERT INTO member (nik, name, birth_date) VALUES (317105170890000, 'X', 0)",
        "INSERT INTO member (nik, name, birth_date) VALUES (3171051708900003, 'X', 0)",
        "INSERT INTO member (nik, name, birth_date) VALUES (3171051708900009, '', 0)",
        "INSERT INTO member (nik, name, birth_date) VALUES (3171051708900009, 'X', 'yesterday')",
        "UPDATE member SET email = 'nobody'",
        "UPDATE card SET nik = 1000000000000000",
        "UPDATE card SET status = 'unknown'",
        "UPDATE card SET programmes = 0",
        "UPDATE card SET programmes = 32",
        "UPDATE card SET balance = -1",
        "UPDATE card SET balance = 1000000000000",
        "UPDATE card SET last_contribution = NULL, status = 'stopped'",
        "UPDATE entry SET amount = amount + 1",
        "UPDATE card SET kpj = 131621703842267136",
        "INSERT INTO savings_year VALUES (1, 2026, x'0000', 0, 0)",
        "INSERT INTO savings_year SELECT kpj, 2026, x'0000', -1, 0 FROM card LIMIT 1",
        "INSERT INTO savings_year SELECT kpj, 2026, x'00', 0, 0 FROM card LIMIT 1",
        "INSERT INTO savings_year SELECT kpj, 2026, x'0000', 999999999999, 0 FROM card",
        "INSERT INTO claim SELECT kpj, 'incomplete', 0, 0 FROM card LIMIT 1",
        "INSERT INTO claim SELECT kpj, 'lost', 0, 0 FROM card LIMIT 1",
        "INSERT INTO complaint (reference, phone, at, text) VALUES ('261121-000001', 1234567, 0, '')",
        "INSERT INTO preference VALUES (1234567, 'jv', 0)",
        "DELETE FROM member",
        "INSERT INTO entry (kpj, kind, day, amount) SELECT kpj, 'opening', 0, 1 FROM card LIMIT 1",
        "INSERT INTO entry (kpj, kind, day, amount) SELECT kpj, 'contribution', 0, 1 FROM card LIMIT 1",
        "INSERT INTO entry (kpj, kind, day, amount, wage) SELECT kpj, 'development', 0, 1, 1 FROM card LIMIT 1",
        "INSERT INTO entry (kpj, kind, day, amount) SELECT kpj, 'development', 0, 999999999999 FROM card",
        """
        INSERT INTO entry (kpj, kind, day, amount, month, wage, worker_share, employer_share)
        SELECT kpj, 'contribution', 0, 3, 0, 100, 1, 1 FROM card LIMIT 1
        """,
        """
        INSERT INTO binding (phone, nik, reference, last_used)
        VALUES (1234567, 3171051708900003, '261121-000001', 0), (1234568, 3171051708900003, '261121-000002', 0)
        """,
        "INSERT INTO binding (phone, nik, reference, last_used) VALUES (1234567, 3171051708900003, 'x', 0)",
        """
        INSERT INTO pending_move (phone, nik, reference, due_at) VALUES
            (1234567, 3171051708900003, '261121-000001', 0), (1234567, 3273015203880001, '261121-000002', 0)
        """,
        "INSERT INTO service_day VALUES (2, 0, 0)",
        "UPDATE service_day SET last_reference = 1000000000",
        "INSERT INTO sender (phone, failures, senseless, change) VALUES (1234567, 0, 0, 'refuse')",
    ]

    @Test("the schema refuses", arguments: refusals)
    func refuses(sql: String) throws {
        let queue = try ledger()
        let error = #expect(throws: DatabaseError.self) { try queue.write { db in try db.execute(sql: sql) } }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    }

    @Test("a balance is the sum of its entries, which also move its day and last month")
    func balance() throws {
        let kpj = try KPJ("08012345678")
        try ledger().write { db in
            let ledger = Ledger(Transaction(db))
            try ledger.contribute(
                Contribution(
                    wage: try Rupiah(5_000_000), worker: try Rupiah(100_000), employer: try Rupiah(185_000),
                    paidOn: try day(2026, 11, 15)), for: try day(2026, 11, 1),
                to: kpj)
            try ledger.develop(try Rupiah(50_000), in: 2026, on: kpj, at: try day(2026, 11, 20))
            let card = try #require(
                try Row.fetchOne(
                    db, sql: "SELECT balance, balance_as_of, last_contribution FROM card WHERE kpj = ?",
                    arguments: [Int64(kpj.number)]))
            let (last, month) = (try day(2026, 11, 20).dayNumber, try day(2026, 11, 1).dayNumber)
            #expect(Array(card.databaseValues) == [12_680_678.databaseValue, last.databaseValue, month.databaseValue])
            #expect(try ledger.cardsOutOfBalance().isEmpty)
        }
    }

    @Test("a balance that was changed by hand is found")
    func changedByHand() throws {
        try ledger().write { db in
            try db.execute(sql: "UPDATE card SET balance = balance + 1 WHERE kpj % 7 = 0")
            let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM card WHERE kpj % 7 = 0")
            #expect(try Ledger(Transaction(db)).cardsOutOfBalance().count == count)
        }
    }
}

@Suite("The number of statements")
struct StatementTests {
    /// The statements that the service runs for each text, one after the other, from one telephone.
    private func statements(
        for texts: [String], before: [String] = [], in language: Language = .indonesian,
        from sender: String? = nil
    ) async throws -> [[String]] {
        let service = CountingService(inner: try MembershipService(language: language))
        let centre = try MessageCentre(store: .memory, shortCode: service.inner.shortCode, service: service)
        for (index, text) in (before + texts).enumerated() {
            let phone = index < before.count ? Phone.other : sender ?? "+62812555010\(index)"
            let message = InboundMessage(
                from: try Address(phone), to: service.inner.shortCode, text: text,
                receivedAt: try Timestamp("2026-11-21T08:00:00+07:00"))
            _ = try await centre.accept([message])
        }
        return service.statements.withLock { Array($0.dropFirst(before.count)) }
    }

    @Test(
        "a failed registration runs the same ones, whatever is wrong and whoever is known",
        arguments: [Language.indonesian, .english])
    func registration(language: Language) async throws {
        let failures = [
            Budi.wrongDate, "REG#3171051708900003#17-08-1990#99999999999",
            "REG#3171051708900009#17-08-1990#99999999999",
            "REG#3273015203880001#12-03-1989#09014567890", "REG#3171051708900003#WALUYO#17-08-1990#08012345678",
        ]
        let runs = try await statements(for: failures, before: ["KONTAK"], in: language)
        #expect(Set(runs).count == 1)
        #expect(runs[0].count == 8)
    }

    @Test("so does one that is right, but for a locked card", arguments: [Language.indonesian, .english])
    func locked(language: Language) async throws {
        let locking = (1...5).map { "REG#317105170890010\($0)#17-08-1990#09014567890" }
        let runs = try await statements(for: locking + [Siti.registration], before: ["KONTAK"], in: language)
        #expect(Set(runs).count == 1)
    }

    @Test("so does one that is right while another telephone waits")
    func third() async throws {
        let runs = try await statements(for: Array(repeating: Budi.registration, count: 3) + [Budi.wrongDate])
        #expect(Set(runs.suffix(2)).count == 1)
        #expect(Set(runs).count == 3)
    }

    @Test(
        "every question runs the same ones for a card of another, for a card of nobody and for none",
        arguments: ["SALDO", "SALDO JP", "STATUS", "IURAN", "KLAIM", "PROGRAM"])
    func question(word: String) async throws {
        let texts = ["", " 08012345678", " 99999999999", " 5678", " 0000"].map { word + $0 }
        let runs = try await statements(for: texts, before: ["KONTAK"])
        #expect(Set(runs).count == 1)
        #expect(runs[0].count == 4)
    }

    @Test(
        "a message runs the same ones from a telephone of a member and of nobody",
        arguments: [
            "LUPA KPJ", "SIMULASI#5000000#10", "INFO JHT", "SYARAT PHK", "UBAH HP", "KARTU HILANG",
            "LUPA SANDI", "KANTOR BANDUNG", "KONTAK WA", "BAHASA EN", "LAPOR#Upah saya tidak dilaporkan",
            "JP 3171051708900003 123456", "BANTUAN KLAIM", "SALDO JKK",
        ])
    func stranger(text: String) async throws {
        let member = try await statements(for: [text], before: [Budi.registration, "KONTAK"], from: Phone.other)
        let nobody = try await statements(for: [text], before: ["BANTUAN", "KONTAK"], from: Phone.other)
        #expect(member == nobody)
    }

    @Test(
        "a failed balance runs the same ones for a card of another and for a card of nobody",
        arguments: [Language.indonesian, .english])
    func balance(language: Language) async throws {
        let texts = ["SALDO", "SALDO 08012345678", "SALDO 99999999999", "SALDO 5678", "STATUS 0000"]
        let runs = try await statements(for: texts, before: ["KONTAK"], in: language)
        #expect(Set(runs).count == 1)
        #expect(runs[0].count == 4)
    }
}

/// The service, with an ear at its connection.
private struct CountingService: Service {
    final class Log: Sendable {
        let lines = Mutex<[[String]]>([])
        func withLock<Value: Sendable>(_ body: (inout sending [[String]]) -> sending Value) -> Value {
            lines.withLock(body)
        }
    }

    let inner: MembershipService
    let statements = Log()

    func migrate(_ schema: inout Schema) { inner.migrate(&schema) }
    func seed(_ transaction: Transaction) throws { try inner.seed(transaction) }
    func unavailable(for message: InboundMessage) -> OutboundMessage? { inner.unavailable(for: message) }

    func answer(_ message: InboundMessage, in transaction: Transaction) throws -> Answer {
        var run: [String] = []
        transaction.observe { run.append($0) }
        defer { transaction.observeNothing() }
        let answer = try inner.answer(message, in: transaction)
        statements.lines.withLock { $0.append(run) }
        return answer
    }
}
