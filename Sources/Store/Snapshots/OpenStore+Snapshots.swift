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
        guard let path else {
            snapshots[name] = try snapshot()
            return
        }
        try place?.check()
        let file = name.path(beside: StoreFile.resolved(path))
        let draft = StoreCopy(path: file + StoreCopy.unfinished)
        draft.remove()
        defer { draft.remove() }
        try draft.write(database)
        try draft.take(the: file)
    }

    /// Makes the store what it was when a snapshot was kept.
    ///
    /// - Returns: false where none has the name.
    /// - Throws: where it was made by another version, or is no store; nothing is changed then.
    package mutating func restore(
        _ name: SnapshotName, lastPlace: (Transaction) throws -> Int64
    ) throws -> Bool {
        guard let path else {
            guard let snapshot = snapshots[name] else { return false }
            try restore(snapshot, lastPlace: lastPlace)
            return true
        }
        let file = name.path(beside: StoreFile.resolved(path))
        guard FileKind(at: file, isFollowed: false) == .regular else { return false }
        try StoreFile.checkCompanions(of: file)
        let source = try DatabaseQueue(path: file)
        defer { try? source.close() }
        try check(source, at: file)
        try restore(source, lastPlace)
        return true
    }

    /// Takes a snapshot away.
    ///
    /// - Returns: whether there was one.
    package mutating func dropSnapshot(_ name: SnapshotName) -> Bool {
        guard let path else { return snapshots.removeValue(forKey: name) != nil }
        let file = name.path(beside: StoreFile.resolved(path))
        guard FileKind(at: file, isFollowed: false) == .regular else { return false }
        StoreCopy(path: file).remove()
        return true
    }

    /// Refuses what is no store, or one with other tables.
    private func check(_ source: DatabaseQueue, at file: String) throws {
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
        try syncDirectory()
    }
}
