/// A row that a table always has is not there: the file was damaged, or changed by hand.
package struct MissingRow: Error, Hashable, Sendable {
    package let table: String

    /// - Parameter table: which lacks it.
    package init(of table: String) {
        self.table = table
    }
}
