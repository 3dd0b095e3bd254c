import Foundation
import GRDB
import Glibc
import MessageCentre
import ShortMessage
import Store
import Testing

/// A service whose tables have grown from version to version.
private struct GrowingService: Service {
    let version: Int
    /// A migration that fails, by its number.
    var failing: Int?

    func migrate(_ schema: inout Schema) {
        for step in 1...version {
            schema.add("growing-\(step)") { transaction in
                try transaction.run("CREATE TABLE part_\(step) (number INTEGER NOT NULL) STRICT")
                try transaction.run("INSERT INTO part_\(step) VALUES (\(step))")
                if step == failing { throw DatabaseError(message: "step \(step) cannot be made") }
            }
        }
    }

    func answer(_ message: InboundMessage, in transaction: Transaction) throws -> Answer {
        let parts = try transaction.all("SELECT name FROM sqlite_schema WHERE name LIKE 'part_%' ORDER BY name") {
            try $0.text()
        }
        return Answer([
            OutboundMessage(
                from: message.to, to: message.from, text: parts.joined(separator: " "), sentAt: message.receivedAt)
        ])
    }

    func unavailable(for message: InboundMessage) -> OutboundMessage? { nil }
}

@Suite("A store of an earlier version")
struct UpgradeTests {
    let temporary = TemporaryStore()

    private func open(_ version: Int, failing: Int? = nil) throws(StoreError) -> MessageCentre {
        try MessageCentre(
            store: temporary.store, shortCode: EchoService.shortCode,
            service: GrowingService(version: version, failing: failing))
    }

    /// Makes a store of the first version with a message in it.
    private func makeOld() async throws {
        let old = try open(1)
        #expect(old.upgrade == nil)
        _ = try await old.accept(try InboundMessage("one", identity: "1"))
        try await old.close()
    }

    private func parts(of centre: MessageCentre, second: Int64 = 60) async throws -> [String] {
        try await centre.accept(try InboundMessage("parts", second: second)).texts
    }

    /// What a database holds, table by table.
    private func contents(_ suffix: String = "") throws -> [String: [Row]] {
        let queue = try DatabaseQueue(path: temporary.path + suffix)
        defer { try? queue.close() }
        return try queue.read { db in
            let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
            return try Dictionary(
                uniqueKeysWithValues: tables.map { ($0, try Row.fetchAll(db, sql: "SELECT * FROM \($0)")) })
        }
    }

