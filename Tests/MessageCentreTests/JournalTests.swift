import GRDB
import MessageCentre
import ShortMessage
import Store
import Testing

@Suite("The journal")
struct JournalTests {
    let temporary = TemporaryStore()

    @Test("it holds every message, in and out, with its cause and state")
    func contents() async throws {
        let centre = try MessageCentre.echo(temporary.store)
        let taken = try await centre.accept([
            try InboundMessage("SALDO", from: "081200000001"), try InboundMessage("QUIET", second: 1),
        ])
        try await centre.confirm(taken[0].deliveries)
        try await centre.close()
        let lines = try temporary.change { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT id || ' ' || direction || ' ' || state || ' ' || sender || ' ' || sender_type || ' > '
                        || recipient || ' ' || coalesce(cause, '-') || ' ' || text
                    FROM message ORDER BY id
                    """)
        }
        #expect(
            lines == [
                "1 in handled 081200000001 129 > 2757 - SALDO",
                "2 out delivered 2757 129 > 081200000001 1 SALDO",
                "3 in handled 6281200000001 145 > 2757 - QUIET",
            ])
    }

    static let refusals = [
        "UPDATE message SET direction = 'sideways'",
        "UPDATE message SET state = 'delivered' WHERE direction = 'in'",
        "UPDATE message SET state = 'handled' WHERE direction = 'out'",
        "INSERT INTO identity VALUES (1, x'00', NULL, NULL, 0, 0)",
        "INSERT INTO identity VALUES (1, zeroblob(32), zeroblob(31), 1, 0, 0)",
        "INSERT INTO identity VALUES (1, zeroblob(32), NULL, 99, 0, 0)",
        "UPDATE message SET cause = 3 WHERE direction = 'in'",
        "UPDATE message SET cause = 99 WHERE direction = 'out'",
        "UPDATE message SET cause = id WHERE direction = 'out'",
        "UPDATE message SET utc_offset = 1440",
        "UPDATE message SET sender_type = 1",
        "UPDATE message SET text = NULL",
        "UPDATE message SET at = 'noon'",
        "DELETE FROM message WHERE direction = 'in'",
    ]

    @Test("the schema refuses", arguments: refusals)
    func refuses(sql: String) async throws {
        let centre = try MessageCentre.echo(temporary.store)
        _ = try await centre.accept([try InboundMessage("one"), try InboundMessage("two")])
        try await centre.close()
        let error = #expect(throws: DatabaseError.self) { try temporary.change { db in try db.execute(sql: sql) } }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    }
}

@Suite("The journal of a store in memory")
struct MemoryJournalTests {
    /// Tells how many messages the journal holds, and says nothing of interest else.
    private struct CountingService: Service {
        static let pages = "PAGES"

        func answer(_ message: InboundMessage, in transaction: Transaction) throws -> Answer {
            let questions = ["COUNT": "SELECT count(*) FROM message", Self.pages: "PRAGMA page_count"]
            let count = try questions[message.text].flatMap { try transaction.first($0) { try $0.count() } } ?? 0
            return Answer([
                OutboundMessage(from: message.to, to: message.from, text: "\(count)", sentAt: message.receivedAt)
            ])
        }

        func unavailable(for message: InboundMessage) -> OutboundMessage? { nil }
    }

    /// Sends messages some seconds apart and gives the journal's size at the end.
    private func size(
        after count: Int64, apart: Int64 = 1, confirming: Bool, identified: Bool = false
    ) async throws -> Int {
        let centre = try MessageCentre(store: .memory, shortCode: EchoService.shortCode, service: CountingService())
        for number in 0..<count {
            let identity = identified ? "\(number)" : nil
            let message = try InboundMessage(
                "x", from: "+62812000000\(10 + number % 4)", second: number * apart, identity: identity)
            let taken = try await centre.accept(message)
            if confirming { try await centre.confirm(taken.deliveries) }
        }
        let answer = try await centre.accept(try InboundMessage("COUNT", second: count * apart))
        return try #require(Int(answer.texts[0]))
    }

    @Test("it keeps the last ten minutes, however many messages came")
    func forgets() async throws {
        for count: Int64 in [2000, 4000] {
            let size = try await size(after: count, confirming: true)
            #expect((1200...3201).contains(size))
        }
    }

    @Test("it keeps the last ten thousand, however fast they came")
    func forgetsFast() async throws {
        for count: Int64 in [6000, 12_000] {
            let size = try await size(after: count, apart: 0, confirming: true)
            #expect((10_000...12_001).contains(size))
        }
    }

    @Test("it keeps what was not delivered")
    func keepsUndelivered() async throws {
        #expect(try await size(after: 2000, confirming: false) == 4001)
    }

    @Test("it keeps the last ten thousand identities and their replies, however long ago they came, and no more")
    func keepsIdentities() async throws {
        #expect(try await size(after: 2000, confirming: true, identified: true) == 4001)
        #expect((20_000...24_000).contains(try await size(after: 14_000, confirming: true, identified: true)))
    }

    @Test("it says whether an identity that comes again may be taken for a new one")
    func forgottenIdentities() async throws {
        let centre = try MessageCentre(store: .memory, shortCode: EchoService.shortCode, service: CountingService())
        func send(_ numbers: Range<Int>) async throws {
            let batch = try numbers.map { try InboundMessage("x", identity: "\($0)") }
            try await centre.confirm(try await centre.accept(batch).flatMap(\.deliveries))
        }
        try await send(0..<10_000)
        #expect(await centre.hasForgottenIdentities() == false)
        guard case .repeated = try await centre.accept(try InboundMessage("x", identity: "0")).outcome else {
            Issue.record("the first of ten thousand is known")
            return
        }
        try await send(10_000..<11_000)
        #expect(await centre.hasForgottenIdentities())
        guard case .answered = try await centre.accept(try InboundMessage("x", identity: "0")).outcome else {
            Issue.record("the first of eleven thousand is forgotten")
            return
        }
    }

    @Test("its size does not depend on how long identities and texts are", arguments: [false, true])
    func longIdentities(isIdentified: Bool) async throws {
        let centre = try MessageCentre(store: .memory, shortCode: EchoService.shortCode, service: CountingService())
        func pages(after count: Int, from first: Int) async throws -> Int {
            for number in first..<(first + count) {
                let long = String(repeating: "\(number) ", count: 4000)
                let taken = try await centre.accept(
                    try InboundMessage(long, second: Int64(number), identity: isIdentified ? long : nil))
                try await centre.confirm(taken.deliveries)
            }
            let answer = try await centre.accept(
                try InboundMessage(CountingService.pages, second: Int64(first + count)))
            return try #require(Int(answer.texts[0]))
        }
        // Four hundred messages of 16 to 24 KB, and then as many again: 8 MB, by pages of 4 KB, are all that is kept, and 2 MB
        // that came since the last sweep.
        #expect(try await pages(after: 800, from: 1000) < 4000)
        let before = try await pages(after: 400, from: 1800)
        #expect(try await pages(after: 800, from: 2200) <= before + 600)
    }
}
