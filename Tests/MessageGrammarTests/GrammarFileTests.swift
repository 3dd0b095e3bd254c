import MessageGrammar
import Testing

@Suite("A grammar file that cannot be read")
struct GrammarFileTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let source: String
        let place: String
        let sourceLocation: SourceLocation

        init(
            _ name: String, _ source: String, _ place: String, sourceLocation: SourceLocation = #_sourceLocation
        ) {
            (self.name, self.source, self.place, self.sourceLocation) = (name, source, place, sourceLocation)
        }

        var testDescription: String { name }
    }

    static let rows = [
        Row("empty", "", "t:1:1: the file names no short code"),
        Row("no message", "shortcode 2757", "t:1:1: the file has no message"),
        Row("code of letters", "shortcode BPJS", "t:1:11: no short code"),
        Row("two codes", "shortcode 2757\nshortcode 2758", "t:2:1: a second short code"),
        Row("unknown entry", "shortcode 2757\nmesage help", "t:2:1: 'mesage' begins no entry"),
        Row("name in capitals", "shortcode 2757\nmessage Help\n    HELP", "t:2:9: a message's line is not complete"),
        Row("message without form", "shortcode 2757\nmessage help", "t:2:1: message help has no form"),
        Row("form of nothing", "shortcode 2757\n    HELP", "t:2:5: a form of no message"),
        Row(
            "message twice", "shortcode 2757\nmessage help\n    A\nmessage help\n    B",
            "t:4:9: a second message help"),
        Row(
            "unknown field", "shortcode 2757\nmessage a\n    A {kpj}\nfield nik 16 digits",
            "t:3:8: no field is named kpj"),
        Row("open hole", "shortcode 2757\nmessage a\n    A {kpj", "t:3:7: a hole is not closed"),
        Row("stray brace", "shortcode 2757\nmessage a\n    A }", "t:3:7: a } that closes nothing"),
        Row("stray backslash", "shortcode 2757\nmessage a\n    A \\x", "t:3:7: a \\ before nothing"),
        Row(
            "holes with nothing between", "shortcode 2757\nmessage a\n    A {x}{y}\nfield x date\nfield y date",
            "t:3:10: nothing separates two holes"),
        Row("hole twice", "shortcode 2757\nmessage a\n    A {x}#{x}\nfield x date", "t:3:12: a second hole for x"),
        Row(
            "repeated hole in the middle",
            "shortcode 2757\nmessage a\n    A#{x...}#{y}\nfield x date\nfield y date",
            "t:3:7: a repeated hole is not the last"),
        Row(
            "optional hole among different separators",
            "shortcode 2757\nmessage a\n    A#{x?}#{y}:{z}\nfield x date\nfield y email\nfield z month",
            "t:3:5: an optional or repeated hole among different separators"),
        Row("field without shape", "shortcode 2757\nfield nik", "t:2:7: a field's line is not complete"),
        Row("sensitivity for a shape", "shortcode 2757\nfield nik personal", "t:2:11: field nik has no shape"),
        Row("two marks", "shortcode 2757\nfield nik 16 digits personal secret", "t:2:30: a second mark"),
        Row(
            "an earlier form than a field", "shortcode 2757\nmessage a\n    A {n\nfield q 4..2 digits",
            "t:3:7: a hole is not closed"),
        Row("unknown shape", "shortcode 2757\nfield nik 16 figures", "t:2:14: 'figures' is no shape"),
        Row("bad count", "shortcode 2757\nfield nik 9..4 digits", "t:2:11: '9..4' is no count"),
        Row("huge count", "shortcode 2757\nfield nik 400 digits", "t:2:11: '400' is no count"),
        Row("amounts downwards", "shortcode 2757\nfield x amount 9..4", "t:2:16: '9..4' is no range of amounts"),
        Row("one amount", "shortcode 2757\nfield x amount 9", "t:2:16: '9' is no range of amounts"),
        Row("no least amount", "shortcode 2757\nfield x amount ..9", "t:2:16: '..9' is no range of amounts"),
        Row("sign of an amount", "shortcode 2757\nfield x amount +1..9", "t:2:16: '+1..9' is no range of amounts"),
        Row(
            "amount beyond the greatest", "shortcode 2757\nfield x amount 1..1000000000000",
            "t:2:16: '1..1000000000000' is no range of amounts"),
        Row("open choice", "shortcode 2757\nfield x choice(A|B", "t:2:9: the choice is not closed"),
        Row("empty choice", "shortcode 2757\nfield x choice(A||B)", "t:2:18: a choice is a word without blanks"),
        Row("field twice", "shortcode 2757\nfield x date\nfield x month", "t:3:7: a second field x"),
        Row("row of a shape", "shortcode 2757\nfield x 1 letters, date", "t:2:20: 'date' is no shape"),
        Row(
            "octets that are no UTF-8",
            String(decoding: Array("shortcode 2757\nmessage a\n    C".utf8) + [0xFF], as: UTF8.self),
            "t:3:6: octets that are no UTF-8"),
        Row("control", "shortcode 2757\nmessage a\n    \u{1B}[2J", "t:3:5: a control character"),
        Row("no text at all", "\u{0}\u{1}\u{2}", "t:1:1: a control character"),
        Row("empty example", "shortcode 2757\nmessage a\n    A\n    >", "t:4:5: an empty example"),
    ]

    @Test(arguments: rows)
    func namesThePlace(_ row: Row) {
        let error = #expect(throws: GrammarFileError.self, sourceLocation: row.sourceLocation) {
            try Grammar(source: row.source, file: "t")
        }
        #expect(error?.description.hasPrefix(row.place) == true, "\(error as Any)", sourceLocation: row.sourceLocation)
    }

    static let files = [
        Row("nothing wrong", "shortcode 2757\nmessage a\n    A", ""),
        Row(
            "a form and a field", "shortcode 2757\nmessage a\n    A {n\nfield q 4..2 digits",
            "3 a hole is not closed; 4 '4..2' is no count"),
        Row(
            "each of several forms", "shortcode 2757\nmessage a\n    A {x}\n    B }\nmessage b\nfield y date",
            "3 no field is named x; 4 a } that closes nothing; 5 message b has no form"),
        Row(
            "the forms of what is no message", "shortcode 2757\nmesage a\n    A\n    B }",
            "2 'mesage' begins no entry; 4 a } that closes nothing"),
        Row(
            "the holes of a field that cannot be read",
            "shortcode 2757\nmessage a\n    A {x}#{y}\nfield x 16 figures\nfeild y date",
            "4 'figures' is no shape; 5 'feild' begins no entry"),
        Row(
            "the forms of a second message", "shortcode 2757\nmessage a\n    A\nmessage a\n    B {x}",
            "4 a second message a; 5 no field is named x"),
        Row(
            "a field that has the name of an entry that cannot be read",
            "shortcode 2757\nmessage nik reply\nmesage kpj\nmessage a\n    A {nik}#{kpj}\nfield nik 4 digits\n"
                + "field kpj date",
            "2 a message's line is not complete; 3 'mesage' begins no entry"),
        Row(
            "no short code, and more", "message a\n    A {n\nfield x date",
            "2 a hole is not closed; 3 the file names no short code"),
        Row(
            "what stands before octets that are no text", "shortcode 2757\nmessage a\n    A {n\n\u{1}",
            "3 a hole is not closed; 4 a control character"),
        Row("forms of nothing", "shortcode 2757\n    A\n    B", "2 a form of no message"),
        Row("what follows octets", "shortcode 2757\nA\u{0}\nB\nC", "2 a control character"),
        Row("neither code nor message", "-- nothing", "1 the file names no short code; 1 the file has no message"),
        Row(
            "prose", (1...40).map { "Baris \($0)" }.joined(separator: "\n"),
            (1...20).map { "\($0) 'Baris' begins no entry" }.joined(separator: "; ")),
    ]

    @Test("All is told that is wrong, and nothing that is wrong for another line's sake alone", arguments: files)
    func tellsAll(_ row: Row) {
        let errors = Grammar.errors(in: row.source, file: "t").map { "\($0.line) \($0.problem)" }
        #expect(errors.joined(separator: "; ") == row.place, sourceLocation: row.sourceLocation)
    }

    @Test("A service refuses names that it lacks or does not know")
    func namesOfAService() throws {
        let grammar = try Grammar(
            source: "shortcode 2757\n\nmessage help\n    HELP\n\nmessage stop\n    STOP\nfield kpj 11 digits", file: "t"
        )
        try grammar.mustHold(messages: ["help", "stop"], fields: ["kpj"])
        let surplus = #expect(throws: GrammarFileError.self) {
            try grammar.mustHold(messages: ["help"], fields: ["kpj"])
        }
        #expect(surplus?.line == 6)
        let missing = #expect(throws: GrammarFileError.self) {
            try grammar.mustHold(messages: ["help", "stop"], fields: ["kpj", "nik"])
        }
        #expect(missing?.problem == "the service needs a field nik")
    }
}

