import MessageGrammar
import SampleGrammars
import Testing

@Suite("Words between the parts of a form, and free text that may be left out")
struct WordSeparatorTests {
    static let grammar = Grammar.fixture(
        """
        shortcode 5151
        message size
            TINGGI {h} BERAT {w}
        message family
            KELUARGA#{nik}#KK#{kk}#DI#{town}
        message mixed
            R.{name}#{pin}*{count}
        message order
            PESAN {menu} {count} {note?}
        message noted
            CATAT {note?} {menu} {count}
        field h 2..3 digits
        field w 2..3 digits
        field nik 16 digits
        field kk 16 digits
        field town 3..30 letters
        field name 2..20 letters
        field pin 4 digits
        field menu 3..20 letters
        field count 1..2 digits
        field note 1..40 text
        """, file: "words.grammar")

    static let rows = [
        MessageRow("TINGGI 160 BERAT 55", "size h=160 w=55"),
        MessageRow("TINGGI#160#BERAT#55", "size h=160 w=55 ~separator"),
        MessageRow("TINGGI*160*BERAT*55", "size h=160 w=55 ~separator"),
        MessageRow("TINGGI: 160, BERAT: 55", "size h=160 w=55 ~separator"),
        MessageRow("TINGGI160BERAT55", "size h=160 w=55 ~separator,keyword"),
        MessageRow(
            "KELUARGA*3171051708900003*KK*3171051708900004*DI*BANDUNG",
            "family nik=3171051708900003 kk=3171051708900004 town=BANDUNG ~separator"),
        MessageRow(
            "KELUARGA 3171051708900003 KK 3171051708900004 DI BANDUNG DINGIN",
            "family nik=3171051708900003 kk=3171051708900004 town=BANDUNG DINGIN ~separator"),
        MessageRow("TINGGI 160", "!size w missing@10..<10"),
        MessageRow("TINGGI 160 55", "!size w missing@10..<10"),
        MessageRow("TINGGI BERAT 55", "!size h missing@7..<7"),
        MessageRow("TINGGI", "!size h missing@6..<6; w missing@6..<6"),
        MessageRow("TINGGI 160 BERAT", "!size w missing@10..<10"),
        MessageRow("TINGGI 1 BERAT 55", "!size h wrong-length@7..<8"),
        MessageRow("TINGGI 160 BERAT 5 kilo", "!size w wrong-length@17..<18"),
        MessageRow("KELUARGA#3171051708900003#DI#BANDUNG", "!family kk missing@25..<25"),
        MessageRow("R.ANDI*2", "!mixed pin missing@6..<6"),
        MessageRow("R.ANDI#1234#2", "!mixed count missing@11..<11"),
    ]

    @Test("are found whatever stands round them, and a part that is missing is named", arguments: rows)
    func words(_ row: MessageRow) { row.holds(in: Self.grammar) }

    static let notes = [
        MessageRow("PESAN SATE 2", "order menu=SATE count=2"),
        MessageRow("PESAN SATE 2 pedas", "order menu=SATE count=2 note=pedas"),
        MessageRow("PESAN SATE", "!order count missing@10..<10"),
        MessageRow("PESAN SATE dua", "!order count malformed@11..<14"),
        MessageRow("PESAN#SATE#dua", "!order count malformed@11..<14"),
        MessageRow("PESAN#SATE#dua#pedas", "!order count malformed@11..<14"),
        MessageRow("CATAT#SATE#dua", "!noted count malformed@11..<14"),
    ]

    @Test("A part that free text could be is no reason to call another one missing", arguments: notes)
    func freeText(_ row: MessageRow) { row.holds(in: Self.grammar) }
}
