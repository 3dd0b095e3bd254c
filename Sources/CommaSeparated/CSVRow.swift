/// One row of a table as it is written: every field in quotes (RFC 4180), with a `'` before what a spreadsheet would take
/// for a formula.
package enum CSVRow {
    /// The row, with its line end.
    package static func text(of fields: [String]) -> String {
        fields.map { "\"\(FormulaGuard.added(to: $0).replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\r\n"
    }
}