@Suite("The notation")
struct NotationTests {
    /// A grammar with one form and some fields.
    static func grammar(_ form: String, _ fields: String...) throws -> Grammar {
        try Grammar(
            source: (["shortcode 1234", "message m", "    \(form)"] + fields.map { "field \($0)" })
                .joined(separator: "\n"), file: "t")
    }

    @Test("A comment begins with two dashes and a blank, or ends the line; a form may begin with #")
    func comments() throws {
        let grammar = try Self.grammar("#{x}-- {y} -- a comment", "x 2 digits", "y 3 digits -- another")
        #expect(Outcome("#12-- 345", in: grammar).description == "m x=12 y=345")
    }

    @Test("Line ends may be CR LF, and a byte order mark may stand first")
    func lineEnds() throws {
        let source = "\u{FEFF}shortcode 1234\r\nmessage m\r\n    A#{x}\r\nfield x 2 digits\r\n"
        #expect(Outcome("A#12", in: try Grammar(source: source, file: "t")).description == "m x=12")
    }

    @Test("What stands before the first hole is demanded, whatever its characters are")
    func strangeKeyword() throws {
        let grammar = try Self.grammar("? {x}", "x 2 digits")
        #expect(Outcome("? 12", in: grammar).description == "m x=12")
        #expect(Outcome("12", in: grammar).description.hasPrefix("! unknown-keyword"))
    }

