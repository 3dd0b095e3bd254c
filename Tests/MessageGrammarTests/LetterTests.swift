import MessageGrammar
import SampleGrammars
import Testing

/// Keywords, leads, separators, tails and choices with letters that a telephone has besides A to Z.
@Suite("Letters beyond ASCII")
struct LetterTests {
    static let grammar = Grammar.fixture(
        """
        shortcode 1234

        message coffee
            CAFÉ {count}

        message list
            Ärö É*{count}

        message person
            CAF {name}

        message walk
            Я#{name}

        message sending
            KIRIM {count} À {town} ñ

        message state
            ÜBERSICHT

        message day
            HARI {part}

        field count  2 digits
        field name   2..20 letters
        field town   2..20 letters
        field part   choice(Málem|Siang)
        """, file: "letters.grammar")

    static let read = [
        MessageRow("CAFÉ 12", "coffee count=12"),
        MessageRow("café 12", "coffee count=12"),
        MessageRow("caf\u{C9} 12", "coffee count=12"),
        MessageRow("ärö é*12", "list count=12"),
        MessageRow("ÄRÖ É*12", "list count=12"),
        MessageRow("я#Ян Érik", "walk name=Ян Érik"),
        MessageRow("Caf José Éric", "person name=José Éric"),
        MessageRow("kirim 12 à Málaga Ñ", "sending count=12 town=Málaga"),
        MessageRow("übersicht", "state"),
        MessageRow("HARI MÁLEM", "day part=Málem"),
        MessageRow("hari málem", "day part=Málem"),
    ]

    @Test("Capitals and small letters are one, and values stay as they were sent", arguments: read)
    func isRead(_ row: MessageRow) { row.holds(in: Self.grammar) }

    static let forgiven = [
        MessageRow("café#12", "coffee count=12 ~separator"),
        MessageRow("café12", "coffee count=12 ~keyword"),
        MessageRow("äröé12", "list count=12 ~keyword"),
        MessageRow("ärö_é 12", "list count=12 ~separator"),
        MessageRow("\u{201C}übersicht\u{201D}.", "state ~characters"),
        MessageRow("kirim 12 à Málaga ñ.", "sending count=12 town=Málaga ~characters"),
    ]

    @Test("What is forgiven beside other letters is forgiven beside these", arguments: forgiven)
    func isForgiven(_ row: MessageRow) { row.holds(in: Self.grammar) }

    static let refused = [
        MessageRow("cafés 12", "! unknown-keyword@0..<5 (CAFÉ)"),
        MessageRow("ärö é*1", "!list count wrong-length@6..<7"),
        MessageRow("ärr é*12", "! unknown-keyword@0..<5 (ÄRÖ É)"),
        MessageRow("übersichd", "! unknown-keyword@0..<9 (ÜBERSICHT)"),
        MessageRow("ubersicht", "! unknown-keyword@0..<9 (ÜBERSICHT)"),
        MessageRow("éclair 12", "! unknown-keyword@0..<6"),
        MessageRow("hari mälem", "!day part malformed@5..<10"),
    ]

    @Test("A letter more is another word, and one letter is one slip", arguments: refused)
    func isRefused(_ row: MessageRow) { row.holds(in: Self.grammar) }

    @Test("The caret stands under the word that begins with such a letter")
    func caret() {
        let error = #expect(throws: ParseError.self) { try Self.grammar.match("ärr é*12", on: .sendingDay) }
        #expect(
            error?.description == """
                ärr é*12
                ^^^^^ no message begins so; did you mean ÄRÖ É?
                """)
    }

    /// Those of the GSM default alphabet and its tables, and some of other scripts; the last pairs are of two letters
    /// whose octets differ in more than one place.
    static let pairs: [(small: String, capital: String)] = [
        ("à", "À"), ("å", "Å"), ("ä", "Ä"), ("æ", "Æ"), ("ç", "Ç"), ("è", "È"), ("é", "É"), ("ì", "Ì"), ("ñ", "Ñ"),
        ("ò", "Ò"), ("ö", "Ö"), ("ø", "Ø"), ("ù", "Ù"), ("ü", "Ü"), ("ğ", "Ğ"), ("ş", "Ş"), ("δ", "Δ"), ("ω", "Ω"),
        ("а", "А"), ("р", "Р"), ("я", "Я"), ("ÿ", "Ÿ"),
    ]

    @Test("Each pair of a small letter and its capital, both ways", arguments: pairs)
    func pair(_ small: String, _ capital: String) throws {
        for (written, sent) in [(small, capital), (capital, small)] {
            let grammar = try NotationTests.grammar("AB\(written) {x}\(written)", "x 2 digits")
            #expect(Outcome("ab\(sent) 12\(sent)", in: grammar).description == "m x=12")
        }
    }

    @Test("Letters that are no pair are two", arguments: [("é", "è"), ("Р", "Ѐ"), ("ß", "s"), ("ı", "I"), ("×", "÷")])
    func noPair(_ one: String, _ other: String) throws {
        let grammar = try NotationTests.grammar("AB\(one) {x}", "x 2 digits")
        #expect(Outcome("AB\(other) 12", in: grammar).description.hasPrefix("! unknown-keyword"))
    }
}
