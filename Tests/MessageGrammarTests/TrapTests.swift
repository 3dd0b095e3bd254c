import MessageGrammar
import SampleGrammars
import Testing

@Suite("Traps that other programs fell into")
struct TrapTests {
    static let nested = Grammar.fixture(
        """
        shortcode 1234
        message short
            REG
        message long
            REG SALDO#{n}
        message letter
            C.{n}
        field n 4 digits
        """, file: "nested.grammar")

    @Test("The first keyword that matches wins, so a longer one is never reached")
    func longerKeyword() {
        #expect(Outcome("REG SALDO#1234", in: Self.nested).description == "long n=1234")
        #expect(Outcome("REG", in: Self.nested).description == "short")
    }

    @Test("A keyword is found inside another word")
    func keywordInsideAWord() {
        #expect(Outcome("PREG", in: Self.nested).description.hasPrefix("! unknown-keyword"))
        #expect(Outcome("REGU", in: Self.nested).description.hasPrefix("! unknown-keyword"))
        #expect(Outcome("ABC.1234", in: Self.nested).description.hasPrefix("! unknown-keyword"))
    }

    static let rows = [
        MessageRow("SALDO ", "balance"),
        MessageRow("SALDO.", "balance ~characters"),
        MessageRow("CEK  SALDO  5678", "balance kpj-tail=5678 ~characters"),
        MessageRow(
            "REG#3171051708900003#Siti Nur'Aini#17-08-1990#08012345678",
            "register nik=3171051708900003 name=Siti Nur'Aini birth-date=1990-08-17 kpj=08012345678"),
        MessageRow("SALDO 08012345678 2", "!balance kpj wrong-length@6..<19"),
        MessageRow("SALDO 08012345678#A#1#2", "!balance surplus@18..<19; surplus@20..<21; surplus@22..<23"),
        MessageRow("SALDO \u{0966}\u{0967}", "!balance kpj malformed@6..<8"),
        MessageRow(
            "DAFTAR SALDO*3171051708900003*17-08-1990*08012345678",
            "register nik=3171051708900003 birth-date=1990-08-17 kpj=08012345678 ~separator"),
        MessageRow("SALDO O8O1234S678", "balance kpj=O8O1234S678 ~digit"),
        MessageRow("STOPP", "! unknown-keyword@0..<5 (STOP)"),
    ]

    @Test(
        """
        A trailing space or full stop defeats a keyword; a double space breaks the split; names lose their case; \
        a field that fits nothing is dropped silently; digits of other scripts pass a digits check; no # on the phone; \
        letter O for zero; a fuzzy guess answers the wrong command
        """, arguments: rows)
    func row(_ row: MessageRow) { row.holds() }

    @Test("A date is lost at its own hyphens, or read month first")
    func dates() {
        #expect(
            Outcome("REG#3171051708900003#04-05-1990#08012345678", in: .registration).description
                == "register nik=3171051708900003 birth-date=1990-05-04 kpj=08012345678")
    }
}
