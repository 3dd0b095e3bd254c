internal import GRDB
import Glibc

/// A SQLite file that is ours to write.
struct StoreFile {
    /// "SMSC": tells our files from those of other programs.
    static let applicationID: Int32 = 0x534D_5343

    /// Room for the inner pages of the indexes of ten million cards, so that a look-up reads only leaves; it fills as it is
    /// needed.
    private static let cacheKibibytes = 16 * 1024

    /// How long another program that has the file is waited for.
    static let busySeconds = 2.0

    let database: DatabaseQueue
    let ownership: StoreOwnership
    let place: StorePlace
    /// Whether there was no such file before.
    let isNew: Bool
    /// Whether an earlier process died and left its write-ahead log; one that ends takes it away.
    let hadLog: Bool
    /// What was done to a store that held something already, or nil.
    let upgrade: StoreUpgrade?
    /// What is missing of a store whose end was lost, or nil.
    let shortfall: StoreShortfall?

    /// Opens the file, or makes it with mode 0600, and brings it up to date. Nothing is written into a file that is not
    /// ours, and where opening fails, what was newly made is taken away again.
    init(path: String, migration: StoreMigration) throws(StoreError) {
        try Self.checkDirectory(of: path)
        try Self.checkIsFile(path)
        let name = Self.resolved(path)
        guard !NameBeside.all.contains(where: path.hasSuffix) else { throw StoreError(path, .nameBesideStore) }
        do throws(StoreError) {
            try Self.checkCompanions(of: name)
            try Self.checkLog(beside: name)
            (ownership, isNew) = try Self.owned(name)
        } catch {
            throw StoreError(path, error.problem)
        }
        hadLog = access(name + "-wal", F_OK) == 0
        do {
            let loss = ownership.lastPlace == nil ? LostEnd.loss(beside: name) : nil
            (database, upgrade) = try Self.opened(name, migration) { isInUse in
                if isInUse, let loss { throw StoreError(path, loss) }
            }
            place = StorePlace(of: name, as: path)
            let last = try database.read(migration.lastPlace)
            shortfall = isNew ? nil : StoreShortfall(of: path, found: last, committed: ownership.lastPlace)
            ownership.note(last)
            // Where the disk is full, the store can be read as it is.
            try? database.writeWithoutTransaction(InUseMark.set)
        } catch {
            // Only the owner takes anything away, so that nobody else is using it.
            if isNew { for suffix in ["", "-wal", "-shm"] { unlink(name + suffix) } }
            ownership.abandon()
            throw StoreError(error, file: path)
        }
    }

    /// Takes a store that lies there without its write-ahead log for whole.
    static func acceptLoss(at path: String) throws(StoreError) {
        try checkIsFile(path)
        let name = resolved(path)
        try checkCompanions(of: name)
        let (ownership, _) = try owned(name)
        defer { withExtendedLifetime(ownership) {} }
        guard LostEnd.loss(beside: name) != nil else { return }
        do {
            let database = try DatabaseQueue(path: name, configuration: configuration(of: name))
            try database.writeWithoutTransaction(InUseMark.clear)
            try database.close()
        } catch {
            throw StoreError(error, file: path)
        }
    }

    /// Makes or opens the file and takes it; another process may just have taken its new one away.
    private static func owned(_ path: String) throws(StoreError) -> (StoreOwnership, isNew: Bool) {
        while true {
            let (descriptor, isNew) = try create(path)
            do throws(StoreError) {
                let ownership = try StoreOwnership(of: path, file: descriptor)
                if FileIdentity(at: path) == FileIdentity(descriptor) { return (ownership, isNew) }
            } catch {
                close(descriptor)
                if isNew, !error.problem.isOwned { unlink(path) }
                throw error
            }
        }
    }

    /// - Parameter check: refuses a store before anything is written, by whether a process has left it in use.
    private static func opened(
        _ path: String, _ migration: StoreMigration, _ check: (Bool) throws -> Void
    ) throws -> (DatabaseQueue, StoreUpgrade?) {
        let database = try DatabaseQueue(path: path, configuration: configuration(of: path))
        do {
            try database.writeWithoutTransaction { db in try makeDurable(db, at: path) }
            try check(try database.read(InUseMark.isSet))
            return (database, try migration.run(on: database, at: path))
        } catch {
            try? database.close()
            throw error
        }
    }

