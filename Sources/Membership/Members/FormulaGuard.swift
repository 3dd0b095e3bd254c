/// The `'` before a field that a spreadsheet would take for a formula: one that begins with `=`, `+`, `-` or `@`.
///
/// A field that begins with such marks after other `'` gets one more, so that what was added can be removed again.
enum FormulaGuard {
    static func added(to field: String) -> String {
        isNeeded(by: field) ? "'" + field : field
    }

    static func removed(from field: String) -> String {
        field.utf8.first == UInt8(ascii: "'") && isNeeded(by: field) ? String(field.dropFirst()) : field
    }

    private static func isNeeded(by field: String) -> Bool {
        guard let first = field.utf8.first(where: { $0 != UInt8(ascii: "'") }) else { return false }
        return "=+-@".utf8.contains(first)
    }
}
