import MessageGrammar
import SampleGrammars
import Testing

@Suite("What the replies of a grammar may say")
struct ReplyHolesTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let field: String
        let form: String
        /// Nil where the field is withheld.
        let hole: ReplyHole?
        let sourceLocation: SourceLocation

        init(
            _ field: String, in form: String = "A#{x}", _ hole: ReplyHole?,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            (self.field, self.form, self.hole, self.sourceLocation) = (field, form, hole, sourceLocation)
        }

        var testDescription: String { "\(form), \(field)" }
    }

    static let rows = [
        Row("16 digits", .code(width: 16)),
        Row("4..12 digits", .code(width: 12)),
        Row("16 digits personal", .tail),
        Row("8.. digits personal", .tail),
        Row("7..16 digits personal", nil),
        Row("4 digits secret", nil),
        Row("16 digits secret", nil),
        Row("11 alphanumerics, 9 digits", .code(width: 11)),
        Row("11 alphanumerics, 9 digits personal", .tail),
        Row("3 alphanumerics", .code(width: 3)),
        Row("4 alphanumerics", nil),
        Row("11 alphanumerics, 7 digits", nil),
        Row("1..2 letters, 1..4 digits, 0..3 letters", .code(width: 9)),
        Row("1..2 letters, 0..4 digits, 0..3 letters", nil),
        Row("4 letters, 2 digits", nil),
        Row("4 digits, 4 digits personal", .tail),
        Row("date", .date),
        Row("month", .month),
        Row("amount", .amount),
        Row("amount personal", nil),
        Row("date personal", nil),
        Row("phone", .code(width: 16)),
        Row("phone personal", .tail),
        Row("choice(PAGI|SORE)", .choice(["PAGI", "SORE"])),
        Row("number", nil),
        Row("letters", nil),
        Row("3 letters", nil),
        Row("word", nil),
        Row("email", nil),
        Row("text", nil),
        Row("3 digits", in: "A#{x...}", .codes(width: 3, most: 8)),
        Row("phone personal", in: "A#{x...}", nil),
        Row("date", in: "A#{x...}", nil),
        Row("3 digits", in: "A#{x?}", nil),
        Row("3 digits", in: "A#{x}\n    B", nil),
        Row("3 digits", in: "A#{x}\n    B {x}", .code(width: 3)),
    ]

    @Test("A field is said by its shape, and only where it cannot be a sender's word", arguments: rows)
    func fieldHole(_ row: Row) throws {
        let source = "shortcode 1717\nmessage a\n    \(row.form)\nfield x \(row.field)"
        let hole = try #require(try Grammar(source: source, file: "t").replyHoles["a"]?["x"])
        if case .withheld(let reason) = hole {
            #expect(row.hole == nil, "\(reason)", sourceLocation: row.sourceLocation)
            #expect(!reason.isEmpty, sourceLocation: row.sourceLocation)
        } else {
            #expect(hole == row.hole, sourceLocation: row.sourceLocation)
        }
    }

    @Test("Two messages of one reply: what only one of them has is withheld")
    func sharedReply() throws {
        let source = """
            shortcode 1717
            message a  reply c
                A#{x}#{y}
            message b  reply c
                B#{x}
            field x  3 digits
            field y  date
            """
        let holes = try Grammar(source: source, file: "t").replyHoles
        #expect(holes["c"] == ["x": .code(width: 3), "y": .withheld("line 5 accepts a message without it")])
        #expect(holes["a"] == nil && holes["b"] == nil)
    }

    static let needs: [(body: String, replies: Set<ErrorReply>)] = [
        ("    HELP", []),
        ("    HELP {x?}\nfield x date", [.malformed, .surplus, .noSuchDate]),
        ("    HELP {x}\nfield x amount", [.missing, .malformed, .surplus]),
        ("    HELP {x}\nfield x 3 digits", [.missing, .malformed, .surplus, .wrongLength]),
        ("    HELP {x}\nfield x 1..3 digits", [.missing, .malformed, .surplus, .wrongLengthBetween]),
        (
            "    HELP {x}#{y}\nfield x email\nfield y 9 alphanumerics, 8 digits",
            [.missing, .malformed, .surplus, .severalFaults, .wrongLength, .tooFewDigits]
        ),
    ]

    @Test("Of what is not understood only that needs words which can happen", arguments: needs)
    func errorReplies(body: String, replies: Set<ErrorReply>) throws {
        let holes = try Grammar(source: "shortcode 1717\nmessage help\n\(body)", file: "t").replyHoles
        let always: Set<ErrorReply> = [.empty, .unknownKeyword, .nearKeyword, .unavailable]
        #expect(Set(holes.keys.compactMap(ErrorReply.init)) == always.union(replies))
    }

    static let nearKeywords: [(form: String, text: String, isNear: Bool)] = [
        ("REK {x}", "RIK 123", true), ("C.{x}", "D.123", false), ("HI {x}", "HO 123", false), ("{x}#", "HALO", false),
        ("HI", "HI 5", true), ("HI", "HO", false), ("12 {x}", "X12", false), ("HELLO", "HELO", true),
    ]

    @Test("A keyword near which something can stand has three characters or nothing behind it", arguments: nearKeywords)
    func nearKeyword(form: String, text: String, isNear: Bool) throws {
        let fields = form.contains("{x}") ? "field x 3 digits" : ""
        let grammar = try Grammar(source: "shortcode 1717\nmessage a\n    \(form)\n\(fields)", file: "t")
        let error = #expect(throws: ParseError.self) { try grammar.match(text, on: .sendingDay) }
        let filling = try #require(error).filling
        #expect((filling.name == ErrorReply.nearKeyword.rawValue) == isNear)
        #expect(try grammar.replyHoles[filling.name] != nil)
    }

    @Test(
        "Keywords of one or two characters need no words for what is near them", arguments: ["C.{x}", "HI {x}", "{x}#"])
    func noNearKeyword(form: String) throws {
        let source = "shortcode 1717\nmessage a\n    \(form)\nfield x 3 digits"
        #expect(try Grammar(source: source, file: "t").replyHoles["near-keyword"] == nil)
    }

    @Test("A message cannot name a reply of those that are not understood")
    func reserved() throws {
        let grammar = try Grammar(source: "shortcode 1717\nmessage missing\n    HILANG", file: "t")
        let error = #expect(throws: GrammarFileError.self) { try grammar.replyHoles }
        #expect(error?.description.hasPrefix("t:2:1: the reply missing is said to messages that are not") == true)
    }
}
