import ShortMessage
import Testing

/// Carets below a text stand right only where everybody counts its columns alike.
@Suite("Columns that a terminal gives a character")
struct ColumnTests {
    static let rows: [(name: String, scalar: Unicode.Scalar, columns: Int)] = [
        ("a letter", "a", 1), ("a letter beyond ASCII", "\u{E9}", 1), ("a full-width letter", "\u{FF33}", 2),
        ("a Chinese character", "\u{4E0D}", 2), ("an emoji", "\u{1F600}", 2),
        ("an emoji of the first plane", "\u{231A}", 2),
        ("a symbol that is drawn as text", "\u{2602}", 1), ("a combining accent", "\u{301}", 0),
        ("a zero-width joiner", "\u{200D}", 0), ("a Korean syllable", "\u{AC00}", 2),
    ]

    @Test(arguments: rows)
    func columns(_ row: (name: String, scalar: Unicode.Scalar, columns: Int)) {
        #expect(row.scalar.columns == row.columns, "\(row.name)")
    }
}
