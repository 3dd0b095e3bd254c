import MessageGrammar
import SampleGrammars
import Seeded
import Testing

@Suite("Amounts with bounds")
struct AmountRangeTests {
    private static func grammar(_ range: String) throws -> Grammar {
        try Grammar(source: "shortcode 1234\nmessage m\n    BAYAR#{x}\nfield x amount \(range)", file: "t")
    }

    static let rows = [
        ("BAYAR#1000", "m x=1000"), ("bayar#Rp 5.000.000,-", "m x=5000000"),
        ("BAYAR 1.500.000", "m x=1500000 ~separator"),
        ("BAYAR#999", "!m x out-of-range@6..<9"), ("BAYAR#5.000.001", "!m x out-of-range@6..<15"),
        ("BAYAR#0", "!m x out-of-range@6..<7"), ("BAYAR#seribu", "!m x malformed@6..<12"),
    ]

    @Test("An amount fits within them, and is told from what is none where it does not", arguments: rows)
    func bounds(_ text: String, _ outcome: String) throws {
        #expect(Outcome(text, in: try Self.grammar("1000..5000000")).description == outcome)
    }

    @Test("The grammar writes them as it reads them", arguments: ["1000..5000000", "250..", "0..99", "7..7"])
    func written(_ range: String) throws {
        let shape = try Self.grammar(range).fields[0].shape
        #expect(shape.description == "amount \(range)")
        #expect(try Self.grammar(String("\(shape)".dropFirst("amount ".count))).fields[0].shape == shape)
    }

    @Test("Bounds that leave out nothing are none")
    func all() throws {
        #expect(try Self.grammar("0..").fields[0].shape == .amount(FieldShape.amounts))
        #expect(try Self.grammar("0..").replyHoles["out-of-range"] == nil)
    }

    @Test("The reply says them as amounts")
    func reply() throws {
        let grammar = try Self.grammar("1000..5000000")
        let holes = try grammar.replyHoles
        let replies = holes.keys.map {
            "reply \($0)\n    " + ($0 == "out-of-range" ? "{field}: {least}-{most}" : "Maaf")
        }
        let catalogue = try ReplyCatalogue(
            source: "field x \"JUMLAH\"\n" + replies.joined(separator: "\n"), file: "r", grammar: grammar, holes: holes)
        let error = #expect(throws: ParseError.self) { try grammar.match("BAYAR#10", on: .sendingDay) }
        #expect(try catalogue.text(of: #require(error).filling) == "JUMLAH: Rp1.000-Rp5.000.000")
    }

    @Test("Generated amounts are within them", arguments: ["1000..5000000", "250..", "0..99", "7..7"])
    func generated(_ range: String) throws {
        let grammar = try Self.grammar(range)
        var random = SplitMix64(seed: 19)
        for _ in 0..<200 {
            let value = grammar.fields[0].shape.randomValue(using: &random)
            #expect(throws: Never.self, "\(value)") { try grammar.match("BAYAR#" + value, on: .sendingDay) }
        }
    }
}
