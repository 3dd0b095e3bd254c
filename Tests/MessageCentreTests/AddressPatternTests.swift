import MessageCentre
import ShortMessage
import Testing

@Suite("An address pattern")
struct AddressPatternTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let pattern: String
        let matched: [String]
        let others: [String]
        let sourceLocation: SourceLocation

        init(
            _ pattern: String, matches matched: [String], not others: [String],
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            (self.pattern, self.matched, self.others) = (pattern, matched, others)
            self.sourceLocation = sourceLocation
        }

        var testDescription: String { pattern }
    }

    static let rows = [
        Row("*", matches: ["2757", "+6281200000001", "TELKOMSEL"], not: []),
        Row("2757", matches: ["2757"], not: ["27570", "275"]),
        Row("081200000001", matches: ["081200000001", "6281200000001", "+6281200000001"], not: ["+6281200000002"]),
        Row("0812*", matches: ["081200000001", "+6281200000001"], not: ["+6281300000001", "0812"]),
        Row("TELKOM*", matches: ["TELKOMSEL"], not: ["telkomsel", "+6281200000001"]),
        Row("*123#", matches: ["*123#"], not: ["*123*4#"]),
        Row("*123*", matches: ["*123#", "*123*4#"], not: ["123", "*12#"]),
    ]

    @Test("is of one address in all its spellings, or of all that begin alike", arguments: rows)
    func matching(_ row: Row) throws {
        let pattern = try AddressPattern(row.pattern)
        #expect(
            try row.matched.filter { pattern.matches(try Address($0)) } == row.matched,
            sourceLocation: row.sourceLocation)
        #expect(
            try row.others.filter { pattern.matches(try Address($0)) } == [], sourceLocation: row.sourceLocation)
    }

    @Test("has a star at its end only", arguments: ["x*y", "0812*34", "+62*1", "0812**", "TEL*KOM*", "*1x"])
    func misplacedStar(text: String) {
        #expect(throws: InvalidAddressPattern.misplacedStar(text)) { try AddressPattern(text) }
    }

    @Test("is no empty text")
    func empty() {
        #expect(throws: InvalidAddressPattern.invalidAddress(.empty)) { try AddressPattern("") }
    }
}
