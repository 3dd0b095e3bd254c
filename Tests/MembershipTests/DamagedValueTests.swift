import Foundation
import GRDB
import Glibc
import Membership
import MessageCentre
import ShortMessage
import Store
import Testing

/// A value put where it does not belong, as a damaged disk or a hand would.
private struct Edit: Sendable, CustomTestStringConvertible {
    let table: String
    let column: String
    let value: String

    var testDescription: String { "\(table).\(column) = \(value)" }

    /// With the rules of the schema taken away and put back, since a page that is read is not checked against them.
    func make(in path: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { db in
            let rules = try String.fetchOne(db, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: [table])
            let lax = (rules ?? "").replacing("IS NOT NULL", with: "NOTNULL").replacing("NOT NULL", with: "")
                .replacing("STRICT", with: "")
            try db.execute(sql: "PRAGMA synchronous = OFF; DROP TRIGGER IF EXISTS entry_fixed")
            try rule(lax, db)
            try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
            let key = try db.primaryKey(table).columns.joined(separator: ", ")
            try? db.execute(
                sql: """
                    UPDATE \(table) SET \(column) = \(value)
                    WHERE (\(key)) = (SELECT \(key) FROM \(table) ORDER BY \(key) DESC LIMIT 1)
                    """)
            try rule(rules ?? "", db)
        }
        try queue.close()
    }

    private func rule(_ sql: String, _ db: Database) throws {
        try db.execute(sql: "PRAGMA writable_schema = ON")
        try db.execute(sql: "UPDATE sqlite_schema SET sql = ? WHERE name = ?", arguments: [sql, table])
        try db.execute(sql: "PRAGMA writable_schema = RESET")
    }
}

@Suite("A value that cannot be")
struct DamagedValueTests {
    let temporary = TemporaryLedger(isInMemory: true)

    private static let service = try? MembershipService()

    /// A store with something in every table.
    private func fill() async throws {
        let service = try #require(Self.service)
        let centre = try MessageCentre(store: .file(temporary.path), shortCode: service.shortCode, service: service)
        let sender = try Address("+6281200000001")
        func send(_ text: String, from address: Address, second: Int64, identity: String? = nil) async throws {
            let time = try Timestamp("2026-11-21T08:00:00+07:00").adding(seconds: second)
            _ = try await centre.accept([
                InboundMessage(from: address, to: service.shortCode, text: text, receivedAt: time, identity: identity)
            ])
        }
        let registration = "REG#3171051708900003#17-08-1990#08012345678"
        try await send(registration, from: sender, second: 0, identity: "first")
        try await send(registration, from: try Address("+6281299999999"), second: 60)
        try await send("REG#3171051708900003#18-08-1990#08012345678", from: try Address("+6281200000055"), second: 61)
        try await centre.close()
        try change(
            """
            INSERT INTO operator_act (at, utc_offset, name, person, outcome)
            VALUES (1795136460000, 420, 'unlock', 3171051708900003, 'NIK');
            INSERT INTO fault (kind, detail, at, utc_offset, sender, recipient)
            VALUES ('reject', 42, 1795136460000, 420, '62812', '2757');
            INSERT INTO part (at, utc_offset, sender, sender_type, recipient, recipient_type, reference, reference_bits,
                total, sequence, header, unit, content, wants_report)
            VALUES (1795136460000, 420, '6281200000001', 145, '6281200000009', 145, 7, 8, 2, 1, x'0500030702 01', 'octet',
                x'41', 0);
            INSERT INTO joined_message (at, utc_offset, sender, sender_type, recipient, recipient_type, reference,
                reference_bits, total, digests)
            VALUES (1795136460000, 420, '6281200000001', 145, '6281200000009', 145, 7, 8, 2, zeroblob(16));
            INSERT INTO question SELECT id, at + 3600000 FROM message WHERE direction = 'in' ORDER BY id DESC LIMIT 1;
            INSERT INTO memory_slot VALUES ('+6281200000009', 'SM', 3, 1, x'00', 1, 0);
            INSERT INTO record_mark VALUES (1, 1, 1, 0);
            INSERT OR REPLACE INTO refusal VALUES (3171051708900003, 6281299999999, 1795136460000);
            INSERT INTO complaint SELECT reference, phone, nik, 1795136460000, 'x', NULL FROM binding;
            INSERT INTO preference VALUES (6281200000001, 'en', 1795136460000);
            INSERT INTO notice VALUES ('contribution', 24320, 3171051708900003, 1795136460000);
            INSERT OR REPLACE INTO former_binding SELECT nik, 6281299999999, 1795136460000 FROM member
            WHERE nik NOT IN (SELECT nik FROM binding) LIMIT 1;
            UPDATE message SET held_until = at + 1000 WHERE state = 'enroute' AND id = (SELECT max(id) FROM message);
            """.replacing("0500030702 01", with: "050003070201"))
    }

