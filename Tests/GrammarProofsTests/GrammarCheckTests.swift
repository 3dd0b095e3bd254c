import GrammarProofs
import MessageGrammar
import Testing

@Suite("What the check of a grammar finds")
struct GrammarCheckTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let source: String
        let findings: [String]
        let sourceLocation: SourceLocation

        init(
            _ name: String, _ source: String, _ findings: String..., sourceLocation: SourceLocation = #_sourceLocation
        ) {
            (self.name, self.source, self.findings) = (name, "shortcode 2757\n" + source, findings)
            self.sourceLocation = sourceLocation
        }

        var testDescription: String { name }
    }

    static let rows = [
        Row(
            "two messages of one shape",
            "message a\n    CEK {x}\nmessage b\n    CEK#{y}\nfield x digits\nfield y 4 digits",
            "t:5: ambiguous: CEK#{y} of b and CEK {x} of a, line 3, accept one text | CEK1111"),
        Row(
            "two messages of one keyword", "message a\n    STOP\nmessage b\n    stop",
            "t:5: ambiguous: stop of b and STOP of a, line 3, accept one text | STOP",
            "t:5: unreachable: every text that fits stop is read by a form tried before it, of line 3"),
        Row(
            "two messages of one keyword, in letters beyond ASCII",
            "message a\n    CAF\u{C9} {x}\nmessage b\n    caf\u{E9} {x}\nfield x 2 digits",
            "t:5: ambiguous: caf\u{E9} {x} of b and CAF\u{C9} {x} of a, line 3, accept one text | CAF\u{C9}11",
            "t:5: unreachable: every text that fits caf\u{E9} {x} is read by a form tried before it, of line 3"),
        Row(
            "letters beyond ASCII that are others",
            "message a\n    CEK {x}\nmessage b\n    CEK {y}\nfield x choice(\u{C4}R|\u{C9})\n"
                + "field y choice(\u{D6}|\u{E4}r)",
            "t:5: ambiguous: CEK {y} of b and CEK {x} of a, line 3, accept one text | CEK \u{C4}R"),
        Row(
            "letters beyond the GSM default alphabet that are others",
            "message a\n    CEK {x}\nmessage b\n    CEK {y}\nfield x choice(M\u{C1}LEM)\nfield y choice(m\u{F3}lem)"),
        Row(
            "a longer word in letters beyond ASCII",
            "message a\n    CAF {x}\nmessage b\n    CAF\u{C9}\nfield x 1..9 letters"),
        Row(
            "a field that no form has", "message a\n    CEK {x}\nfield x 3 digits\nfield y 4 digits",
            "t:5: unused: no form has the field y"),
        Row(
            "a longer keyword among the words of a hole",
            "message a\n    CEK {x}\nmessage b\n    CEK SALDO\nfield x 2..9 letters",
            "t:5: ambiguous: CEK SALDO of b and CEK {x} of a, line 3, accept one text | CEK SALDO"),
        Row(
            "a date that is a number", "message a\n    CEK#{x}\nmessage b\n    CEK#{y}\nfield x date\nfield y 8 digits",
            "t:5: ambiguous: CEK#{y} of b and CEK#{x} of a, line 3, accept one text | CEK#01011111"),
        Row(
            "a form in the shadow of another",
            "message a\n    CEK {x}\n    CEK {y}\nfield x 1..4 digits\nfield y 2..3 digits",
            "t:4: unreachable: every text that fits CEK {y} is read by a form tried before it, of line 3"),
        Row(
            "a form in the shadow of two",
            "message a\n    CEK {x}\n    CEK {y}\n    CEK {z}\nfield x 1..2 digits\nfield y 3..4 digits\n"
                + "field z 2..3 digits",
            "t:5: unreachable: every text that fits CEK {z} is read by a form tried before it, of lines 3, 4"),
        Row(
            "a keyword alone beside its optional hole", "message a\n    CEK {x?}\n    CEK\nfield x 3 digits",
            "t:4: unreachable: every text that fits CEK is read by a form tried before it, of line 3"),
        Row(
            "an optional hole like the next", "message a\n    CEK#{x?}#{y}\nfield x 1..9 digits\nfield y date",
            "t:3: mistakable: x may be left out of CEK#{x?}#{y}, and a value of it can be y | 010111"),
        Row(
            "an optional hole like one behind others that may be left out",
            "message a\n    CEK#{x?}#{y?}#{z?}\nfield x 2 digits\nfield y 3 letters\nfield z 1..2 digits",
            "t:3: mistakable: x may be left out of CEK#{x?}#{y?}#{z?}, and a value of it can be z | 11"),
        Row(
            "a separator beyond ASCII",
            "message a\n    A {x}\u{C9}{z}\nmessage b\n    A {y}\nfield x 2 digits\nfield z 2 digits\nfield y 5 text",
            "t:5: ambiguous: A {y} of b and A {x}\u{C9}{z} of a, line 3, accept one text | A 11\u{C9}11"),
        Row(
            "tails beyond ASCII", "message a\n    A {x}\u{C9}\nmessage b\n    A {x} \u{CA}\nfield x 2 digits"),
        Row(
            "an example of another message", "message a\n    CEK\n    > STOP\nmessage b\n    STOP",
            "t:4: example: an example of a is read as b | STOP"),
        Row(
            "an example of nothing", "message a\n    CEK {x}\n    > CEK 12\nfield x 3 digits",
            "t:4: example: an example of a is not understood: x has 2 characters; expected 3 digits | CEK 12"),
        Row(
            "nothing",
            "message a\n    CEK {x?}#{y}\n    > CEK 123\nmessage b\n    STOP\nfield x 2 digits\nfield y 3 digits"),
    ]

    @Test(arguments: rows)
    func finds(_ row: Row) throws {
        let findings = GrammarCheck(try Grammar(source: row.source, file: "t")).findings
        #expect(findings.map(Self.line) == row.findings, sourceLocation: row.sourceLocation)
        #expect(findings.allSatisfy { !$0.remedy.isEmpty }, sourceLocation: row.sourceLocation)
    }

    static let mistakes = [
        Row(
            "one hole without a keyword", "message a\n    {x}\nfield x 4 digits",
            "t:3: unhelpful: who makes a mistake in {x} is not told which field is wrong"),
        Row(
            "one hole without a keyword, beside a form that has one",
            "message a\n    CEK {x}\nmessage b\n    {y}#\nfield x 4 digits\nfield y 8 digits",
            "t:5: unhelpful: who makes a mistake in {y}# is not told which field is wrong"),
        Row("a keyword", "message a\n    CEK {x}\nfield x 4 digits"),
        Row("nothing that must be filled", "message a\n    CEK {x?}\nmessage b\n    STOP\nfield x 4 digits"),
        Row("two holes without a keyword", "message a\n    {x}#{y}\nfield x 4 digits\nfield y 8 digits"),
        Row("words between holes", "message a\n    TINGGI {x} BERAT {y}\nfield x 3 digits\nfield y 2 digits"),
        Row("text that takes anything", "message a\n    LAPOR {x}\nfield x 1..9 text"),
    ]

    @Test("A form that members cannot get wrong usefully is warned of", arguments: mistakes)
    func warnings(_ row: Row) throws {
        let check = GrammarCheck(try Grammar(source: row.source, file: "t"))
        let warnings = check.warnings.map { "\($0.file):\($0.line): \($0.kind.rawValue): \($0.problem)" }
        #expect(warnings == row.findings, sourceLocation: row.sourceLocation)
        #expect(check.findings == [], sourceLocation: row.sourceLocation)
    }

    private static func line(_ finding: Finding) -> String {
        "\(finding.file):\(finding.line): \(finding.kind.rawValue): \(finding.problem)"
            + (finding.witness.map { " | \($0)" } ?? "")
    }

    static let replies: [(String, String)] = [
        ("field x \"X\"\nreply r\n    Satu", ""),
        ("reply r\n    Satu", "r:2: missing: the field x has no label"),
        ("field x \"X\"", "r:1: missing: the reply r has no text"),
        ("field x \"X\"\nfield y \"Y\"\nreply r\n    Satu", "r:2: unused: the grammar has no field y"),
        ("field x \"X\"\nreply r\n    Satu\nreply s\n    Dua", "r:4: unused: nothing says the reply s"),
        (
            "field x \"X\"\nreply r\n    \u{201C}Satu\u{201D}",
            "r:3: character: a character that the GSM default alphabet lacks | \u{201C}"
        ),
        (
            "field x \"X\"\nreply r\n    " + String(repeating: "a", count: 159) + "{x}",
            "r:2: too-long: the reply r can take 162 septets | " + String(repeating: "a", count: 159) + "999"
        ),
        ("field x \"X\"\nreply r\n    {y}", "r:3: unreadable: this reply has no hole named y"),
        ("field x \"X\"\nfield x \"Y\"\nreply r\n    Satu", "r:2: unreadable: a second label of x"),
    ]

    @Test("A replies file", arguments: replies)
    func ofReplies(_ source: String, _ finding: String) throws {
        let grammar = try Grammar(source: "shortcode 2757\nmessage a\n    CEK {x}\nfield x 3 digits", file: "t")
        let check = ReplyCheck(source: source, file: "r", grammar: grammar, holes: ["r": ["x": .count]])
        #expect(check.findings.map(Self.line).joined(separator: "\n") == finding)
    }

    @Test("A finding is a paragraph: where and what, a witness, what would be right")
    func paragraph() throws {
        let grammar = try Grammar(source: Self.rows[0].source, file: "t")
        #expect(
            GrammarCheck(grammar).findings[0].description == """
                t:5: ambiguous: CEK#{y} of b and CEK {x} of a, line 3, accept one text
                    witness: CEK1111
                    instead: give one of them another keyword, or holes whose shapes do not meet
                """)
    }
}
