package import GRDB
import GRDBSQLite

/// A value for one parameter of a statement.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])

    @_disfavoredOverload
    package static func integer(_ value: some BinaryInteger) -> SQLValue { .integer(Int64(value)) }
    @_disfavoredOverload
    package static func integer(_ value: Int64?) -> SQLValue { value.map { .integer($0) } ?? .null }
    @_disfavoredOverload
    package static func blob(_ value: [UInt8]?) -> SQLValue { value.map { .blob($0) } ?? .null }
    @_disfavoredOverload
    package static func text(_ value: String?) -> SQLValue { value.map { .text($0) } ?? .null }
}

/// Prepared statements, kept by the connection, bound and stepped.
///
/// GRDB's rows and arguments cost several times the statement itself, and the number of messages a second is the number
/// of statements a second.
extension Database {
    /// Runs a statement that gives no rows.
    package func run(_ sql: String, _ values: SQLValue...) throws {
        _ = try step(sql, values) { _ in false }
    }

    /// The first row of a statement, or nil.
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

    /// Steps through every row of a statement, holding one at a time.
    package func each(_ sql: String, read: (inout SQLColumns) throws -> Void) throws {
        try step(sql, []) { columns in
            try read(&columns)
            return true
        }
    }

    /// Steps through the rows until one is not followed by another, or `row` has enough.
    private func step(_ sql: String, _ values: [SQLValue], row: (inout SQLColumns) throws -> Bool) throws {
        let statement = try cachedStatement(sql: sql).sqliteStatement
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

    private func lastError(of sql: String?) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(sqliteConnection)),
            message: String(cString: sqlite3_errmsg(sqliteConnection)), sql: sql)
    }
}
