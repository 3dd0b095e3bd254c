import MessageGrammar
import SampleGrammars
import Seeded
import Testing

@Suite("Matching without tolerance")
struct CanonicalTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let text: String
        let verdict: String
        let sourceLocation: SourceLocation

        init(_ text: String, _ verdict: String, sourceLocation: SourceLocation = #_sourceLocation) {
            (self.text, self.verdict, self.sourceLocation) = (text, verdict, sourceLocation)
        }

        var testDescription: String { text }
    }

    static let rows = [
        Row("SALDO", "balance"),
        Row("SALDO 08012345678", "balance kpj=08012345678"),
        Row("SALDO 02D00065455", "balance kpj=02D00065455"),
        Row(
            "DAFTAR SALDO#3171051708900003#17-08-1990#08012345678",
            "register nik=3171051708900003 birth-date=1990-08-17 kpj=08012345678"),
        Row(
            "DAFTAR SALDO#3171051708900003#BUDI SANTOSO#17-08-1990#08012345678#budi@contoh.id",
            "register nik=3171051708900003 name=BUDI SANTOSO birth-date=1990-08-17 kpj=08012345678 "
                + "email=budi@contoh.id"),
        Row("saldo", "! SALDO"),
        Row("SALDO#08012345678", "! SALDO 08012345678"),
        Row("SALDO 02d00065455", "! SALDO 02D00065455"),
        Row("SALDO  08012345678", "! SALDO 08012345678"),
        Row("SALDO 08012345678.", "! SALDO 08012345678"),
        Row("SALDO ", "! SALDO"),
        Row(
            "DAFTAR SALDO#3171051708900003##17-08-1990#08012345678#",
            "! DAFTAR SALDO#3171051708900003#17-08-1990#08012345678"),
        Row(
            "DAFTAR SALDO#3171051708900003#BUDI_SANTOSO#17/8/90#08012345678",
            "! DAFTAR SALDO#3171051708900003#BUDI SANTOSO#17-08-1990#08012345678"),
        Row("SALDO 5678", "! SALDO {kpj?}"),
        Row("CEK SALDO 08012345678", "! SALDO {kpj?}"),
        Row("REG#3171051708900003#17-08-1990#08012345678", "! DAFTAR SALDO#{nik}#{name?}#{birth-date}#{kpj}#{email?}"),
        Row("SALDO 0801234567", "!"),
        Row("", "!"),
    ]

    @Test("takes the canonical spelling and says what it would be", arguments: rows)
    func reads(_ row: Row) {
        #expect(Self.verdict(on: row.text) == row.verdict, sourceLocation: row.sourceLocation)
    }

    private static func verdict(on text: String) -> String {
        do throws(NotCanonical) {
            let match = try Grammar.registration.canonicalMatch(text, on: .sendingDay)
            return match.message + match.filledFields.map { " \($0)=\(match[$0] ?? "")" }.joined()
        } catch {
            return switch error.problem {
            case .refused: "!"
            case .otherSpelling(let canonical): "! \(canonical)"
            case .otherForm(let first): "! \(first)"
            }
        }
    }

    @Test("What is canonical is read alike with tolerance, needs no repair, and is its own canonical form")
    func isMatchedAlike() throws {
        for grammar in [Grammar.registration, .everyShape] {
            let generator = MessageGenerator(grammar, isCanonical: true)
            var random = SplitMix64(seed: 2757)
            for _ in 0..<2_000 {
                let text = try #require(generator.message(using: &random))
                let match = try grammar.canonicalMatch(text, on: .sendingDay)
                let tolerant = try grammar.match(text, on: .sendingDay)
                #expect(tolerant.message == match.message, "\(text)")
                #expect(tolerant.repairs == [], "\(text)")
                #expect(tolerant.filledFields.map { tolerant[$0] } == match.filledFields.map { match[$0] }, "\(text)")
                #expect(match.description == text)
            }
        }
    }
}
