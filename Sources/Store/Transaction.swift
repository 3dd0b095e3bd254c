package import GRDB
internal import GRDBSQLite

/// One transaction of a store, in which statements are prepared, bound and stepped.
///
/// It lives as long as the work that it is given to. Statements are kept by the connection: GRDB's rows and arguments cost
/// several times the statement itself, and the number of messages a second is the number of statements a second.
public struct Transaction {
    package let database: Database
    /// Whether statements are on the connection's own tables (`temp`), which stand in a file of their own.
    private var isTemporary = false

    /// The transaction that a connection is in.
    package init(_ database: Database) {
        self.database = database
    }

    /// The same transaction for statements on the connection's own tables: where one fails, it is their file that failed and
    /// not the store.
    package var onTemporaryTables: Transaction {
        var transaction = self
        transaction.isTemporary = true
        return transaction
    }

    /// Runs a statement that gives no rows.
    package func run(_ sql: String, _ values: SQLValue...) throws {
        _ = try step(sql, values) { _ in false }
    }

    /// The first row of a statement, or nil.
    @inlinable
    package func first<Value>(
        _ sql: String, _ values: SQLValue..., read: (inout SQLColumns) throws -> Value
    ) throws -> Value? {
        var value: Value?
        try step(sql, values) { columns in
            value = try read(&columns)
            return false
        }
        return value
    }

    /// Every row of a statement.
    @inlinable
    package func all<Value>(
        _ sql: String, _ values: SQLValue..., read: (inout SQLColumns) throws -> Value
    ) throws -> [Value] {
        var rows: [Value] = []
        try step(sql, values) { columns in
            rows.append(try read(&columns))
            return true
        }
        return rows
    }

    /// Runs statements that give no rows, one after another.
    package func runAll(_ script: String) throws {
        do {
            try database.execute(sql: script)
        } catch let error as DatabaseError {
            throw isTemporary ? TemporaryTableError(error: error) : error
        }
    }

    /// Steps through every row of a statement, holding one at a time.
    package func each(_ sql: String, read: (inout SQLColumns) throws -> Void) throws {
        try step(sql, []) { columns in
            try read(&columns)
            return true
        }
    }

    /// Steps through the rows until one is not followed by another, or `row` has enough.
    @usableFromInline
    func step(_ sql: String, _ values: [SQLValue], row: (inout SQLColumns) throws -> Bool) throws {
        let statement = try prepared(sql)
        defer { sqlite3_reset(statement) }
        for (index, value) in values.enumerated() { try bind(value, to: Int32(index + 1), of: statement) }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_DONE: return
            case SQLITE_ROW:
                var columns = SQLColumns(statement)
                guard try row(&columns) else { return }
            default: throw lastError(of: sql)
            }
        }
    }

    /// How many rows the last statement changed.
    package var changes: Int { database.changesCount }

    /// The number of the row that was inserted last.
    package var insertedRow: Int64 { database.lastInsertedRowID }

    package func hasTable(_ name: String) throws -> Bool { try database.tableExists(name) }

    private func prepared(_ sql: String) throws -> SQLiteStatement {
        do {
            return try database.cachedStatement(sql: sql).sqliteStatement
        } catch let error as DatabaseError where isTemporary {
            throw TemporaryTableError(error: error)
        }
    }

    private func bind(_ value: SQLValue, to index: Int32, of statement: SQLiteStatement) throws {
        let code =
            switch value {
            case .null: sqlite3_bind_null(statement, index)
            case .integer(let integer): sqlite3_bind_int64(statement, index, integer)
            case .text(let text): bind(text, to: index, of: statement)
            // Of no octets the address may be none, which would be NULL.
            case .blob([]): sqlite3_bind_zeroblob(statement, index, 0)
            case .blob(let octets): sqlite3_bind_blob(statement, index, octets, Int32(octets.count), Self.copied)
            }
        guard code == SQLITE_OK else { throw lastError(of: nil) }
    }

    private func bind(_ text: String, to index: Int32, of statement: SQLiteStatement) -> Int32 {
        let copied = Self.copied
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                guard let start = characters.baseAddress else {
                    return sqlite3_bind_text(statement, index, "", 0, copied)
                }
                return sqlite3_bind_text(statement, index, start, Int32(characters.count), copied)
            }
        }
    }

    /// -1 tells SQLite to copy the bytes.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    private func lastError(of sql: String?) -> any Error {
        let error = DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(database.sqliteConnection)),
            message: String(cString: sqlite3_errmsg(database.sqliteConnection)), sql: sql)
        return isTemporary ? TemporaryTableError(error: error) : error
    }
}
