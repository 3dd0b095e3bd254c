internal import GRDBSQLite

/// The row on which a statement stands, read from the first column to the last.
///
/// What was stored is checked where it becomes a type, since files can be damaged and changed by hand: a value of another
/// kind, or out of its range, is thrown as `DamagedValue`. A service reads its own types in extensions, with `damage`.
@usableFromInline
package struct SQLColumns {
    private let statement: OpaquePointer
    /// The column that was read last.
    private var index: Int32 = -1

    init(_ statement: OpaquePointer) {
        self.statement = statement
    }

    package mutating func integer() throws(DamagedValue) -> Int64 {
        try advance(to: SQLITE_INTEGER, "an integer")
        return sqlite3_column_int64(statement, index)
    }

    package mutating func optionalInteger() throws(DamagedValue) -> Int64? {
        isNextNull ? skip() : try integer()
    }

    package mutating func text() throws(DamagedValue) -> String {
        try advance(to: SQLITE_TEXT, "a text")
        let bytes = UnsafeBufferPointer(
            start: sqlite3_column_text(statement, index), count: Int(sqlite3_column_bytes(statement, index)))
        guard let text = String(validating: bytes, as: UTF8.self) else { throw damage("a text in UTF-8") }
        return text
    }

    package mutating func optionalText() throws(DamagedValue) -> String? {
        isNextNull ? skip() : try text()
    }

    package mutating func blob() throws(DamagedValue) -> [UInt8] {
        try advance(to: SQLITE_BLOB, "octets")
        let count = Int(sqlite3_column_bytes(statement, index))
        return Array(UnsafeRawBufferPointer(start: sqlite3_column_blob(statement, index), count: count))
    }

    /// Nil where the next column is NULL, which is all that is read then; what `read` makes of it otherwise.
    @inlinable
    package mutating func optional<Value>(
        _ read: (inout SQLColumns) throws(DamagedValue) -> Value
    ) throws(DamagedValue) -> Value? {
        guard isNextNull else { return try read(&self) }
        skip(1)
        return nil
    }

    /// Leaves columns out that mean nothing in this row.
    @usableFromInline
    package mutating func skip(_ count: Int32) {
        index += count
    }

    /// What to throw where the column that was read last holds nothing of the kind.
    ///
    /// - Parameter expected: what it must hold, as a sentence names it: "a telephone number".
    package func damage(_ expected: String) -> DamagedValue {
        DamagedValue(
            table: sqlite3_column_table_name(statement, index).map { String(cString: $0) },
            column: (sqlite3_column_origin_name(statement, index) ?? sqlite3_column_name(statement, index))
                .map { String(cString: $0) } ?? "",
            expected: expected)
    }

    @usableFromInline
    var isNextNull: Bool { sqlite3_column_type(statement, index + 1) == SQLITE_NULL }

    private mutating func advance(to type: Int32, _ expected: String) throws(DamagedValue) {
        index += 1
        guard sqlite3_column_type(statement, index) == type else { throw damage(expected) }
    }

    private mutating func skip<Value>() -> Value? {
        index += 1
        return nil
    }
}

extension SQLColumns {
    package mutating func integer(in range: ClosedRange<Int64>) throws(DamagedValue) -> Int64 {
        let value = try integer()
        guard range.contains(value) else { throw damage("an integer from \(range.lowerBound) to \(range.upperBound)") }
        return value
    }

    /// 0 or 1, as SQLite has it.
    package mutating func flag() throws(DamagedValue) -> Bool {
        try integer(in: 0...1) == 1
    }

    /// How often something happened; small enough to be counted on.
    package mutating func count() throws(DamagedValue) -> Int {
        Int(try integer(in: 0...Int64(Int32.max)))
    }

    /// The place of a row that was numbered by SQLite, with as many left.
    package mutating func place() throws(DamagedValue) -> Int64 {
        try integer(in: 1...Int64.max / 2)
    }

    package mutating func octet() throws(DamagedValue) -> UInt8 {
        UInt8(try integer(in: 0...255))
    }

    /// One of some words.
    package mutating func word(among words: [String]) throws(DamagedValue) -> String {
        let word = try text()
        guard words.contains(word) else { throw damage("one of \(words.joined(separator: ", "))") }
        return word
    }

    /// One of the texts that a type names.
    package mutating func name<Value: RawRepresentable & CaseIterable>(
        of _: Value.Type = Value.self
    ) throws(DamagedValue) -> Value where Value.RawValue == String {
        guard let value = Value(rawValue: try text()) else {
            throw damage("one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return value
    }
}
