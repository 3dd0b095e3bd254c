import MessageGrammar
import SampleGrammars
import Testing

@Suite("What fits a shape")
struct FieldShapeTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let shape: String
        let part: String
        let canonical: String?
        let sourceLocation: SourceLocation

        init(
            _ shape: String, _ part: String, _ canonical: String?, sourceLocation: SourceLocation = #_sourceLocation
        ) {
            (self.shape, self.part, self.canonical, self.sourceLocation) = (shape, part, canonical, sourceLocation)
        }

        var testDescription: String { "\(shape): \(part)" }
    }

    static let rows = [
        Row("4 digits", "0123", "0123"),
        Row("4 digits", "01 23", "0123"),
        Row("4 digits", "01a3", nil),
        Row("2..4 digits", "1", nil),
        Row("2..4 digits", "12345", nil),
        Row("2.. digits", "12345678901234567890", "12345678901234567890"),
        Row("letters", "Siti Nur'aini", "Siti Nur'aini"),
        Row("letters", "ADI_SUNARYO", "ADI SUNARYO"),
        Row("letters", "Dr. X, Sp.OG", "Dr. X, Sp.OG"),
        Row("letters", "Zo\u{EB}", "Zo\u{EB}"),
        Row("letters", "Budi2", nil),
        Row("letters", "...", nil),
        Row("2..5 letters", "Susanto", nil),
        Row("11 alphanumerics, 9 digits", "02d00065455", "02D00065455"),
        Row("11 alphanumerics, 9 digits", "ABC00065455", nil),
        Row("3 alphanumerics", "ab1", "AB1"),
        Row("word", "abc-d", "abc-d"),
        Row("word", "ab c2", nil),
        Row("month", "08-2026", "2026-08"),
        Row("month", "8/2026", "2026-08"),
        Row("month", "2026-08", "2026-08"),
        Row("month", "082026", "2026-08"),
        Row("month", "13-2026", nil),
        Row("amount", "Rp1.500.000", "1500000"),
        Row("amount", "Rp. 1.500.000,-", "1500000"),
        Row("amount", "1,500,000", "1500000"),
        Row("amount", "1500000", "1500000"),
        Row("amount", "1.500.000,00", "1500000"),
        Row("amount", "1.50", nil),
        Row("amount", "1.000.000.000.000", nil),
        Row("amount", "999.999.999.999", "999999999999"),
        Row("amount", "Rp", nil),
        Row("number", "3,2", "3.2"),
        Row("number", "28", "28"),
        Row("number", "3,2,1", nil),
        Row("number", ",5", nil),
        Row("email", "budi.s+sms@contoh.co.id", "budi.s+sms@contoh.co.id"),
        Row("email", "budi@contoh", nil),
        Row("email", "@contoh.id", nil),
        Row("email", "budi@.id", nil),
        Row("email", "a@b@c.id", nil),
        Row("email", "budi@contoh.i", nil),
        Row("phone", "081200000001", "+6281200000001"),
        Row("phone", "+62 812-0000-0001", "+6281200000001"),
        Row("phone", "6281200000001", "+6281200000001"),
        Row("phone", "0812", nil),
        Row("phone", "+081200000001", nil),
        Row("choice(JHT|JP)", "jht", "JHT"),
        Row("choice(JHT|JP)", "JKM", nil),
        Row("3 text", "a b", "a b"),
        Row("3 text", "a bc", nil),
        Row("1..2 letters, 1..4 digits", "B 12", "B12"),
        Row("0..1 letters, 2 digits", "12", "12"),
    ]

    @Test(arguments: rows)
    func fits(_ row: Row) throws {
        let grammar = try NotationTests.grammar("K#{x}", "x \(row.shape)")
        let match = try? grammar.match("K#" + row.part, on: .sendingDay)
        #expect(match?["x"] == row.canonical, sourceLocation: row.sourceLocation)
    }

    @Test("A shape prints as a grammar file writes it", arguments: Set(rows.map(\.shape)).sorted())
    func description(_ shape: String) throws {
        let grammar = try NotationTests.grammar("K#{x}", "x \(shape)")
        #expect(grammar.fields[0].shape.description == shape)
    }
}
