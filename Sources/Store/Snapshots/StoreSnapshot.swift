internal import GRDB

/// All of a store as it was at one moment, in memory.
package struct StoreSnapshot: Sendable {
    let database: DatabaseQueue

    /// Copies a database page by page.
    init(of source: DatabaseQueue) throws {
        database = try DatabaseQueue()
        try source.backup(to: database)
    }
}

extension OpenStore {
    /// Octets that the store takes.
    package func size() throws -> Int {
        try database.read { db in
            try (Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0) * (Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
        }
    }

    /// The store as it is now, in memory.
    package func snapshot() throws -> StoreSnapshot {
        try place?.check()
        return try StoreSnapshot(of: database)
    }

    /// Makes the store what it was at an earlier moment, in one transaction: a process that is killed before its end leaves
    /// the store as it is, and nothing of it.
    ///
    /// - Parameter lastPlace: the place of the last entry that a store has; 0 where it has none.
    package mutating func restore(
        _ snapshot: StoreSnapshot, lastPlace: (Transaction) throws -> Int64
    ) throws {
        try restore(snapshot.database, lastPlace)
    }

    /// An end that was committed and is given up is none that was lost, so it is noted before; where nothing comes of it
    /// the note is put right again.
    mutating func restore(_ source: DatabaseQueue, _ lastPlace: (Transaction) throws -> Int64) throws {
        try place?.check()
        let earlier = try database.read { try lastPlace(Transaction($0)) }
        let later = try source.read { try lastPlace(Transaction($0)) }
        if later < earlier { note(later) }
        do {
            try source.backup(to: database)
            if path != nil { try database.writeWithoutTransaction(InUseMark.set) }
            try place?.check()
        } catch {
            note(earlier)
            throw error
        }
        note(later)
    }

    /// Notes at once how far a store goes from which entries were taken away.
    package func noteShortened(_ lastPlace: (Transaction) throws -> Int64) throws {
        note(try database.read { try lastPlace(Transaction($0)) })
    }
}
