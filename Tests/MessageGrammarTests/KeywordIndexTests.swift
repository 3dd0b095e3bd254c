import MessageGrammar
import SampleGrammars
import Testing

@Suite("Which forms are tried")
struct KeywordIndexTests {
    static let grammar = Grammar.fixture(
        """
        shortcode 2757
        message pulsa
            C{word}
        message check
            CEK {digits}
        message status
            CEK STATUS {digits}
        message colon
            =INFO {digits}
        message equals
            AB={digits}={word}
        message long
            KETERANGAN LENGKAP#{digits}
        message bare
            {word}
        field digits 2..4 digits
        field word 3 word
        """, file: "index.grammar")

    static let rows: [(String, String)] = [
        ("CABC", "pulsa word=ABC"),
        ("cabc", "pulsa word=abc"),
        ("CEK 123", "check digits=123"),
        ("ABC", "bare word=ABC"),
        ("KETERANGAN LENGKAP#12", "long digits=12"),
        ("KETERANGANLENGKAP*12", "long digits=12 ~separator,keyword"),
        (";;CEK*STATUS 12", "status digits=12 ~separator"),
        ("#cek:123", "check digits=123 ~separator"),
        ("CEK STATUS123", "status digits=123 ~keyword"),
        ("=INFO 12", "colon digits=12"),
        ("=AB=12=ABC", "equals digits=12 word=ABC ~separator"),
    ]

    @Test("The longest keyword that the text can begin with is tried first", arguments: rows)
    func tries(_ text: String, _ outcome: String) {
        #expect(Outcome(text, in: Self.grammar).description == outcome)
    }
}
