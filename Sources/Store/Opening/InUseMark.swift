internal import GRDB
import Glibc

/// Whether a store's file says that it is in use: then some of what was committed may stand in its write-ahead log alone,
/// and is missing where the file lies somewhere without it.
///
/// The second bit of SQLite's `user_version`, from the opening by a process that writes until it closes the store.
enum InUseMark {
    /// Puts the mark into the file itself, not only into its log.
    static func set(_ db: Database) throws {
        let version = try version(db)
        guard version & bit == 0 else { return }
        try db.execute(sql: "PRAGMA user_version = \(version | bit)")
        _ = try db.emptyLogUnlessRead()
    }

    /// The file gets this, and the rest of its log, as it is closed.
    static func clear(_ db: Database) throws {
        try db.execute(sql: "PRAGMA user_version = \(try version(db) & ~bit)")
    }

    /// Whether a write-ahead log lies there with something in it; a reader leaves an empty one behind.
    static func hasLog(beside path: String) -> Bool {
        var log = stat()
        return stat(path + "-wal", &log) == 0 && log.st_size > 0
    }

    static func isSet(_ db: Database) throws -> Bool {
        try version(db) & bit != 0
    }

    private static let bit = 2

    private static func version(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    }
}