    @Test("is brought up to date, and is kept as it was in a whole copy for its owner only")
    func upgraded() async throws {
        try await makeOld()
        let before = try contents()
        let new = try open(3)
        let copy = temporary.path + ".before-growing-2"
        #expect(
            new.upgrade == StoreUpgrade(file: temporary.path, migrations: ["growing-2", "growing-3"], copy: copy))
        #expect(new.upgrade?.description.contains("'\(copy)'") == true)
        #expect(try await parts(of: new) == ["part_1 part_2 part_3"])
        #expect(try await new.accept(try InboundMessage("one", second: 90, identity: "1")).texts == ["part_1"])
        try await new.close()
        #expect(try contents(".before-growing-2") == before)
        #expect(temporary.permissions(".before-growing-2") == 0o600)
        #expect(Set(try temporary.names) == ["demo.sqlite", "demo.sqlite.before-growing-2", "demo.sqlite.lock"])
    }

    @Test("is marked as made where it was not, whether it is upgraded or not", arguments: [1, 3])
    func marked(version: Int) async throws {
        try await makeOld()
        try temporary.change { db in try db.execute(sql: "PRAGMA user_version = 0") }
        try await open(version).close()
        #expect(try temporary.change { db in try Int.fetchOne(db, sql: "PRAGMA user_version") } == 1)
    }

    static let wordings = [
        (
            StoreUpgrade(file: "a", migrations: ["x", "y"], copy: "b"),
            "is of an earlier version and was brought up to date"
        ),
        (
            StoreUpgrade(file: "a", migrations: ["x", "y"], newcomers: ["p"], isOfEarlierVersion: false, copy: "b"),
            "was made one of 'p', too"
        ),
        (
            StoreUpgrade(file: "a", migrations: ["x", "y"], newcomers: ["p", "q"], copy: "b"),
            "is of an earlier version and was brought up to date and was made one of 'p', 'q', too"
        ),
    ]

    @Test("is told apart from one that a service joins", arguments: wordings)
    func wording(upgrade: StoreUpgrade, changes: String) {
        #expect(upgrade.description == "store 'a' \(changes) (x, y); as it was before, it is kept in 'b'")
    }

    @Test("is still durable after it was brought up to date")
    func durable() async throws {
        try await makeOld()
        try await open(2).close()
        let mode = try temporary.change { db in try String.fetchOne(db, sql: "PRAGMA journal_mode") }
        #expect(mode == "wal")
        let again = try open(2)
        #expect(again.upgrade == nil)
        #expect(try await parts(of: again) == ["part_1 part_2"])
    }

    @Test("does not overwrite a copy that is there")
    func copies() async throws {
        try await makeOld()
        for suffix in [".before-growing-2", ".before-growing-2-2"] { temporary.write("mine", suffix: suffix) }
        let new = try open(2)
        #expect(new.upgrade?.copy == temporary.path + ".before-growing-2-3")
        try await new.close()
        #expect(try temporary.text(".before-growing-2") == "mine")
        #expect(try temporary.text(".before-growing-2-2") == "mine")
    }

    @Test("stays as it is where a migration fails, and the earlier version goes on with it", arguments: [2, 3])
    func failing(step: Int) async throws {
        try await makeOld()
        let before = try contents()
        let error = #expect(throws: StoreError.self) { try open(3, failing: step) }
        #expect(
            error?.description
                == "store '\(temporary.path)': cannot be brought up to date and is left as it was: "
                + "step \(step) cannot be made")
        #expect(Set(try temporary.names) == ["demo.sqlite", "demo.sqlite.lock"])
        #expect(try contents() == before)
        let old = try open(1)
        #expect(try await parts(of: old) == ["part_1"])
        try await old.close()
        #expect(try await parts(of: try open(3), second: 120) == ["part_1 part_2 part_3"])
    }

    @Test("is brought up to date although an upgrade was cut short before")
    func leftovers() async throws {
        try await makeOld()
        for suffix in [".upgrade", ".upgrade-wal", ".upgrade-journal", ".before-growing-2.partial"] {
            let isOfSQLite = suffix.contains("-") && !suffix.hasSuffix(".partial")
            temporary.write(isOfSQLite ? "" : String(repeating: "rest", count: 2000), suffix: suffix)
            // As a process leaves it that was killed.
            if !isOfSQLite { chmod(temporary.path + suffix, 0o1600) }
        }
        let new = try open(2)
        #expect(try await parts(of: new) == ["part_1 part_2"])
        try await new.close()
        #expect(Set(try temporary.names) == ["demo.sqlite", "demo.sqlite.before-growing-2", "demo.sqlite.lock"])
    }

    static let foreign = [
        ".upgrade", ".upgrade-wal", ".upgrade-shm", ".upgrade-journal", ".before-growing-2.partial",
        ".before-growing-2.partial-wal",
    ]

    @Test("is left as it is where somebody has put a file in the place of a draft, which stays", arguments: foreign)
    func inTheWay(suffix: String) async throws {
        try await makeOld()
        for copied in [false, true] {
            unlink(temporary.path + suffix)
            if copied {
                try FileManager.default.copyItem(atPath: temporary.path, toPath: temporary.path + suffix)
            } else {
                temporary.write("precious", suffix: suffix)
            }
            let octets = FileManager.default.contents(atPath: temporary.path + suffix)
            let error = #expect(throws: StoreError.self) { try open(2) }
            #expect(error?.problem == .inTheWay(temporary.path + suffix))
            let old = try open(1)
            #expect(try await parts(of: old, second: copied ? 120 : 60) == ["part_1"])
            try await old.close()
            #expect(FileManager.default.contents(atPath: temporary.path + suffix) == octets)
        }
    }

    @Test("that was never finished is finished, and holds nothing that is worth a copy")
    func unfinished() async throws {
        try await open(1).close()
        try temporary.change { db in try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = 'seed'") }
        let new = try open(2)
        #expect(new.upgrade == nil)
        #expect(try await parts(of: new) == ["part_1 part_2"])
    }

    @Test("is refused by a command that only reads, which says what to do")
    func reading() async throws {
        try await makeOld()
        let error = #expect(throws: StoreError.self) {
            try StoreReading(path: temporary.path, service: GrowingService(version: 2))
        }
        #expect(error?.description.contains("was not brought up to date yet; open it once with the pipe") == true)
    }
}
