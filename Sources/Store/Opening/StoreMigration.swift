internal import GRDB
import Glibc

/// Brings a store to the shape that this version knows.
struct StoreMigration {
    /// SQLite's user version of a store whose making has come to its end.
    private static let madeVersion = 1

    private let contents: any StoreContents

    init(to contents: some StoreContents) {
        self.contents = contents
    }

    /// A store of another version is refused or upgraded, one that belongs to others refused; a new one is made.
    ///
    /// - Parameter path: nil for a store in memory.
    /// - Returns: what was done to a store that held something already, or nil.
    func run(on database: DatabaseQueue, at path: String?) throws -> StoreUpgrade? {
        let schema = contents.schema
        let applied = try database.read { db in
            let applied = try schema.applied(in: db)
            try contents.checkBelonging(Transaction(db), applied: applied, isMade: try Self.isMade(db), at: path)
            return applied
        }
        // A process that was killed may have left its draft behind.
        if let path, Self.draft(of: path).isLeftover { Self.draft(of: path).remove() }
        let missing = schema.names.filter { !applied.contains($0) }
        guard let first = missing.first, let path, try holdsSomething(database, applied: applied) else {
            if !missing.isEmpty { try schema.migrator.migrate(database) }
            try database.writeWithoutTransaction(Self.markMade)
            return nil
        }
        return StoreUpgrade(
            file: path, migrations: missing, of: contents.newcomers(to: applied),
            copy: try upgrade(database, at: path, copyName: "\(path).before-\(first)"))
    }

    /// A store whose making was cut short holds nothing that is worth a copy.
    private func holdsSomething(_ database: DatabaseQueue, applied: Set<String>) throws -> Bool {
        try database.read { db in try contents.holdsSomething(Transaction(db), applied: applied) }
    }

    /// The place of the last entry that was committed; 0 where there is none.
    func lastPlace(_ db: Database) throws -> Int64 {
        try contents.lastPlace(Transaction(db))
    }

    /// Whether the making of a store has come to its end; the first versions left no mark.
    private static func isMade(_ db: Database) throws -> Bool {
        try (Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0) & madeVersion != 0
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
        try draft.removeLeftover(of: path)
        try draft.write(database)
        defer { draft.remove() }
        let migrated = try DatabaseQueue(path: draft.path)
        try migrate(migrated, of: path)
        try migrated.writeWithoutTransaction(Self.markMade)
        let partial = StoreCopy(path: copyName + StoreCopy.unfinished)
        try partial.removeLeftover(of: path)
        try partial.write(database)
        defer { partial.remove() }
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
            try contents.schema.migrator.migrate(draft)
        } catch {
            guard case .failed(let reason) = StoreError(error, file: path).problem else { throw error }
            throw StoreError(path, .failed("cannot be brought up to date and is left as it was: \(reason)"))
        }
    }
}
