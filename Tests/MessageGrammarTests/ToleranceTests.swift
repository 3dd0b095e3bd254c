import MessageGrammar
import SampleGrammars
import Testing

@Suite("What is forgiven, and said to have been")
struct ToleranceTests {
    static let register = "register nik=3171051708900003 birth-date=1990-08-17 kpj=08012345678"
    static let named = "register nik=3171051708900003 name=BUDI SANTOSO birth-date=1990-08-17 kpj=08012345678"

    static let characters = [
        MessageRow("SALDO.", "balance ~characters"),
        MessageRow("  saldo ", "balance ~characters"),
        MessageRow("SALDO  08012345678", "balance kpj=08012345678 ~characters"),
        MessageRow("SALDO (spasi) 08012345678", "balance kpj=08012345678 ~characters"),
        MessageRow("SALDO<Spasi>08012345678", "balance kpj=08012345678 ~characters"),
        MessageRow("SALDO[spasi]08012345678", "balance kpj=08012345678 ~characters"),
        MessageRow("SALDO( spasi )08012345678", "balance kpj=08012345678 ~characters"),
        MessageRow("\u{201C}SALDO 08012345678\u{201D}", "balance kpj=08012345678 ~characters"),
        MessageRow("\u{201C}SALDO 08012345678\u{201D}.", "balance kpj=08012345678 ~characters"),
        MessageRow("'SALDO 08012345678.'", "balance kpj=08012345678 ~characters"),
        MessageRow("\u{AB}SALDO 08012345678\u{BB}", "balance kpj=08012345678 ~characters"),
        MessageRow("SALDO\u{A0}08012345678", "balance kpj=08012345678 ~characters"),
        MessageRow("SALDO \u{200B}0801\u{200B}2345678", "balance kpj=08012345678 ~characters"),
        MessageRow("SALDO\t08012345678", "balance kpj=08012345678 ~characters"),
        MessageRow("\u{FEFF}SALDO", "balance ~characters"),
        MessageRow("SAL\u{0}DO\u{9F}", "balance ~characters"),
        MessageRow("SALDO \u{0660}\u{0668}\u{0660}\u{0661}2345678", "balance kpj=08012345678 ~characters"),
        MessageRow("SALDO \u{06F0}\u{06F8}012345678", "balance kpj=08012345678 ~characters"),
        MessageRow("\u{FF33}\u{FF21}\u{FF2C}\u{FF24}\u{FF2F}\u{3000}\u{FF15}678", "balance kpj-tail=5678 ~characters"),
        MessageRow("REG#3171051708900003#17\u{2013}08\u{2013}1990#08012345678", register + " ~characters"),
        MessageRow("SALDO 0801\u{FFFD}2345678", "balance kpj=08012345678 ~encoding,characters"),
        MessageRow(
            "REG#3171051708900003#17\u{A7}08\u{A7}1990#08012345678#budi\u{A1}contoh.id",
            register + " email=budi@contoh.id ~characters"),
    ]

    @Test("Step 1: characters", arguments: characters)
    func charactersAreFolded(_ row: MessageRow) { row.holds() }

    static let endings = [
        MessageRow("SALDO?", "balance ~characters"),
        MessageRow("SALDO!!", "balance ~characters"),
        MessageRow("saldo ?", "balance ~characters"),
        MessageRow("SALDO :)", "balance ~characters"),
        MessageRow("SALDO\u{1F64F}\u{1F3FD}", "balance ~characters"),
        MessageRow("SALDO 5678 \u{1F64F}", "balance kpj-tail=5678 ~characters"),
        MessageRow("SALDO 08012345678?", "balance kpj=08012345678 ~characters"),
        MessageRow("SALDO 08012345678\u{2764}\u{FE0F}", "balance kpj=08012345678 ~characters"),
        MessageRow("\u{201C}SALDO 08012345678\u{201D}!", "balance kpj=08012345678 ~characters"),
        MessageRow("REG#3171051708900003#17-08-1990#08012345678!", register + " ~characters"),
        MessageRow("BERHENTI!", "unbind ~characters"),
        MessageRow("Info?!", "help ~characters"),
        MessageRow("?", "help"),
        MessageRow("SALDO '08012345678", "balance kpj=08012345678 ~characters"),
        MessageRow("SALDO \u{2019}5678\u{2019}?", "balance kpj-tail=5678 ~characters"),
        MessageRow("REG#'3171051708900003#(17-08-1990)#<08012345678>", register + " ~characters"),
        MessageRow("REG#3171051708900003.#17-08-1990,#08012345678;", register + " ~characters"),
    ]

