internal import GRDB

extension Transaction {
    /// Memory for the pages and sorts of this connection, in KiB.
    package func setCache(kibibytes: Int) throws {
        try database.execute(sql: "PRAGMA cache_size = -\(kibibytes)")
    }

    /// Overwrites what is deleted from now on in this connection.
    package func overwriteDeleted() throws {
        try database.execute(sql: "PRAGMA secure_delete = ON")
    }

    /// What SQLite itself finds wrong in the file, a line each; also in one that is opened for reading only.
    package func damages() throws -> [String] {
        let found = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        return try found + brokenConditions().filter { !found.contains($0) }
    }

    /// How many rows name a row that is not there.
    package func strayRows() throws -> Int {
        try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").count
    }

    /// Hears of every statement that this connection runs from now on, in the order of their ends.
    package func observe(_ statement: @escaping (String) -> Void) {
        database.trace { event in
            if case .statement(let event) = event { statement(event.sql) }
        }
    }

    /// Hears of no statement any more.
    package func observeNothing() {
        database.trace()
    }
}