    private static func configuration(of path: String) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(busySeconds)
        configuration.prepareDatabase { db in
            try claim(db, at: path)
            try db.execute(sql: "PRAGMA cache_size = -\(cacheKibibytes)")
        }
        return configuration
    }

    /// The directory in which a file is, or will be.
    static func directory(of path: String) -> String {
        guard let end = path.lastIndex(of: "/") else { return "." }
        return end == path.startIndex ? "/" : String(path[..<end])
    }

    private static func checkDirectory(of path: String) throws(StoreError) {
        let directory = directory(of: path)
        guard isDirectory(directory) else { throw StoreError(path, .noDirectory(directory)) }
    }

    /// A store that is there is a file, or a link to one.
    static func checkIsFile(_ path: String) throws(StoreError) {
        switch FileKind(at: path, isFollowed: true) {
        case .nothing: return
        case .regular:
            // SQLite takes less than a page for a database that is empty.
            guard !(1..<smallestPage).contains(Self.size(of: path)) else { throw StoreError(path, .notADatabase) }
        case .directory: throw StoreError(path, .isDirectory)
        case .other: throw StoreError(path, .isNoFile)
        }
    }

    /// Octets.
    private static let smallestPage = 512

    private static func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// What SQLite opens beside a store must be what it made there. Where a process has the store, that has looked; and if
    /// it is this one, closing the index would end its locks.
    static func checkCompanions(of path: String) throws(StoreError) {
        guard FileKind(at: path, isFollowed: false) == .nothing || StoreOwnership.isFree(path) else { return }
        for companion in Companion.allCases where !companion.isOfSQLite(beside: path) {
            throw StoreError(path, .inTheWay(companion.path(beside: path)))
        }
    }

    /// SQLite deletes a log that lies beside no store, and with it what was committed in one that was moved.
    private static func checkLog(beside path: String) throws(StoreError) {
        guard size(of: path) == 0, size(of: path + "-wal") > 0 else { return }
        throw StoreError(path, .logWithoutStore(path + "-wal"))
    }

    private static func isDirectory(_ path: String) -> Bool {
        FileKind(at: path, isFollowed: true) == .directory
    }

    /// The file behind symbolic links, beside which all of a store's files are.
    static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    /// Makes the file where there is none; SQLite gives `-wal` and `-shm` its mode.
    ///
    /// - Returns: the file, open, and whether there was none.
    private static func create(_ path: String) throws(StoreError) -> (Int32, isNew: Bool) {
        let flags = O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        var descriptor = open(path, flags | O_CREAT | O_EXCL, 0o600)
        let isNew = descriptor >= 0
        if !isNew, errno == EEXIST { descriptor = open(path, flags) }
        guard descriptor >= 0 else { throw StoreError(path, .ofTheSystem()) }
        return (descriptor, isNew)
    }

    /// Marks an empty database as ours and refuses one that is not, before anything else is written.
    ///
    /// In the default journal mode still, so that the mark is in the file itself when a process dies here.
    private static func claim(_ db: Database, at path: String) throws {
        let mark = try Int32.fetchOne(db, sql: "PRAGMA application_id")
        guard mark != applicationID else { return }
        guard mark == 0, try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0 else {
            throw StoreError(path, .anotherProgram)
        }
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    }

    /// Write-ahead log, and a sync at each commit. GRDB's own WAL mode would leave `synchronous` at NORMAL, which loses the
    /// last commits when the power goes.
    private static func makeDurable(_ db: Database, at path: String) throws {
        guard try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") == "wal" else {
            throw StoreError(path, .failed("SQLite cannot keep a write-ahead log there; use a local disk"))
        }
        try db.execute(sql: "PRAGMA synchronous = FULL")
        let level = try Int.fetchOne(db, sql: "PRAGMA synchronous")
        precondition(level == 2, "a commit must be on the disk")
    }
}
