import GRDB
import Membership
import MessageCentre
import ShortMessage
import Store
import Synchronization
import Testing

@Suite("A disk that is full at every write")
struct FullDiskTests {
    /// The service on a store that may only have so many pages.
    private struct LimitedService: Service {
        /// What the centre may use from the next message on, and what it used when it was asked last; in pages.
        final class Pages: Sendable {
            let limit = Mutex(Int32.max)
            let used = Mutex(0)
        }

        let inner: MembershipService
        let pages = Pages()

        func migrate(_ schema: inout Schema) { inner.migrate(&schema) }
        func seed(_ transaction: Transaction) throws { try inner.seed(transaction) }
        func answer(_ message: InboundMessage, in transaction: Transaction) throws -> Answer {
            try inner.answer(message, in: transaction)
        }
        func fireDue(at moment: Timestamp, in transaction: Transaction) throws -> [OutboundMessage] {
            try inner.fireDue(at: moment, in: transaction)
        }
        func unavailable(for message: InboundMessage) -> OutboundMessage? { inner.unavailable(for: message) }

        /// Asked before anything else is done with a message.
        func nextDue(in transaction: Transaction) throws -> Timestamp? {
            try transaction.runAll("PRAGMA max_page_count = \(pages.limit.withLock { $0 })")
            let count = try transaction.first("PRAGMA page_count") { try $0.count() } ?? 0
            pages.used.withLock { $0 = count }
            return try inner.nextDue(in: transaction)
        }
    }

    /// A centre, and how often its disk was full. What it uses is known from the first message on.
    private final class Disk {
        let service: LimitedService
        let centre: MessageCentre
        private(set) var timesFull = 0

        init(_ store: StoreLocation) throws {
            service = LimitedService(inner: try MembershipService())
            centre = try MessageCentre(store: store, shortCode: service.inner.shortCode, service: service)
        }

        /// Does something as often as it takes, with a page more each time.
        func push<Value>(_ work: () async throws -> Value) async throws -> Value {
            service.pages.limit.withLock { $0 = Int32(service.pages.used.withLock { $0 }) }
            while true {
                do {
                    return try await work()
                } catch let error as StoreError where error.problem == .full {
                    timesFull += 1
                    service.pages.limit.withLock { $0 += 1 }
                }
            }
        }
    }

    /// Registrations, moves, balances and long texts that fill pages, from many telephones.
    private func messages(to code: Address) throws -> [InboundMessage] {
        let texts = [
            Budi.registration, String(repeating: "x", count: 9000), "SALDO", Siti.registration, "STATUS",
            Budi.wrongDate + "#" + String(repeating: "y", count: 4100), "TOLAK", "BERHENTI",
        ]
        return try (0..<200).map { number in
            InboundMessage(
                from: try Address("+62812555\(10_000 + number % 40)"), to: code, text: texts[number * 7 % 8],
                receivedAt: try Timestamp("2026-11-21T08:00:00+07:00").adding(seconds: Int64(number * 900)))
        }
    }

    @Test(
        "loses nothing that was accepted and changes nothing else: with room again, all goes on as if it had never been"
    )
    func everyWrite() async throws {
        let temporary = TemporaryLedger()
        let disk = try Disk(.file(temporary.path))
        let free = try MembershipService()
        let control = try MessageCentre(store: .memory, shortCode: free.shortCode, service: free)
        for message in try messages(to: free.shortCode) {
            let taken = try await disk.push { try await disk.centre.accept([message]) }
            let expected = try await control.accept([message])
            #expect(taken.map(\.texts) == expected.map(\.texts))
            #expect(taken.map { $0.fired.map(\.message) } == expected.map { $0.fired.map(\.message) })
        }
        try await disk.centre.close()
        #expect(disk.timesFull > 60)
        let journal = try temporary.read { db in
            try String.fetchAll(db, sql: "SELECT text FROM message WHERE direction = 'in' ORDER BY id")
        }
        #expect(journal == (try messages(to: free.shortCode)).map(\.text))
        #expect(try temporary.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
    }

    @Test("lets an import be done whole or not at all")
    func members() async throws {
        let temporary = TemporaryLedger()
        let disk = try Disk(.file(temporary.path))
        let file = Array(
            (MemberExport.header
                + GeneratedMembers(cards: 300, seed: 5).map { member, cards in
                    cards.map { MemberExport.row(member, $0) }.joined()
                }.joined()).utf8)
        let message = try messages(to: disk.service.inner.shortCode)[6]
        _ = try await disk.centre.accept([message])
        let tally = try await disk.push {
            // The limit is set with a message, which itself may find no room.
            _ = try await disk.centre.accept([message])
            let before = try temporary.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM card") }
            #expect(before == 51)
            return try await disk.centre.enterMembers(.import, at: message.receivedAt) { entry in
                _ = try entry.receive(file[...]) + entry.finish()
                return entry.tally
            }
        }
        #expect(tally.new == 300)
        #expect(disk.timesFull > 10)
        try await disk.centre.close()
        let acts = try temporary.read {
            try String.fetchAll($0, sql: "SELECT name || ' ' || outcome FROM operator_act")
        }
        #expect(acts == ["import 300 new, 0 changed, 0 same, 0 bad"])
    }
}

extension Acceptance {
    fileprivate var texts: [String] { caused.map { "\($0.message.to) \($0.message.text)" } }
}
