import Foundation
import GRDB

/// A store file that a test makes, damages or looks into behind the program's back.
struct StoreFile {
    let path: String

    /// Writes a store as the first version of the program made it.
    ///
    /// - Parameter messages: how many more are in its journal.
    func makeOld(messages: Int = 0) throws {
        let sql = try String(
            contentsOf: Run.package.appending(path: "Tests/Stores/version-1.sql"), encoding: .utf8)
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA application_id = 0x534D5343; \(sql)")
            try db.execute(
                sql: """
                    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n <= \(messages))
                    INSERT INTO message (direction, state, at, utc_offset, sender, sender_type, recipient,
                        recipient_type, text)
                    SELECT 'in', 'handled', 1795136460000, 420, '6281200000077', 145, '2757', 129, 'KONTAK ' || n
                    FROM numbers WHERE n <= \(messages)
                    """)
            try db.execute(sql: "PRAGMA journal_mode = WAL")
        }
        try queue.close()
    }

    /// Asks the store something; it must not be in use.
    func ask(_ sql: String) throws -> [String] {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { db in try String.fetchAll(db, sql: sql) }
    }

    func change(_ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in try db.execute(sql: sql) }
        try queue.close()
    }

    var octets: Data {
        get throws { try Data(contentsOf: URL(fileURLWithPath: path)) }
    }

    /// Writes octets over those of the file.
    func overwrite(_ octets: Data, at offset: Int) throws {
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try handle.seek(toOffset: UInt64(offset))
        try handle.write(contentsOf: octets)
        try handle.close()
    }
}
