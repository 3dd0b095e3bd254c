import MessageGrammar
import Mutations
import SampleGrammars
import Seeded
import Testing

@Suite("Laws of matching")
struct LawTests {
    static let accepted =
        (StrictMatchingTests.rows + ToleranceTests.characters + ToleranceTests.endings + ToleranceTests.separators
            + ToleranceTests.keywords + ToleranceTests.insides + ToleranceTests.signatures + ToleranceTests.orders)

    @Test("A match printed in canonical form and parsed again is the same match", arguments: accepted)
    func canonicalForm(_ row: MessageRow) throws {
        let match = try Grammar.registration.match(row.text, on: .sendingDay)
        let again = try Grammar.registration.match(match.description, on: .sendingDay)
        #expect(again.message == match.message)
        #expect(again.filledFields.map { again[$0] } == again.filledFields.map { match[$0] })
        #expect(Set(again.filledFields) == Set(match.filledFields))
        #expect(again.description == match.description)
    }

    /// Each combination of these is one spelling of the same registration.
    static let keywords = [
        "DAFTAR SALDO", "Daftar saldo", "daftar (spasi) SALDO", "DAFTARSALDO", "DAFTAR SALDOE", "REG",
    ]
    static let separators = ["#", " # ", "##", "*", ";", "|", "\n", "/", ",", " "]
    static let birthDates = [
        "17-08-1990", "17/08/1990", "17.08.1990", "17_08_1990", "17081990", "170890", "1990-08-17",
    ]
    static let cards = ["08012345678", "0801 2345 678", "0801-2345678"]
    static let wrappings = [
        ("", ""), ("\u{201C}", "\u{201D}"), (" ", "."), ("", "\nTerima kasih"), ("", "!"), ("", " \u{1F64F}"),
        ("", "\n--\nBudi 0812"),
    ]

    @Test("Every tolerated spelling gives the same values", arguments: keywords, separators)
    func spellings(_ keyword: String, _ separator: String) throws {
        for birthDate in Self.birthDates {
            for card in Self.cards {
                for (before, after) in Self.wrappings {
                    let parts = [keyword, "3171051708900003", "BUDI SANTOSO", birthDate, card]
                    let text = before + parts.joined(separator: separator) + after
                    let match = try Grammar.registration.match(text, on: .sendingDay)
                    #expect(
                        ["nik", "name", "birth-date", "kpj"].map { match[$0] }
                            == ["3171051708900003", "BUDI SANTOSO", "1990-08-17", "08012345678"], "\(text)")
                    #expect(match.message == "register")
                }
            }
        }
    }

    @Test("100 000 mutations never trap; what is refused has faults that lie inside the text")
    func mutations() {
        var random = SplitMix64(seed: 2757)
        let seeds = Self.accepted.map { $0.text }
        var accepted = 0
        for _ in 0..<100_000 {
            let text = seeds.randomElement(using: &random)!.mutated(using: &random)
            do throws(ParseError) {
                _ = try Grammar.registration.match(text, on: .sendingDay).description
                accepted += 1
            } catch {
                #expect(!error.faults.isEmpty)
                for fault in error.faults {
                    #expect((0...text.utf8.count).contains(fault.span.upperBound), "\(error)")
                }
            }
        }
        #expect((10_000..<90_000).contains(accepted), "mutations that are neither all fatal nor all harmless")
    }
}
