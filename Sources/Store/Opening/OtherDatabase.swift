import GRDB
import Glibc

/// An SQLite file of another program, which is read and never changed.
package struct OtherDatabase: Sendable {
    private let path: String
    private let database: DatabaseQueue

    /// Opens a file that is there.
    package init(path: String) throws(StoreError) {
        self.path = path
        do {
            guard access(path, R_OK) == 0 else { throw StoreError(path, .cannotOpen(systemError())) }
            var configuration = Configuration()
            configuration.readonly = true
            database = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw StoreError(error, file: path)
        }
    }

    /// Whether it has a table.
    package func hasTable(_ name: String) throws(StoreError) -> Bool {
        do {
            return try database.read { db in try db.tableExists(name) }
        } catch {
            throw StoreError(error, file: path)
        }
    }

    /// Hands out the rows of a table in the order in which they were entered: the values by the names of their columns, in
    /// small letters, without those that are NULL.
    package func eachRow(of table: String, _ body: ([String: String]) throws -> Void) throws {
        try database.read { db in
            let rows = try Row.fetchCursor(db, sql: "SELECT * FROM \(table.quotedDatabaseIdentifier) ORDER BY rowid")
            while let row = try rows.next() {
                let values = row.compactMap { column, value in
                    String.fromDatabaseValue(value).map { (column.lowercased(), $0) }
                        ?? Int64.fromDatabaseValue(value).map { (column.lowercased(), "\($0)") }
                }
                try body(Dictionary(values) { first, _ in first })
            }
        }
    }
}
