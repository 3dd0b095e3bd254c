internal import GRDB
import Glibc

/// A store that is open, and this process's to write: what one transaction changes is kept whole or not at all.
package struct OpenStore: Sendable {
    let database: DatabaseQueue
    private var ownership: StoreOwnership?
    let place: StorePlace?
    /// By name, of a store in memory.
    var snapshots: [SnapshotName: StoreSnapshot] = [:]
    /// Held while something is written elsewhere that must then be noted here.
    private var ballast: Ballast?
    private let isNew: Bool
    /// Nil for a store in memory.
    package let path: String?
    /// Whether an earlier process died and left its write-ahead log.
    package let hadLog: Bool
    /// What was done to a store that held something already, or nil.
    package let upgrade: StoreUpgrade?
    /// What is missing of a store whose end was lost, or nil.
    package let shortfall: StoreShortfall?

    /// Opens a store or makes it, and brings its tables up to date.
    package init(_ location: StoreLocation, _ contents: some StoreContents) throws(StoreError) {
        path = location.path
        do {
            let migration = StoreMigration(to: contents)
            if let path {
                let opened = try StoreFile(path: path, migration: migration)
                (database, ownership, place) = (opened.database, opened.ownership, opened.place)
                (isNew, hadLog, upgrade, shortfall) = (opened.isNew, opened.hadLog, opened.upgrade, opened.shortfall)
            } else {
                database = try DatabaseQueue()
                (ownership, place, isNew, hadLog, shortfall) = (nil, nil, false, false, nil)
                upgrade = try migration.run(on: database, at: nil)
            }
        } catch {
            throw StoreError(error, file: path)
        }
    }

    /// Writes everything into the file and lets another process have it. Nothing can be asked of the store afterwards.
    package mutating func close() throws(StoreError) {
        let isCleared = (try? database.writeWithoutTransaction(InUseMark.clear)) != nil
        try storing { try database.close() }
        if isCleared { ownership?.noteClosed() }
        ownership = nil
    }

    /// Closes the store and, if it was made in vain, takes its files away while nobody else can have them.
    package mutating func closeUnused() throws(StoreError) {
        let isInPlace = (try? place?.check()) != nil
        try? database.writeWithoutTransaction(InUseMark.clear)
        try storing { try database.close() }
        if isNew, isInPlace, let path {
            for name in [path, path + "-wal", path + "-shm"] { unlink(name) }
            ownership?.abandon()
        }
        ownership = nil
    }

    /// Notes the last entry that was committed, by which a store that loses its end is known.
    package func note(_ place: Int64) {
        ownership?.note(place)
    }

    /// - Throws: where the file is not where it was any more.
    package func checkPlace() throws(StoreError) {
        try place?.check()
    }

    /// Does what must go well; what an error says about the store is thrown.
    package func storing<Value>(_ work: () throws -> Value) throws(StoreError) -> Value {
        do {
            return try work()
        } catch {
            throw StoreError(error, file: path)
        }
    }
}

extension OpenStore {
    /// Reads in one transaction, so that everything is of one moment.
    package func read<Value>(_ work: (Transaction) throws -> Value) throws -> Value {
        try database.read { db in try work(Transaction(db)) }
    }

    /// Reads without a transaction, where one statement is all.
    package func readAtOnce<Value>(_ work: (Transaction) throws -> Value) throws -> Value {
        try database.unsafeRead { db in try work(Transaction(db)) }
    }

    /// Runs one transaction, which is committed only in a file that is still where it was: nothing is acknowledged that was
    /// committed in another. When it returns, what was written is on the disk.
    package func write<Value>(_ work: (Transaction) throws -> Value) throws -> Value {
        guard let place else { return try database.write { db in try work(Transaction(db)) } }
        let value = try database.write { db in
            let value = try work(Transaction(db))
            try place.check()
            return value
        }
        try place.check()
        return value
    }

    /// Runs one transaction that is safe from the death of the process at once, and reaches the disk with the next.
    package func writeUnhurriedly<Value>(_ work: (Transaction) throws -> Value) throws -> Value {
        guard let place else { return try write(work) }
        let value = try database.writeWithoutTransaction { db in
            try db.withoutWaitingForDisk { try db.inOneTransaction { try work(Transaction(db)) } }
        }
        try place.check()
        return value
    }

    /// Runs one transaction of which nothing is kept.
    package func rehearse<Value>(_ work: (Transaction) throws -> Value) throws -> Value {
        try database.writeWithoutTransaction { db in
            try db.beginTransaction(.immediate)
            defer { try? db.rollback() }
            return try work(Transaction(db))
        }
    }
}

extension OpenStore {
    /// Holds room for noting that what is written now was written.
    ///
    /// - Throws: where the disk is full; nothing is to be written then, because it would be written again.
    package mutating func holdRoom() throws(StoreError) {
        if ballast == nil, let path { ballast = try Ballast(beside: path) }
    }

    /// Gives up that room, and what the write-ahead log takes, where an error says that the disk is full.
    ///
    /// - Returns: whether there is room now, so that the work can be tried again.
    package mutating func makeRoom(after error: any Error) -> Bool {
        guard let error = error as? DatabaseError, [.SQLITE_FULL, .SQLITE_IOERR].contains(error.resultCode) else {
            return false
        }
        ballast = nil
        _ = try? emptyLog()
        return true
    }

    /// Overwrites what is deleted from now on, in the file and in its write-ahead log.
    ///
    /// Without it SQLite would leave deleted rows in free pages until something else needs them.
    package func overwriteDeleted() throws {
        try database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA secure_delete = ON") }
    }

    /// Empties the write-ahead log, which holds earlier states of pages, into the file.
    ///
    /// - Returns: false where another program reads in it; it is emptied when the last one closes the store.
    package func emptyLog() throws -> Bool {
        try database.writeWithoutTransaction { db in
            try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
        }
    }

    /// The same, where another program that reads in it is not waited for.
    package func emptyLogUnlessRead() throws -> Bool {
        try database.writeWithoutTransaction { db in try db.emptyLogUnlessRead() }
    }
}
