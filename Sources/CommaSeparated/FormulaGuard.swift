/// The `'` before a field that a spreadsheet would take for a formula: one that begins with `=`, `+`, `-` or `@`.
///
/// A field that begins with such marks after other `'` gets one more, so that what was added can be removed again.
package enum FormulaGuard {
    /// The field, with the mark where it is needed.
    package static func added(to field: String) -> String {
        isNeeded(by: field) ? "'" + field : field
    }

    /// The field as it was before the mark.
    package static func removed(from field: String) -> String {
        field.utf8.first == UInt8(ascii: "'") && isNeeded(by: field) ? String(field.dropFirst()) : field
    }

    private static func isNeeded(by field: String) -> Bool {
        guard let first = field.utf8.first(where: { $0 != UInt8(ascii: "'") }) else { return false }
        return "=+-@".utf8.contains(first)
    }
}