    @Test("Braces and backslashes escape themselves")
    func escapes() throws {
        let grammar = try Self.grammar("A\\{\\}\\\\{x}", "x 2 digits")
        #expect(Outcome("a{}\\12", in: grammar).description == "m x=12")
    }

    @Test("A text hole runs to the form's next separator, or to the end when last")
    func texts() throws {
        let inner = try Self.grammar("C.{code}.{reason}.{pin}", "code 4 digits", "reason text", "pin 4 digits secret")
        #expect(Outcome("C.8888.Tidak masuk.1234", in: inner).description == "m code=8888 reason=Tidak masuk pin=1234")
        let last = try Self.grammar("LAPOR#{what}", "what text")
        #expect(Outcome("LAPOR#Iuran #3 tidak dibayar.", in: last).description == "m what=Iuran #3 tidak dibayar.")
    }

    @Test("A repeated hole takes one or more parts")
    func repeated() throws {
        let grammar = try Self.grammar("PARPOL#{party}#{votes...}", "party word", "votes 1..6 digits")
        #expect(
            Outcome("PARPOL#PKPI#300#200#60", in: grammar).description == "m party=PKPI votes=300#200#60")
        #expect(Outcome("PARPOL#PKPI", in: grammar).description == "!m votes missing@11..<11")
        #expect(Outcome("PARPOL*PKPI*300* 200", in: grammar).description == "m party=PKPI votes=300#200 ~separator")
        #expect(Outcome("PARPOL#PKPI#300##200#", in: grammar).description == "m party=PKPI votes=300#200 ~separator")
        let many = (1...40).map(String.init).joined(separator: "#")
        #expect(Outcome("PARPOL#PKPI#" + many, in: grammar).description == "m party=PKPI votes=" + many)
        let spaced = try Self.grammar("LIST {num...}", "num 1..3 digits")
        #expect(Outcome("LIST 12 34 56", in: spaced).description == "m num=12 34 56")
        #expect(Outcome("PARPOL#PKPI#300#x", in: grammar).description.hasPrefix("!m votes"))
    }

    @Test("A form may begin with a hole, and end with a separator")
    func withoutKeyword() throws {
        let grammar = try Self.grammar("{nik}#{kk}#", "nik 16 digits", "kk 16 digits")
        #expect(
            Outcome("3171051708900003#3171051708900004#", in: grammar).description
                == "m nik=3171051708900003 kk=3171051708900004")
        #expect(
            Outcome("3171051708900003#3171051708900004", in: grammar).description
                == "m nik=3171051708900003 kk=3171051708900004 ~separator")
    }

    @Test("Separators of several kinds stand where the form says")
    func mixedSeparators() throws {
        let grammar = try Self.grammar(
            "KIRIM {amount} KE {phone}#{pin}", "amount amount", "phone phone", "pin 4 digits")
        #expect(
            Outcome("kirim Rp50.000 ke 081200000001#1234", in: grammar).description
                == "m amount=50000 phone=+6281200000001 pin=1234")
    }

    @Test("A row of counted classes has free blanks between")
    func plates() throws {
        let grammar = try Self.grammar("METRO {plate}", "plate 1..2 letters, 1..4 digits, 0..3 letters")
        for spelling in ["METRO B1234XYZ", "METRO B 1234 XYZ", "metro b 1234xyz", "METRO B-1234-XYZ"] {
            #expect(Outcome(spelling, in: grammar).description == "m plate=B1234XYZ", "\(spelling)")
        }
        #expect(Outcome("METRO AB 1", in: grammar).description == "m plate=AB1")
        #expect(Outcome("METRO 1234", in: grammar).description == "!m plate malformed@6..<10")
    }
}
