import MessageGrammar
import Testing

@Suite("Laws of matching")
struct LawTests {
    static let accepted =
        (StrictMatchingTests.rows + ToleranceTests.characters + ToleranceTests.separators
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
    static let wrappings = [("", ""), ("\u{201C}", "\u{201D}"), (" ", "."), ("", "\nTerima kasih")]

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
        let seeds = Self.accepted.map { Array($0.text.unicodeScalars) }
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

/// A small generator of numbers that are the same on every machine.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

extension [Unicode.Scalar] {
    private static let strange: [Unicode.Scalar] = [
        "#", "*", " ", "\n", ".", "-", "0", "9", "O", "a", "Z", "(", "\u{0}", "\u{9F}", "\u{A0}", "\u{200D}",
        "\u{202E}",
        "\u{2028}", "\u{661}", "\u{FF11}", "\u{FFFD}", "\u{1F600}", "\u{E0041}",
    ]

    /// The text with one to four characters changed, dropped, doubled, put in or moved.
    func mutated(using random: inout SplitMix64) -> String {
        var scalars = self
        for _ in 0...Int.random(in: 0...3, using: &random) where !scalars.isEmpty {
            let place = scalars.indices.randomElement(using: &random)!
            switch Int.random(in: 0...5, using: &random) {
            case 0: scalars.remove(at: place)
            case 1: scalars[place] = Self.strange.randomElement(using: &random)!
            case 2: scalars.insert(Self.strange.randomElement(using: &random)!, at: place)
            case 3: scalars.insert(scalars[place], at: place)
            case 4: scalars.swapAt(place, scalars.indices.randomElement(using: &random)!)
            default: scalars = Array(scalars[..<place])
            }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
