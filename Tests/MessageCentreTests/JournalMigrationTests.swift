import Foundation
import GRDB
import MessageCentre
import ShortMessage
import Store
import Testing

@Suite("A store of the first version")
struct JournalMigrationTests {
    let temporary = TemporaryStore()

    /// The journal's statements out of a store that version 0.1.0 made.
    private static var journal: String {
        get throws {
            let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            let dump = try String(contentsOf: tests.appending(path: "Stores/version-1.sql"), encoding: .utf8)
            let statements = dump.split(separator: ";\n").filter { $0.contains(/^CREATE .*\bmessage[ _]/) }
            return statements.map { "\($0);" }.joined(separator: "\n")
        }
    }

    /// A whole one, with the echo service.
    private static func store() throws -> String {
        try """
        PRAGMA application_id = 1397576515;
        CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        INSERT INTO grdb_migrations VALUES ('journal-1'), ('echo-1'), ('seed');
        CREATE TABLE heard (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
        CREATE TABLE later (due_at INTEGER NOT NULL, phone TEXT NOT NULL) STRICT;
        \(journal)
        INSERT INTO message VALUES
            (1, 'in', 'handled', 1795222800000, 420, '6281200000001', 145, '2757', 129, 'one', 'a', NULL),
            (2, 'out', 'delivered', 1795222800000, 420, '2757', 129, '6281200000001', 145, 'one', NULL, 1),
            (3, 'in', 'undeliverable', 1795222800000, 420, '6281200000001', 145, '1500', 129, 'two', NULL, NULL),
            (4, 'in', 'handled', 1795222800000, 420, '6281200000001', 145, '2757', 129, 'three', NULL, NULL),
            (5, 'out', 'enroute', 1795222800000, 420, '2757', 129, '6281200000001', 145, 'three', NULL, 4);
        """
    }

    @Test("is brought up to date: what waited waits, what nobody had has failed, what was known is known")
    func migrated() async throws {
        try temporary.change { db in try db.execute(sql: Self.store()) }
        let centre = try MessageCentre.echo(temporary.store)
        let again = try await centre.accept(try InboundMessage("one", identity: "a"))
        #expect(again.id == 1)
        #expect(again.texts == ["one"])
        let undelivered = try await centre.undelivered(at: moment(0))
        #expect(undelivered.map(\.id) == [5])
        try await centre.confirm(undelivered)
        try await centre.close()
        let lines = try temporary.change { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT id || ' ' || direction || ' ' || state || ' ' || coalesce(status, '-') || ' '
                        || coalesce(cause, '-') || ' ' || text
                    FROM message ORDER BY id
                    """)
        }
        #expect(
            lines == [
                "1 in handled - - one", "2 out delivered - 1 one", "3 out failed 67 - two", "4 in handled - - three",
                "5 out delivered 0 4 three",
            ])
    }

    @Test("and one that digested requests with their numbers as they were spelled: the same request is known again")
    func literalRequests() async throws {
        let old = try MessageCentre.echo(temporary.store)
        _ = try await old.accept(try InboundMessage("one", identity: "a"))
        try await old.close()
        let fields = ["145 6281200000001", "129 2757", "one"].map { "\($0.utf8.count) \($0)" }.joined()
        let digest = SHA256.digest(of: Array(fields.utf8))
        try temporary.change { db in
            try db.execute(sql: "UPDATE identity SET request = ?", arguments: [Data(digest)])
        }
        let centre = try MessageCentre.echo(temporary.store)
        let again = try await centre.accept(try InboundMessage("one", identity: "a"))
        #expect(again.id == 1)
        guard case .repeated = again.outcome else {
            Issue.record("taken as \(again.outcome)")
            return
        }
        try await centre.close()
    }

    @Test("and one that kept identities as they were sent: all are known again, by digests of one size")
    func identities() async throws {
        let long = String(repeating: "id", count: 30_000)
        let old = try MessageCentre.echo(temporary.store)
        for identity in ["a", long] { _ = try await old.accept(try InboundMessage("one", identity: identity)) }
        try await old.close()
        try temporary.change { db in
            try db.execute(
                sql: """
                    CREATE TABLE spent_identity (
                        identity   TEXT PRIMARY KEY,
                        at         INTEGER NOT NULL,
                        utc_offset INTEGER NOT NULL
                    ) STRICT, WITHOUT ROWID;
                    INSERT INTO spent_identity VALUES ('b', 1795222800000, 420);
                    ALTER TABLE message ADD COLUMN identity TEXT CHECK (identity IS NULL OR cause IS NULL);
                    CREATE UNIQUE INDEX message_identity ON message (identity) WHERE identity IS NOT NULL;
                    UPDATE message SET identity = 'a' WHERE id = 1;
                    UPDATE message SET identity = '\(long)' WHERE id = 3;
                    DROP TABLE identity;
                    DELETE FROM grdb_migrations WHERE identifier = 'journal-7';
                    """)
        }
        let centre = try MessageCentre.echo(temporary.store)
        #expect(centre.upgrade?.migrations == ["journal-7"])
        for (identity, place) in [("a", 1), (long, 3)] {
            let again = try await centre.accept(try InboundMessage("one", identity: identity))
            #expect(again.id == Int64(place))
            #expect(again.outcome == .repeated(again.deliveries))
        }
        guard case .refused(let clash) = try await centre.accept(try InboundMessage("one", identity: "b")).outcome
        else {
            Issue.record("an identity of a message that is kept no longer is refused")
            return
        }
        #expect(!clash.isFirstKept)
        try await centre.close()
        #expect(try temporary.ask("SELECT DISTINCT length(digest) || '' FROM identity") == ["32"])
    }

    @Test("and one that knew no parts: what a fault makes late stays late")
    func late() async throws {
        let faults = FaultPlan([try FaultRule("from=2757,delay=12s")], seed: 1)
        let old = try MessageCentre(
            store: temporary.store, services: ServiceDirectory(EchoService.shortCode, EchoService()), faults: faults)
        _ = try await old.accept(try InboundMessage("one"))
        try await old.close()
        try temporary.change { db in
            try db.execute(
                sql: """
                    DROP TABLE part;
                    ALTER TABLE message DROP COLUMN held_until;
                    ALTER TABLE message DROP COLUMN report_references;
                    ALTER TABLE message DROP COLUMN failure_only;
                    DELETE FROM grdb_migrations WHERE identifier IN
                        ('journal-5', 'journal-8', 'journal-10-origins', 'journal-11-joined', 'journal-12-spellings');
                    """)
        }
        let centre = try MessageCentre.echo(temporary.store)
        #expect(
            centre.upgrade?.migrations == [
                "journal-5", "journal-8", "journal-10-origins", "journal-11-joined", "journal-12-spellings",
            ])
        #expect(try await centre.undelivered(at: moment(11)) == [])
        #expect(try await centre.advance(to: moment(12)).map(\.message.text) == ["one"])
    }
}