    @Test("Marks and emoji behind a message, and quotes and marks round a value", arguments: endings)
    func endingsAreDropped(_ row: MessageRow) { row.holds() }

    @Test("Marks that a form has are no ending")
    func marksOfForms() {
        let grammar = Grammar.fixture(
            """
            shortcode 2757
            message told
                NILAI {n}
            message asked
                NILAI {n} YA?
            message alone
                NILAI!
            field n 2 digits
            """, file: "t")
        #expect(Outcome("NILAI#12 YA?", in: grammar).description == "asked n=12 ~separator")
        #expect(Outcome("NILAI#12!", in: grammar).description == "told n=12 ~characters,separator")
        #expect(Outcome("#NILAI!", in: grammar).description == "alone ~separator")
    }

    @Test("What may be of the last value is kept")
    func lastTextIsKept() {
        #expect(
            Outcome("LAPOR * JHT * saya 5!!", in: .everyShape).description
                == "text word=JHT text=saya 5!! ~separator")
    }

    static let separators = [
        MessageRow("DAFTAR SALDO #3171051708900003#17-08-1990#08012345678", register + " ~separator"),
        MessageRow("DAFTAR SALDO# 3171051708900003 # 17-08-1990 # 08012345678 ", register + " ~characters,separator"),
        MessageRow("DAFTAR SALDO#3171051708900003#17-08-1990#08012345678##", register + " ~separator"),
        MessageRow("#DAFTAR SALDO#3171051708900003#17-08-1990#08012345678#", register + " ~separator"),
        MessageRow("DAFTAR SALDO##3171051708900003###17-08-1990#08012345678", register + " ~separator"),
        MessageRow("DAFTAR#SALDO#3171051708900003#17-08-1990#08012345678", register + " ~separator"),
        MessageRow("DAFTAR_SALDO#3171051708900003#17-08-1990#08012345678", register + " ~separator"),
        MessageRow("DAFTAR SALDO 3171051708900003#17-08-1990#08012345678", register + " ~separator"),
        MessageRow("DAFTAR SALDO\n#3171051708900003#17-08-1990#08012345678", register + " ~separator"),
        MessageRow("DAFTAR SALDO*3171051708900003*BUDI SANTOSO*17-08-1990*08012345678", named + " ~separator"),
        MessageRow("DAFTAR SALDO;3171051708900003;BUDI SANTOSO;17-08-1990;08012345678", named + " ~separator"),
        MessageRow("DAFTAR SALDO|3171051708900003|BUDI SANTOSO|17-08-1990|08012345678", named + " ~separator"),
        MessageRow("DAFTAR SALDO\n3171051708900003\nBUDI SANTOSO\n17-08-1990\n08012345678", named + " ~separator"),
        MessageRow("DAFTAR SALDO/3171051708900003/BUDI SANTOSO/17/08/1990/08012345678", named + " ~separator"),
        MessageRow("DAFTAR SALDO,3171051708900003,BUDI SANTOSO,17-08-1990,08012345678", named + " ~separator"),
        MessageRow("DAFTAR SALDO.3171051708900003.BUDI SANTOSO.17.08.1990.08012345678", named + " ~separator"),
        MessageRow("DAFTAR SALDO 3171051708900003 BUDI SANTOSO 17-08-1990 08012345678", named + " ~separator"),
        MessageRow("DAFTAR SALDO 3171051708900003 BUDI SANTOSO 17 08 1990 08012345678", named + " ~separator"),
        MessageRow(
            "DAFTAR SALDO.3171051708900003.Dr. Budi, Sp.OG.17.08.1990.08012345678.budi.s@contoh.id",
            "register nik=3171051708900003 name=Dr. Budi, Sp.OG birth-date=1990-08-17 kpj=08012345678"
                + " email=budi.s@contoh.id ~separator"),
        MessageRow("SALDO#08012345678", "balance kpj=08012345678 ~separator"),
        MessageRow("SALDO: 08012345678", "balance kpj=08012345678 ~separator"),
        MessageRow("SALDO#", "balance ~separator"),
        MessageRow("SALDO\n08012345678", "balance kpj=08012345678 ~separator"),
    ]

    @Test("Step 2: separators", arguments: separators)
    func separatorsAreForgiven(_ row: MessageRow) { row.holds() }

    static let keywords = [
        MessageRow("DAFTARSALDO#3171051708900003#17-08-1990#08012345678", register + " ~keyword"),
        MessageRow("CEKSALDO 08012345678", "balance kpj=08012345678 ~keyword"),
        MessageRow("CEKSALDO", "balance ~keyword"),
        MessageRow("SALDO08012345678", "balance kpj=08012345678 ~keyword"),
        MessageRow("REG3171051708900003#17-08-1990#08012345678", register + " ~keyword"),
        MessageRow("DAFTAR SALDOE#3171051708900003#17-08-1990#08012345678", register + " ~keyword"),
        MessageRow("DAFTR SALDO#3171051708900003#17-08-1990#08012345678", register + " ~keyword"),
        MessageRow("DAFATR SALDDO#3171051708900003#17-08-1990#08012345678", register + " ~keyword"),
        MessageRow("DAPTAR SALDO#3171051708900003#17-08-1990#08012345678", register + " ~keyword"),
        MessageRow("DAFTR#3171051708900003#17-08-1990#08012345678", register + " ~keyword"),
        MessageRow("SALDOE 08012345678", "balance kpj=08012345678 ~keyword"),
        MessageRow("CEK SADLO 5678", "balance kpj-tail=5678 ~keyword"),
    ]

    static let lookalikes = [
        MessageRow("SALD0", "balance ~keyword"),
        MessageRow("5ALDO", "balance ~keyword"),
        MessageRow("5ald0 5678", "balance kpj-tail=5678 ~keyword"),
        MessageRow("CEK SALD0 08012345678", "balance kpj=08012345678 ~keyword"),
        MessageRow("DAFTAR SALD0#3171051708900003#17-08-1990#08012345678", register + " ~keyword"),
        MessageRow("DAFT4R SALDOE#3171051708900003#17-08-1990#08012345678", register + " ~keyword"),
        MessageRow("R3G*3171051708900003*17-08-1990*08012345678", register + " ~separator,keyword"),
        MessageRow("lNFO", "help ~keyword"),
        MessageRow("ST0P", "unbind ~keyword"),
        MessageRow("8ERHENT1", "unbind ~keyword"),
        MessageRow("1NF", "! unknown-keyword@0..<3"),
        MessageRow("5A1D0", "! unknown-keyword@0..<5"),
    ]

    @Test("Step 3: what is drawn like a keyword", arguments: lookalikes)
    func lookalikesAreForgiven(_ row: MessageRow) { row.holds() }

    @Test("Of two keywords that are drawn alike, what is neither is neither")
    func doubtfulLookalike() {
        let grammar = Grammar.fixture(
            "shortcode 2757\nmessage a\n    HALO\nmessage b\n    HAIO\nmessage c\n    HA10", file: "t")
        #expect(Outcome("HAL0", in: grammar).description == "a ~keyword")
        #expect(Outcome("HA1O", in: grammar).description.hasPrefix("! unknown-keyword"))
        #expect(Outcome("HA10", in: grammar).description == "c")
    }

    @Test("Step 3: keywords", arguments: keywords)
    func keywordsAreForgiven(_ row: MessageRow) { row.holds() }

    static let insides = [
        MessageRow("SALDO 0801 2345 678", "balance kpj=08012345678 ~spacing"),
        MessageRow("SALDO 0801-2345-678", "balance kpj=08012345678 ~spacing"),
        MessageRow("REG#3171 0517 0890 0003#17-08-1990#08012345678", register + " ~spacing"),
        MessageRow("REG#31710517O89OOOO3#17-08-1990#08012345678", register + " ~digit"),
        MessageRow("REG#3l7I051708900003#I7-O8-1990#08012345678", register + " ~digit"),
        MessageRow("REG#3171051708900003#17 - 08 - 1990#08012345678", register + " ~spacing"),
        MessageRow("SALDO O80 123 45678", "balance kpj=O8012345678 ~spacing"),
        MessageRow("SALDO OOO12345678", "balance kpj=OOO12345678 ~digit"),
        MessageRow("SALDO 02 D 000 65455", "balance kpj=02D00065455 ~spacing"),
    ]

    @Test("Step 4: inside digits and alphanumerics", arguments: insides)
    func insidesAreForgiven(_ row: MessageRow) { row.holds() }

    static let signatures = [
        MessageRow("SALDO 08012345678 terima kasih", "balance kpj=08012345678 ~trailing"),
        MessageRow("SALDO 08012345678\nBudi, 0812 111", "balance kpj=08012345678 ~trailing"),
        MessageRow("SALDO 08012345678. Makasih ya", "balance kpj=08012345678 ~characters,trailing"),
        MessageRow("REG#3171051708900003#17-08-1990#08012345678 salam, Budi", register + " ~trailing"),
        MessageRow(
            "REG#3171051708900003#17-08-1990#08012345678#salam",
            "register nik=3171051708900003 name=salam birth-date=1990-08-17 kpj=08012345678 ~order"),
    ]

    @Test("Step 5: a signature after a filled hole", arguments: signatures)
    func signaturesAreDropped(_ row: MessageRow) { row.holds() }

    static let bare = [
        MessageRow("BANTUAN Budi", "help ~trailing"),
        MessageRow("saldo terima kasih", "balance ~trailing"),
        MessageRow("CEK SALDO dong kak", "balance ~trailing"),
        MessageRow("STATUS\nSalam, Budi", "status ~trailing"),
        MessageRow("KONTAK\nBudi 0812 111", "contact ~trailing"),
        MessageRow("INFO\n--\nSent from my phone 5", "help ~characters,trailing"),
        MessageRow("STOP\n--\nSent from my phone", "unbind ~characters,trailing"),
        MessageRow("BERHENTI\n___\nBudi", "unbind ~characters,trailing"),
        MessageRow("SALDO 12 terima kasih", "!balance kpj wrong-length@6..<8"),
        MessageRow("SALDO\n0801234567", "!balance kpj wrong-length@6..<16"),
        MessageRow("SALDO #terima kasih", "!balance kpj malformed@7..<19"),
        MessageRow("DAFTAR Budi", "!register nik missing@7..<7; birth-date missing@11..<11; kpj missing@11..<11"),
        MessageRow("MENU 1", "! unknown-keyword@0..<4"),
        MessageRow("HELP 1", "!help surplus@5..<6"),
        MessageRow("BERHENTI terima kasih", "!unbind surplus@9..<21"),
        MessageRow("STOP\nBudi", "!unbind surplus@5..<9"),
        MessageRow("UNREG JHT", "!unbind surplus@6..<9"),
        MessageRow("STATSU ya", "! unknown-keyword@0..<6 (STATUS); kpj malformed@7..<9"),
    ]

    @Test("Step 5: words behind a keyword alone, unless the message must stand alone", arguments: bare)
    func wordsBehindKeywords(_ row: MessageRow) { row.holds() }

    static let orders = [
        MessageRow("REG#08012345678#3171051708900003#17-08-1990", register + " ~order"),
        MessageRow("REG#17-08-1990#08012345678#BUDI SANTOSO#3171051708900003", named + " ~order"),
    ]

    @Test("Parts that tell by their shapes where they belong", arguments: orders)
    func orderIsFree(_ row: MessageRow) { row.holds() }
}
