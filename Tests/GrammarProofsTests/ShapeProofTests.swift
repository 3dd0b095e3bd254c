import GrammarProofs
import MessageGrammar
import Mutations
import SampleGrammars
import Seeded
import Testing

/// The check reads shapes as automata, the matcher as code: the two must agree on every value.
@Suite("Shapes as the check reads them")
struct ShapeProofTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let shape: String
        let values: [String]

        init(_ shape: String, _ values: String...) {
            (self.shape, self.values) = (shape, values)
        }

        var testDescription: String { shape }
    }

    static let rows = [
        Row("3..5 digits", "1234", "12345"),
        Row("11 alphanumerics, 9 digits", "08012345678", "02D00065455", "0a01234567b"),
        Row("2..8 letters", "BUDI", "ADI-S.", "Zo\u{EB}", "Q\u{303}\u{10D}", "O'NEIL"),
        Row("2..6 word", "a@b123", "\u{20AC}9", "a", "abcdefg"),
        Row("2..6 text", "a@b123", "\u{20AC}9", "a", "abcdefg"),
        Row(
            "date", "17-08-1990", "29/2/2024", "29.02.2023", "31_12_1999", "31041990", "290224", "1990-08-17",
            "1900-2-29"),
        Row("month", "08-2026", "8/2026", "082026", "2026-08", "122026", "0000-1"),
        Row("amount", "Rp1.500.000", "1500000", "1,500,000,-", "000.123.456.789.012", "Rp.50", "12,00", "999999999999"),
        Row("amount 1000..5000000", "Rp1.500.000", "1000", "5.000.000", "0.001.000,-", "4999999", "999", "5.000.001"),
        Row("amount 250..", "Rp250", "00.000.250", "249", "999.999.999.999", "1.249"),
        Row("amount 0..99", "0", "99", "0.000.099", "100", "Rp.7,00"),
        Row("amount 12..13", "12", "0.012", "13", "11", "000012,-", "Rp12", "rp 12", "0,012"),
        Row("number", "1", "12.5", "3,14"),
        Row("email", "budi@contoh.id", "a.b+c@d-e.co.id", "a@b.cd"),
        Row("phone", "081200000001", "+62812-0000-0001", "6281200000", "0812345"),
        Row("choice(JHT|JP|JKK)", "JHT", "jp", "JKKK"),
        Row("1..2 letters, 1..4 digits, 0..3 letters", "B1234XYZ", "AB-1-C", "D9"),
    ]

    @Test("agree with the matcher on 2 000 mutated values", arguments: rows)
    func agree(_ row: Row) throws {
        let grammar = try Grammar(
            source: "shortcode 2757\nmessage a\n    CEK {x}\nfield x \(row.shape)", file: "t")
        let shape = grammar.fields[0].shape
        var random = SplitMix64(seed: 2757)
        var fitting = 0
        let mutants = (0..<2_000).map { _ in row.values.randomElement(using: &random)!.mutated(using: &random) }
        // Controls never pass step 1.
        let values = mutants.filter { value in
            value.unicodeScalars.allSatisfy { $0.value > 0x1F && $0.properties.generalCategory != .control }
        }
        for (value, verdicts) in zip(values, shape.verdicts(on: values)) {
            #expect(verdicts.automaton == verdicts.matcher, "'\(value)'")
            fitting += verdicts.matcher ? 1 : 0
        }
        #expect(fitting > 50, "values that fit")
    }

    @Test("have each spelling that the matcher gives as canonical in their canonical pattern", arguments: rows)
    func canonical(_ row: Row) throws {
        let grammar = try Grammar(
            source: "shortcode 2757\nmessage a\n    CEK {x}\nfield x \(row.shape)", file: "t")
        let shape = grammar.fields[0].shape
        var random = SplitMix64(seed: 1990)
        var spellings: Set<String> = []
        for _ in 0..<500 {
            let value = row.values.randomElement(using: &random)!.mutated(using: &random)
            guard let match = try? grammar.match("CEK " + value, on: .sendingDay) else { continue }
            let spelling = String(match.description.dropFirst("CEK ".count))
            // Controls are in no pattern, and what was forgiven may leave less than fits.
            let isPlain = spelling.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
            if isPlain { spellings.insert(spelling) }
        }
        let all = Array(spellings)
        spellings = Set(zip(all, shape.verdicts(on: all)).filter(\.1.matcher).map(\.0))
        for spelling in spellings { #expect(shape.describesCanonical(spelling), "'\(spelling)'") }
        #expect(spellings.count > 1)
    }

    @Test("know the calendar: every day and month of nine years, and those that are none")
    func calendar() {
        for year in ["0000", "0004", "1900", "2000", "2023", "2024", "00", "23", "24"] {
            for (month, day) in (0...13).flatMap({ month in (0...32).map { (month, $0) } }) {
                let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
                let spellings = [
                    "\(day)-\(month)-\(year)", two(day) + two(month) + year, "\(year).\(two(month)).\(two(day))",
                ]
                for value in spellings {
                    let verdicts = FieldShape.date.verdicts(on: value)
                    #expect(verdicts.automaton == verdicts.matcher, "'\(value)'")
                }
            }
        }
    }
}
