internal import GRDB
import Glibc

/// Snapshots by name: of a store in memory in memory, of one in a file in files beside it, which outlive the process.
extension OpenStore {
    /// The names of the snapshots, sorted.
    package var snapshotNames: [SnapshotName] {
        path.map { SnapshotName.all(beside: StoreFile.resolved($0)) } ?? snapshots.keys.sorted()
    }

    /// Keeps the store as it is now under a name, in the place of what had that.
    package mutating func keepSnapshot(_ name: SnapshotName) throws {
        guard let file = file(of: name) else {
            snapshots[name] = try snapshot()
            return
        }
        try place?.check()
        try file.keep(database)
    }

    /// Makes the store what it was when a snapshot was kept.
    ///
    /// - Parameters:
    ///   - lastPlace: the place of the last entry that a store has; 0 where it has none.
    ///   - check: throws where a store cannot be gone on with.
    /// - Returns: false where none has the name.
    /// - Throws: where it was made by another version, is no store, or is damaged; nothing is changed then.
    package mutating func restore(
        _ name: SnapshotName, lastPlace: (Transaction) throws -> Int64, check: (Transaction) throws -> Void
    ) throws -> Bool {
        guard let file = file(of: name) else {
            guard let snapshot = snapshots[name] else { return false }
            try restore(snapshot, lastPlace: lastPlace)
            return true
        }
        guard file.isThere else { return false }
        let source = try file.opened()
        defer { try? source.close() }
        do {
            try checkTables(of: source, at: file.path)
            try source.read { db in
                let transaction = Transaction(db)
                guard try transaction.damages().isEmpty, try transaction.strayRows() == 0 else {
                    throw StoreError(file.path, .damaged)
                }
                try check(transaction)
            }
        } catch {
            throw StoreError(error, file: file.path)
        }
        try restore(source, lastPlace)
        return true
    }

    /// Takes a snapshot away.
    ///
    /// - Returns: whether there was one.
    package mutating func dropSnapshot(_ name: SnapshotName) -> Bool {
        guard let file = file(of: name) else { return snapshots.removeValue(forKey: name) != nil }
        guard file.isThere else { return false }
        file.remove()
        return true
    }

    /// Where a snapshot is, or would be; nil for a store in memory.
    private func file(of name: SnapshotName) -> SnapshotFile? {
        path.map { SnapshotFile(name, beside: StoreFile.resolved($0)) }
    }

    /// Refuses what is no store, or one with other tables.
    private func checkTables(of source: DatabaseQueue, at file: String) throws {
        let own = try database.read { try Schema().applied(in: $0) }
        let applied = try source.read { db in
            guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == StoreFile.applicationID else {
                throw StoreError(file, .anotherProgram)
            }
            return try Schema().applied(in: db)
        }
        guard applied == own else {
            throw StoreError(file, .failed("is of another version than the store, or of other services"))
        }
    }
}

extension StoreCopy {
    /// What stands behind the name of a copy that is not whole yet.
    static let unfinished = ".partial"

    /// Puts the copy, which is whole now, in the place of a file.
    func take(the name: String) throws(StoreError) {
        guard rename(path, name) == 0 else { throw StoreError(name, .ofTheSystem()) }
        Self(path: name).finish()
        try syncDirectory()
    }
}