    private func change(_ sql: String) throws {
        let queue = try DatabaseQueue(path: temporary.path)
        try queue.write { db in try db.execute(sql: sql) }
        try queue.close()
    }

    static let values = [
        "NULL", "-1", "9223372036854775807", "-9223372036854775808", "'x'", "x'FF'", "253402300800000",
        "253500000000000",
    ]

    /// Every column of every table, at its ends.
    private func edits() throws -> [Edit] {
        try temporary.read { db in
            let tables = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM sqlite_schema
                    WHERE type = 'table' AND (sql LIKE '%STRICT' OR sql LIKE '%STRICT, WITHOUT ROWID') ORDER BY name
                    """)
            return try tables.flatMap { table in
                try db.columns(in: table).flatMap { column in
                    Self.values.map { Edit(table: table, column: column.name, value: $0) }
                }
            }
        }
    }

    private func empty(_ tables: Set<String>) throws -> [String] {
        try temporary.read { db in
            try tables.sorted().filter { try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") == 0 }
        }
    }

    @Test("in any column stops whoever reads it with an error that says where, and is found by an audit")
    func everyColumn() async throws {
        try await fill()
        let whole = temporary.path + ".whole"
        try copy(temporary.path, to: whole)
        let edits = try edits()
        #expect(edits.count > 300)
        let empty = try empty(Set(edits.map(\.table)))
        #expect(empty == [], "an edit of a table without rows tries nothing")
        let nothing = Edit(table: "message", column: "id", value: "id")
        #expect(isSound(nothing))
        #expect(await isUsed(nothing))
        try copy(whole, to: temporary.path)
        #expect(Set(edits.map(\.table)).isSuperset(of: ["joined_message", "memory_slot", "identity"]))
        var (refused, tables) = (0, Set<String>())
        for edit in edits {
            try copy(whole, to: temporary.path)
            try edit.make(in: temporary.path)
            let isSound = isSound(edit)
            if isSound { #expect(try complaints() == [], "\(edit.testDescription) is found") }
            if await !isUsed(edit) {
                refused += 1
                tables.insert(edit.table)
                #expect(!isSound, "\(edit.testDescription) is found")
            }
        }
        #expect(refused > 100)
        #expect(tables.isSuperset(of: ["joined_message", "memory_slot", "identity"]))
    }

    /// What `members verify` says; a store that cannot even be asked is not sound.
    @Test(
        "is also a name that moves a cursor or hides, which an export would write on a terminal",
        arguments: ["member.name", "card.employer"], ["char(27) || '[31m'", "char(0x202E)", "char(0x9B)", "char(8)"])
    func hiddenCharacters(column: String, characters: String) async throws {
        try await fill()
        let (table, name) = (column.prefix { $0 != "." }, column.split(separator: ".")[1])
        let edit = Edit(table: String(table), column: String(name), value: "'BU' || \(characters) || 'DI'")
        try edit.make(in: temporary.path)
        #expect(!isSound(edit))
        let reading = try StoreReading(path: temporary.path, service: #require(Self.service))
        #expect(throws: StoreError.self) { try reading.exportMembers { _ in } }
    }

    private static let inSnapshots = [
        Edit(table: "service_day", column: "last_reference", value: "-5"),
        Edit(table: "member", column: "nik", value: "5"),
        Edit(table: "entry", column: "kind", value: "'x'"),
        Edit(table: "sender", column: "change", value: "'x'"),
        Edit(table: "complaint", column: "closed_at", value: "9223372036854775807"),
        Edit(table: "memory_slot", column: "memory", value: "'x'"),
    ]

    @Test("in a snapshot keeps that from being restored", arguments: inSnapshots)
    private func snapshot(edit: Edit) async throws {
        try await fill()
        let service = try #require(Self.service)
        let centre = try MessageCentre(store: .file(temporary.path), shortCode: service.shortCode, service: service)
        let (name, time) = (try #require(SnapshotName("day")), try Timestamp("2026-11-23T08:00:00+07:00"))
        try await centre.keepSnapshot(name, at: time)
        try await centre.restore(name, at: time)
        try edit.make(in: temporary.path + ".snapshot-day")
        let messages = try await centre.messages().count
        await #expect(throws: SnapshotError.self) { try await centre.restore(name, at: time) }
        #expect(try await centre.messages().count == messages)
        try await centre.close()
        #expect(isSound(edit))
    }

    /// What SQLite says of the file where it may write to it, which is more than where it may not.
    private func complaints() throws -> [String] {
        let queue = try DatabaseQueue(path: temporary.path)
        defer { try? queue.close() }
        return try queue.read { db in
            try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
                + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "\($0)" }
        }
    }

    private func isSound(_ edit: Edit) -> Bool {
        do {
            return try StoreReading(path: temporary.path, service: #require(Self.service)).audit().isSound
        } catch {
            #expect(error is StoreError, "\(edit.testDescription): \(error)")
            return false
        }
    }

    /// Reads all that there is and takes a message; false where a value stopped that.
    private func isUsed(_ edit: Edit) async -> Bool {
        var isUsed = true
        func trying(_ work: () async throws -> Void) async {
            do {
                try await work()
            } catch {
                #expect(error is StoreError, "\(edit.testDescription): \(error)")
                if case .damagedValue = (error as? StoreError)?.problem { isUsed = false }
            }
        }
        await trying {
            let reading = try StoreReading(path: temporary.path, service: #require(Self.service))
            await trying { try reading.eachQueued(QueueFilter(states: Set(QueuedMessage.State.allCases))) { _ in } }
            await trying { try reading.exportMembers { _ in } }
            await trying { _ = try reading.records(of: .nik(NIK("3171051708900003")), zone: 420) }
        }
        await trying {
            let service = try #require(Self.service)
            let centre = try MessageCentre(store: .file(temporary.path), shortCode: service.shortCode, service: service)
            await trying {
                let time = try Timestamp("2026-11-23T08:00:00+07:00")
                _ = try await centre.undelivered(at: time)
                let handset = try await centre.register(.address(try Address("+6281200000009")), name: "a modem") {}
                await trying { _ = try await handset.memory() }
                for text in ["SALDO", "REG#3171051708900003#17-08-1990#08012345678", "TOLAK"] {
                    for identity in [nil, "first"] {
                        let message = InboundMessage(
                            from: try Address("+6281299999999"), to: service.shortCode, text: text, receivedAt: time,
                            identity: identity)
                        await trying { _ = try await centre.accept([message]) }
                    }
                }
                await trying { _ = try await centre.accept([wrong(at: time)]) }
                _ = try await centre.purge(before: time)
            }
            try? await centre.close()
        }
        return isUsed
    }

    /// A registration that fails, for numbers whose failures were counted before.
    private func wrong(at time: Timestamp) throws -> InboundMessage {
        InboundMessage(
            from: try Address("+6281200000055"), to: try #require(Self.service).shortCode,
            text: "REG#3171051708900003#18-08-1990#08012345678", receivedAt: time)
    }

    private func copy(_ from: String, to path: String) throws {
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
        try FileManager.default.copyItem(atPath: from, toPath: path)
    }
}
