import GrammarProofs
import MessageGrammar
import Seeded
import ShortMessage
import Testing

@Suite("Ambiguity between messages")
struct AmbiguityTests {
    @Test(
        "2 000 random grammars: the verdict and the length of the witness equal brute force over all short texts",
        arguments: [RandomGrammar.ofBlanksAndHashes, .ofSubstitutes])
    func againstBruteForce(_ grammars: RandomGrammar) throws {
        var random = SplitMix64(seed: 2757)
        var ambiguous = 0
        let texts = grammars.texts
        for _ in 0..<2_000 {
            let source = grammars.source(using: &random)
            let grammar = try Grammar(source: source, file: "t")
            let witness = GrammarCheck(grammar).ambiguities(over: grammars.characters.joined()).map(\.witness)
                .min { $0.utf8.count < $1.utf8.count }
            if let witness { #expect(grammar.messages(accepting: witness).count > 1, "'\(witness)'\n\(source)") }
            let length = witness?.utf8.count
            let found = texts.first { grammar.messages(accepting: $0).count > 1 }
            let provable = length.flatMap { $0 <= RandomGrammar.longest ? $0 : nil }
            #expect(found?.utf8.count == provable, "'\(found ?? "-")' '\(witness ?? "-")'\n\(source)")
            if found != nil { ambiguous += 1 }
        }
        #expect(
            (200..<1_800).contains(ambiguous), "grammars that are neither all ambiguous nor all sound: \(ambiguous)")
    }

    @Test("2 000 random grammars: no short text is read as a form that is called unreachable")
    func unreachableForms() throws {
        var random = SplitMix64(seed: 35)
        var unreachable = 0
        let texts = RandomGrammar.ofBlanksAndHashes.texts
        for _ in 0..<2_000 {
            let source = RandomGrammar.ofBlanksAndHashes.source(using: &random)
            let grammar = try Grammar(source: source, file: "t")
            for finding in GrammarCheck(grammar).findings where finding.kind == .unreachable {
                let message = "m\(finding.line / 2 - 1)"
                let reached = texts.first { grammar.exactMessage(of: $0) == message }
                #expect(reached == nil, "'\(reached ?? "")' reaches line \(finding.line)\n\(source)")
                unreachable += 1
            }
        }
        #expect(unreachable > 20, "forms that are called unreachable: \(unreachable)")
    }
}

extension Grammar {
    /// The message that a text is, where nothing of it had to be forgiven.
    fileprivate func exactMessage(of text: String) -> String? {
        guard let match = try? match(text, on: CalendarDate(dayNumber: 20_454)), match.repairs.isEmpty else {
            return nil
        }
        return match.message
    }
}

/// Grammars of two or three forms over a few characters, and every text of those up to a length.
struct RandomGrammar: Sendable, CustomTestStringConvertible {
    static let ofBlanksAndHashes = RandomGrammar(
        characters: ["1", "A", "#", " ", "."], separators: ["#", " ", ".", "1A", "##"])
    static let ofSubstitutes = RandomGrammar(
        characters: ["1", "#", "*", ";", "|"], separators: ["#", "#", ";", "*", "|1"])

    static let longest = 5
    let characters: [String]
    private let separators: [String]

    var testDescription: String { "of '\(characters.joined())'" }

    /// The shortest first.
    var texts: [String] {
        (1...Self.longest).flatMap { length in
            (1..<length).reduce(into: characters) { texts, _ in
                texts = texts.flatMap { text in characters.map { text + $0 } }
            }
        }
    }

    private var keywords: [String] {
        ["", "A", "AA", "A A", "1", "A1"].filter { $0.allSatisfy { characters.contains(String($0)) } }
    }

    private static let leads = ["#", " ", ".", ""]
    private static let shapes = [
        "1 digits", "1..2 digits", "2 digits", "1 letters", "1..2 letters", "1..2 alphanumerics, 1 digits",
        "1 alphanumerics", "1 word", "2 text", "1..3 text", "choice(A|11)", "1 letters, 0..1 digits", "number",
        "amount", "digits", "1..9 letters", "text",
    ]

    func source(using random: inout SplitMix64) -> String {
        var lines = ["shortcode 2757"]
        for message in 0..<Int.random(in: 2...3, using: &random) {
            lines += ["message m\(message)", "    " + form(using: &random)]
        }
        for field in 0..<4 { lines.append("field f\(field) \(Self.shapes.randomElement(using: &random)!)") }
        return lines.joined(separator: "\n")
    }

    private func form(using random: inout SplitMix64) -> String {
        let keyword = keywords.randomElement(using: &random)!
        let count = Int.random(in: keyword.isEmpty ? 1...2 : 0...3, using: &random)
        guard count > 0 else { return keyword }
        let separator = separators.randomElement(using: &random)!
        let lead = (keyword.isEmpty ? ["", "#"] : Self.leads).randomElement(using: &random)!
        let holes = (0..<4).shuffled(using: &random).prefix(count).enumerated().map { place, field in
            let marks = separator.count > 1 ? [""] : place == count - 1 ? ["", "?", "..."] : ["", "", "?"]
            return "{f\(field)\(marks.randomElement(using: &random)!)}"
        }
        let tail = ["", "", "", "#", " A"].randomElement(using: &random)!
        return keyword + lead + holes.joined(separator: separator) + tail
    }
}
