import MessageGrammar
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
    ]

    @Test("Step 1: characters", arguments: characters)
    func charactersAreFolded(_ row: MessageRow) { row.holds() }

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
    ]

    @Test("Step 4: inside digits and alphanumerics", arguments: insides)
    func insidesAreForgiven(_ row: MessageRow) { row.holds() }

    static let signatures = [
        MessageRow("SALDO 08012345678 terima kasih", "balance kpj=08012345678 ~trailing"),
        MessageRow("SALDO 08012345678\nBudi, 0812 111", "balance kpj=08012345678 ~trailing"),
        MessageRow("SALDO 08012345678. Makasih ya", "balance kpj=08012345678 ~separator,trailing"),
        MessageRow("REG#3171051708900003#17-08-1990#08012345678 salam, Budi", register + " ~trailing"),
        MessageRow(
            "REG#3171051708900003#17-08-1990#08012345678#salam",
            "register nik=3171051708900003 name=salam birth-date=1990-08-17 kpj=08012345678 ~order"),
        MessageRow("SALDO 5678 \u{1F64F}", "balance kpj-tail=5678 ~trailing"),
    ]

    @Test("Step 5: a signature after a filled hole", arguments: signatures)
    func signaturesAreDropped(_ row: MessageRow) { row.holds() }

    static let orders = [
        MessageRow("REG#08012345678#3171051708900003#17-08-1990", register + " ~order"),
        MessageRow("REG#17-08-1990#08012345678#BUDI SANTOSO#3171051708900003", named + " ~order"),
    ]

    @Test("Parts that tell by their shapes where they belong", arguments: orders)
    func orderIsFree(_ row: MessageRow) { row.holds() }
}
