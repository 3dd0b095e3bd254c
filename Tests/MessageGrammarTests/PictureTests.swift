import MessageGrammar
import SampleGrammars
import Testing

@Suite("The caret picture")
struct PictureTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let text: String
        let picture: String
        let sourceLocation: SourceLocation

        init(_ text: String, _ picture: String, sourceLocation: SourceLocation = #_sourceLocation) {
            (self.text, self.picture, self.sourceLocation) = (text, picture, sourceLocation)
        }

        var testDescription: String { text }
    }

    static let rows = [
        Row(
            "SALDO 12",
            """
            SALDO 12
                  ^^ kpj has 2 characters; expected 11 alphanumerics, 9 digits
            """),
        Row(
            "DAFTR SALDO#317105170890000#17/08/90",
            """
            DAFTR SALDO#317105170890000#17/08/90
            ^^^^^^^^^^^ no message begins so; did you mean DAFTAR SALDO?
                                                ^ kpj is missing; expected 11 alphanumerics, 9 digits
                        ^^^^^^^^^^^^^^^ nik has 15 characters; expected 16 digits
            """),
        Row(
            "saldo\n12",
            """
            saldo\\n12
                   ^^ kpj has 2 characters; expected 11 alphanumerics, 9 digits
            """),
        Row(
            "\u{FF33}ALDO 12",
            """
            \u{FF33}ALDO 12
                   ^^ kpj has 2 characters; expected 11 alphanumerics, 9 digits
            """),
        Row(
            "SALDO e\u{301}12",
            """
            SALDO e\u{301}12
                  ^^^ kpj is not of its shape; expected 11 alphanumerics, 9 digits
            """),
        Row(
            "SALDO \u{231A}\u{E9}12",
            """
            SALDO \u{231A}\u{E9}12
                  ^^^^^ kpj is not of its shape; expected 11 alphanumerics, 9 digits
            """),
        Row(
            "SALDO \u{202E}12",
            """
            SALDO \\u{202E}12
                          ^^ kpj has 2 characters; expected 11 alphanumerics, 9 digits
            """),
    ]

    @Test(arguments: rows)
    func columns(_ row: Row) {
        let error = #expect(throws: ParseError.self) { try Grammar.registration.match(row.text, on: .sendingDay) }
        #expect(error?.description == row.picture, sourceLocation: row.sourceLocation)
    }

    static let masks = [
        (
            "DAFTAR SALDO#3171051708900003#BUDI SANTOSO#17-08-1990#08012345678#budi@contoh.id",
            "DAFTAR SALDO#xxxxxxxxxxxxxxxx#xxxx xxxxxxx#xx-xx-xxxx#xxxxxxxxxxx#xxxx@xxxxxx.xx"
        ),
        ("SALDO 08012345678 salam Budi", "SALDO xxxxxxxxxxx xxxxx xxxx"),
        ("SALDO 5678", "SALDO 5678"),
        ("SALDO 0801234567", "SALDO xxxxxxxxxx"),
        ("DAFTR SALDO#317105170890000#17/08/90", "DAFTR SALDO#xxxxxxxxxxxxxxx#xx/xx/xx"),
        ("Halo saya Budi 3171051708900003", "xxxx xxxx xxxx xxxxxxxxxxxxxxxx"),
        ("SUTRISNO#3322010101760001#01-01-1976", "xxxxxxxx#xxxxxxxxxxxxxxxx#xx-xx-xxxx"),
        ("budi@contoh.id", "xxxx@xxxxxx.xx"),
        ("3171051708900003", "xxxxxxxxxxxxxxxx"),
    ]

    @Test("Masked, what is personal is crossed out", arguments: masks)
    func masked(_ text: String, _ shown: String) {
        #expect(Grammar.registration.masked(text, on: .sendingDay) == shown)
    }
}
