/// A value in a store that this program would not have written there: the file was damaged, or changed by hand.
public struct DamagedValue: Error, Hashable, Sendable, CustomStringConvertible {
    /// Nil where the value was computed from columns.
    public let table: String?
    /// The name of the table's column, or of what the statement computes; empty where SQLite has none for it.
    public let column: String
    /// What stands in such a column: "a telephone number".
    public let expected: String

    package init(table: String?, column: String, expected: String) {
        (self.table, self.column, self.expected) = (table, column, expected)
    }

    /// Without the value, which may be personal.
    public var description: String {
        "a value of \(table.map { "\($0)." } ?? "")\(column) is not \(expected)"
    }
}
