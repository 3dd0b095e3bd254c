internal import GRDB
import Glibc

/// A store that is only read, beside the process that owns it if there is one.
package struct StoreReading: Sendable {
    private let path: String
    private let database: DatabaseQueue
    /// What is missing of a store whose end was lost; nil where nothing is, or a process owns the store.
    package let shortfall: StoreShortfall?

    /// Opens the file; it is not made, changed or brought up to date.
    ///
    /// - Parameters:
    ///   - lastPlace: the place of its last message; 0 where it has none.
    ///   - check: refuses a store by the steps that were done in it.
    package init(
        path: String, lastPlace: (Transaction) throws -> Int64, check: (Transaction, Set<String>) throws -> Void
    ) throws(StoreError) {
        self.path = path
        do {
            let name = StoreFile.resolved(path)
            let committed = LockNote.lastPlace(beside: name)
            let loss = committed == nil && StoreOwnership.isFree(name) ? LostEnd.loss(beside: name) : nil
            database = try Self.opened(path)
            shortfall = try database.read { db in
                try Self.checkMark(db, at: path)
                try check(Transaction(db), try Schema().applied(in: db))
                let last = try lastPlace(Transaction(db))
                if let loss, try InUseMark.isSet(db) { return StoreShortfall(of: path, found: last, after: loss) }
                return StoreShortfall(of: path, found: last, committed: committed)
            }
        } catch {
            throw StoreError(error, file: path)
        }
    }

    /// Refuses a store that lacks some of these steps, or has others.
    package static func check(at path: String, applied: Set<String>, known: Set<String>) throws(StoreError) {
        guard applied.isSubset(of: known) else {
            throw StoreError(path, .newerVersion(applied.subtracting(known).sorted()))
        }
        guard applied == known else {
            throw StoreError(path, .failed("was not brought up to date yet; open it once with the pipe"))
        }
    }

    /// Reads in one transaction, so that everything is of one moment.
    ///
    /// - Throws: `StoreError` where the store fails; whatever else `work` throws, as it is.
    package func read<Value>(_ work: (Transaction) throws -> Value) throws -> Value {
        do {
            return try database.read { db in try work(Transaction(db)) }
        } catch {
            throw StoreError(ofStatement: error, file: path) ?? error
        }
    }

    /// Copies the store, as it is at one moment, into a file that is not there yet.
    package func copy(to file: String) throws {
        do {
            let copy = StoreCopy(path: file)
            try copy.write(database)
            copy.finish()
        } catch {
            throw StoreError(error, file: path)
        }
    }

    private static func opened(_ path: String) throws -> DatabaseQueue {
        guard access(path, R_OK) == 0 else { throw StoreError(path, .cannotOpen(systemError())) }
        try StoreFile.checkIsFile(path)
        let name = StoreFile.resolved(path)
        try StoreFile.checkCompanions(of: name)
        try checkName(name)
        do {
            let database = try DatabaseQueue(path: name, configuration: configuration)
            try database.read { db in _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") }
            return database
        } catch let error as DatabaseError where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) {
            guard isAtRest(name) else { throw error }
            return try DatabaseQueue(path: atRest(name), configuration: configuration)
        }
    }

    /// What a process commits stands beside the name by which it opened the file; by another one it is not seen.
    private static func checkName(_ path: String) throws(StoreError) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_nlink > 1, LockNote.owner(beside: path) == nil,
            let owner = FileIdentity(at: path)?.owner
        else { return }
        throw StoreError(path, .openedByOtherName(pid: owner))
    }

    /// Whether everything is in the file itself, and nobody writes it: what a reader needs that may put nothing beside it.
    private static func isAtRest(_ path: String) -> Bool {
        var log = stat()
        return (stat(path + "-wal", &log) != 0 || log.st_size == 0) && StoreOwnership.isFree(path)
    }

    /// The file's name as a URI, by which SQLite takes it for one that does not change.
    static func atRest(_ path: String) -> String {
        let name = path.utf8.map { octet in
            let isPlain = octet >= 0x2D && octet < 0x7F && octet != UInt8(ascii: "?")
            return isPlain ? String(Unicode.Scalar(octet)) : "%" + (octet < 16 ? "0" : "") + String(octet, radix: 16)
        }
        return "file:\(name.joined())?immutable=1"
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(2)
        return configuration
    }

    private static func checkMark(_ db: Database, at path: String) throws {
        guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == StoreFile.applicationID else {
            throw StoreError(path, .anotherProgram)
        }
    }
}
