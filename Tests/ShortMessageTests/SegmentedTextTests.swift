import Seeded
import ShortMessage
import Testing

@Suite("Segments")
struct SegmentedTextTests {
    @Test("the segments joined are the text, and each fits", arguments: 0..<300)
    func joined(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let alphabets = ["abc {}€", "abc ÁÉ", "a😀👩‍👩‍👧🇮🇩e\u{301}", "hi ت؎ ", "çĞ şa"].map { Array($0) }
        let alphabet = alphabets.randomElement(using: &random) ?? ["a"]
        let text = String(
            (0..<Int.random(in: 0...700, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) })
        let shifts = NationalShift.combinations(of: [.turkish, .urdu])
        for width in Concatenation.Width.allCases {
            let cut = try SegmentedText(text, allowing: shifts, reference: width)
            let least = try SegmentedText(text, in: cut.encoding, reference: width, cutting: .anywhere)
            #expect(cut.segments.map(\.text).joined() == text)
            #expect(cut.segments.count == least.segments.count)
            #expect(cut.segments.allSatisfy { $0.units <= cut.capacity })
            #expect(cut.userData(reference: 0xABCD).allSatisfy { $0.octetCount <= SegmentCapacity.userDataOctets })
            #expect(cut.userData(reference: 0xABCD).map { $0.text ?? "" }.joined() == text)
        }
    }

    @Test("a grapheme stays whole where that costs no segment")
    func graphemes() throws {
        let family = "👩‍👩‍👧"
        let text = String(repeating: "a", count: 64) + family + String(repeating: "b", count: 30)
        let cut = try SegmentedText(text)
        #expect(
            cut.segments.map(\.text) == [String(repeating: "a", count: 64), family + String(repeating: "b", count: 30)])
        let full = String(repeating: "a", count: 64) + family + String(repeating: "b", count: 62)
        #expect(try SegmentedText(full).segments.map(\.units) == [67, 67])
    }

    @Test("255 segments are the most")
    func tooLong() throws {
        #expect(try SegmentedText(String(repeating: "a", count: 255 * 153)).segments.count == 255)
        #expect(throws: SegmentationError.tooManySegments(256)) {
            try SegmentedText(String(repeating: "a", count: 255 * 153 + 1))
        }
    }

    @Test("an encoding that lacks a character says which, and where")
    func unencodable() {
        #expect(throws: SegmentationError.unencodable(UnencodableCharacter(scalar: "ت", offset: 3))) {
            try SegmentedText("hi ت", in: .gsm7(.none))
        }
    }

    struct Choice: Sendable, CustomTestStringConvertible {
        let text: String
        let languages: [NationalLanguage]
        let encoding: TextEncoding
        let sourceLocation: SourceLocation

        init(
            _ text: String, _ languages: [NationalLanguage], _ encoding: TextEncoding,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            (self.text, self.languages, self.encoding, self.sourceLocation) = (
                text, languages, encoding, sourceLocation
            )
        }

        var testDescription: String { text }
    }

    static let choices = [
        Choice("SALDO 08012345678", [], .gsm7(.none)),
        Choice("SALDO 08012345678", [.turkish], .gsm7(.none)),
        Choice("harga 5€", [.turkish], .gsm7(.none)),
        Choice("ğ", [], .ucs2),
        Choice("ğ", [.turkish], .gsm7(NationalShift(single: .turkish))),
        Choice("ağ", [.spanish], .ucs2),
        Choice("不", [.turkish, .urdu], .ucs2),
        Choice(String(repeating: "ğ", count: 100), [.turkish], .gsm7(NationalShift(locking: .turkish))),
    ]

    @Test(arguments: choices)
    func cheapest(_ choice: Choice) {
        let shifts = NationalShift.combinations(of: choice.languages)
        #expect(
            TextEncoding.cheapest(for: choice.text, allowing: shifts) == choice.encoding,
            sourceLocation: choice.sourceLocation)
    }
}

@Suite("Culprits")
struct CulpritTests {
    struct Finding: Sendable {
        let text: String
        let culprits: [Culprit]
        let plain: String
        let sourceLocation: SourceLocation

        init(
            _ text: String, _ culprits: [(Character, Int, String?)], plain: String,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            self.text = text
            self.culprits = culprits.map { Culprit(character: $0.0, offset: $0.1, replacement: $0.2) }
            (self.plain, self.sourceLocation) = (plain, sourceLocation)
        }
    }

    static let findings = [
        Finding("SALDO", [], plain: "SALDO"),
        Finding("“SALDO”", [("“", 0, "\""), ("”", 6, "\"")], plain: "\"SALDO\""),
        Finding("17–08", [("–", 2, "-")], plain: "17-08"),
        Finding("a\u{A0}b", [("\u{A0}", 1, " ")], plain: "a b"),
        Finding("Á, ő, ß", [("Á", 0, "A"), ("ő", 3, "o")], plain: "A, o, ß"),
        Finding("e\u{301}t", [("e\u{301}", 0, "é")], plain: "ét"),
        Finding("ＳＡＬＤＯ", [("Ｓ", 0, "S"), ("Ａ", 1, "A"), ("Ｌ", 2, "L"), ("Ｄ", 3, "D"), ("Ｏ", 4, "O")], plain: "SALDO"),
        Finding("ok 👩‍👩‍👧 不", [("👩‍👩‍👧", 3, nil), ("不", 9, nil)], plain: "ok 👩‍👩‍👧 不"),
        Finding("ab\u{200B}c", [("\u{200B}", 2, "")], plain: "abc"),
    ]

    @Test(arguments: findings)
    func culprits(_ finding: Finding) {
        #expect(Culprit.all(in: finding.text) == finding.culprits, sourceLocation: finding.sourceLocation)
        #expect(Transliteration.applied(to: finding.text) == finding.plain, sourceLocation: finding.sourceLocation)
    }
}
