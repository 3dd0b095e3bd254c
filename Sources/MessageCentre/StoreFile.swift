internal import GRDB
import Glibc

/// A SQLite file that is ours to write.
struct StoreFile {
    /// "SMSC": tells our files from those of other programs.
    static let applicationID: Int32 = 0x534D_5343

    let database: DatabaseQueue
    let ownership: StoreOwnership

    /// Opens the file, or makes it with mode 0600. Nothing is written into a file that is not ours.
    init(path: String) throws(StoreError) {
        try Self.checkDirectory(of: path)
        try Self.create(path)
        ownership = try StoreOwnership(of: Self.resolved(path))
        do {
            database = try DatabaseQueue(path: path, configuration: Self.configuration(of: path))
            try database.writeWithoutTransaction { db in try Self.makeDurable(db, at: path) }
        } catch {
            throw StoreError(error, file: path)
        }
    }

    private static func configuration(of path: String) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(2)
        configuration.prepareDatabase { db in try claim(db, at: path) }
        return configuration
    }

    private static func checkDirectory(of path: String) throws(StoreError) {
        let end = path.lastIndex(of: "/")
        let directory = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        var status = stat()
        guard stat(directory, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw StoreError(path, .noDirectory(directory))
        }
    }

    /// The file behind symbolic links, so that two names of one store have one lock.
    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    /// SQLite gives `-wal` and `-shm` the mode of the file.
    private static func create(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StoreError(path, errno == EACCES || errno == EROFS ? .readOnly : .cannotOpen(systemError()))
        }
        close(descriptor)
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
