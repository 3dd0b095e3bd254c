internal import GRDB
import Glibc
import ShortMessage

/// Brings a store to the shape that this version knows.
struct StoreMigration {
    /// How the name of a service's last step in a new store ends.
    private static let filling = "seed"

    /// SQLite's user version of a store whose making has come to its end.
    private static let madeVersion = 1

    private let migrator: DatabaseMigrator
    private let belonging: StoreBelonging

    init(for services: ServiceDirectory) {
        migrator = MessageCentre.migrator(for: services.entries.map(\.service))
        belonging = StoreBelonging(of: services, known: migrator.migrations)
    }

    /// A store of another version is refused or upgraded, one that belongs to others refused; a new one is made.
    ///
    /// - Parameter path: nil for a store in memory.
    /// - Returns: what was done to a store that held something already, or nil.
    func run(on database: DatabaseQueue, at path: String?) throws -> StoreUpgrade? {
        let applied = try database.read { db in
            let applied = try migrator.applied(in: db)
            try belonging.check(db, at: path, applied: applied)
            return applied
        }
        // A process that was killed may have left its draft behind.
        if let path { Self.draft(of: path).remove() }
        let missing = migrator.migrations.filter { !applied.contains($0) }
        guard let first = missing.first, let path, try holdsSomething(database, applied: applied) else {
            if !missing.isEmpty { try migrator.migrate(database) }
            try database.writeWithoutTransaction(Self.markMade)
            return nil
        }
        return StoreUpgrade(
            file: path, migrations: missing, newcomers: belonging.newcomers(to: applied),
            copy: try upgrade(database, at: path, copyName: "\(path).before-\(first)"))
    }

    /// A store whose making was cut short holds nothing that is worth a copy.
    private func holdsSomething(_ database: DatabaseQueue, applied: Set<String>) throws -> Bool {
        try applied.contains { $0.hasSuffix(Self.filling) } || database.read(Self.hasMessages)
    }

    static func hasMessages(_ db: Database) throws -> Bool {
        try db.tableExists("message") && Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM message)") ?? false
    }

    /// Whether the making of a store has come to its end; the first versions left no mark.
    static func isMade(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "PRAGMA user_version") == madeVersion
    }

    private static func markMade(_ db: Database) throws {
        guard try !isMade(db) else { return }
        try db.execute(sql: "PRAGMA user_version = \(madeVersion)")
    }

    private static func draft(of path: String) -> StoreCopy {
        StoreCopy(path: path + ".upgrade")
    }

    /// Migrates a draft of the store, keeps a copy of the store as it is, and then takes the draft over in one transaction:
    /// GRDB commits after each migration, and a store is of one version or of the other.
    private func upgrade(_ database: DatabaseQueue, at path: String, copyName: String) throws -> String {
        let draft = Self.draft(of: path)
        defer { draft.remove() }
        try draft.write(database)
        let migrated = try DatabaseQueue(path: draft.path)
        try migrate(migrated, of: path)
        try migrated.writeWithoutTransaction(Self.markMade)
        let partial = StoreCopy(path: copyName + ".partial")
        partial.remove()
        defer { partial.remove() }
        try partial.write(database)
        let kept = try partial.keep(as: copyName)
        do {
            try migrated.backup(to: database)
            try migrated.close()
        } catch {
            // Nothing was changed, so that the copy is of no use.
            unlink(kept)
            throw error
        }
        return kept
    }
}

extension StoreMigration {
    private func migrate(_ draft: DatabaseQueue, of path: String) throws {
        do {
            try migrator.migrate(draft)
        } catch {
            guard case .failed(let reason) = StoreError(error, file: path).problem else { throw error }
            throw StoreError(path, .failed("cannot be brought up to date and is left as it was: \(reason)"))
        }
    }
}

extension DatabaseMigrator {
    /// The migrations that a store has.
    ///
    /// Asked of the schema first: where that cannot be read, GRDB's own question would call its table missing.
    func applied(in db: Database) throws -> Set<String> {
        try db.tableExists("grdb_migrations") ? Set(appliedIdentifiers(db)) : []
    }
}
