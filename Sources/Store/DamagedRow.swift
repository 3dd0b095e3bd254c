/// A row of a store that cannot be read, by its table and number.
package struct DamagedRow: Hashable, Sendable {
    package let table: String
    /// SQLite's number of the row: in the tables of people their own number. Nil in tables without.
    package let number: Int64?
    /// The first that is wrong in it.
    package let value: DamagedValue
}

extension Transaction {
    /// Reads every row of a table as those do who use it, and tells which of them cannot be read.
    ///
    /// - Parameters:
    ///   - columns: in the order in which `read` takes them.
    ///   - isNumbered: false for a table without row numbers.
    package func damagedRows(
        of table: String, _ columns: String, isNumbered: Bool = true,
        read: (inout SQLColumns) throws(DamagedValue) -> Void
    ) throws -> [DamagedRow] {
        var damaged: [DamagedRow] = []
        try each("SELECT \(isNumbered ? "rowid" : "0"), \(columns) FROM \(table)") { row in
            let number = try row.integer()
            do throws(DamagedValue) {
                try read(&row)
            } catch {
                damaged.append(DamagedRow(table: table, number: isNumbered ? number : nil, value: error))
            }
        }
        return damaged
    }
}
