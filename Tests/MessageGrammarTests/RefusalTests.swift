import MessageGrammar
import Testing

@Suite("What is refused, and where")
struct RefusalTests {
    static let keywords = [
        MessageRow("", "! empty@0..<0"),
        MessageRow(" \n ", "! empty@0..<0"),
        MessageRow("Halo apa kabar", "! unknown-keyword@0..<4"),
        MessageRow("JP 3171051708900003 1234", "! unknown-keyword@0..<2"),
        MessageRow("SALDOKU 08012345678", "! unknown-keyword@0..<7"),
        MessageRow("SALDOX5678", "! unknown-keyword@0..<10 (SALDO)"),
        MessageRow("INFP", "! unknown-keyword@0..<4 (INFO)"),
        MessageRow("BANTUANN", "! unknown-keyword@0..<8 (BANTUAN)"),
        MessageRow("2757: BERHENTI ya", "!unbind surplus@15..<17"),
        MessageRow("2757 SALDOO", "! unknown-keyword@0..<4 (SALDO)"),
        MessageRow("BERHENT", "! unknown-keyword@0..<7 (BERHENTI)"),
        MessageRow("STAUTS", "! unknown-keyword@0..<6 (STATUS)"),
        MessageRow("DAFTAR SALDOEE#3171051708900003#17-08-1990#08012345678", "! unknown-keyword@0..<14 (DAFTAR SALDO)"),
        MessageRow("\u{0661}\u{0662}\u{0663}", "! unknown-keyword@0..<3"),
        MessageRow("\u{1F600}", "! unknown-keyword@0..<1"),
        MessageRow("halo, SALDO 08012345678", "! unknown-keyword@0..<4"),
    ]

    @Test("No keyword", arguments: keywords)
    func keyword(_ row: MessageRow) { row.holds() }

    static let counts = [
        MessageRow("DAFTAR", "!register nik missing@6..<6; birth-date missing@6..<6; kpj missing@6..<6"),
        MessageRow("DAFTAR SALDO", "!register nik missing@12..<12; birth-date missing@12..<12; kpj missing@12..<12"),
        MessageRow("REG#3171051708900003#17-08-1990", "!register kpj missing@31..<31"),
        MessageRow(
            "DAFTAR SALDO#BUDI SANTOSO#08012345678", "!register nik missing@13..<13; birth-date missing@25..<25"),
        MessageRow("REG#BUDI#17-08-1990", "!register nik missing@4..<4; kpj missing@19..<19"),
        MessageRow("DAFTAR SALDO 08012345678", "!register nik missing@13..<13; birth-date missing@13..<13"),
        MessageRow("SALDO#08012345678#09014567890", "!balance surplus@18..<29"),
        MessageRow("SALDO 08012345678#abc", "!balance surplus@18..<21"),
        MessageRow("SALDO*08012345678*09014567890", "!balance surplus@18..<29"),
        MessageRow(
            "DAFTAR SALDO*3171051708900003*17-08-1990*08012345678*xx*yy",
            "!register surplus@56..<58; email malformed@53..<55"),
        MessageRow("REG#02D00065455#230384#Sutoyo", "!register nik missing@29..<29"),
        MessageRow(
            "REG#3171051708900003#B#17-08-1990#08012345678#b@c.id#7",
            "!register surplus@53..<54; name wrong-length@21..<22"),
        MessageRow("REG#3171051708900003#BUDI#17-08-1990#08012345678#b@c.id#7", "!register surplus@56..<57"),
    ]

    @Test("Parts too few or too many", arguments: counts)
    func count(_ row: MessageRow) { row.holds() }

    static let fields = [
        MessageRow("SALDO 12", "!balance kpj wrong-length@6..<8"),
        MessageRow("SALDO 0801234567", "!balance kpj wrong-length@6..<16"),
        MessageRow("SALDO 3171051708900003", "!balance kpj wrong-length@6..<22"),
        MessageRow("SALDO 0001260945809", "!balance kpj wrong-length@6..<19"),
        MessageRow("SALDO NO 123456789", "!balance kpj malformed@6..<18"),
        MessageRow("SALDO ID 123456789", "!balance kpj malformed@6..<18"),
        MessageRow("SALDO XYZ 08012345678", "!balance kpj malformed@6..<21"),
        MessageRow("SALDO ABC12345678", "!balance kpj too-few-digits@6..<17"),
        MessageRow("SALDO#BUDI", "!balance kpj malformed@6..<10"),
        MessageRow("saldo #terima kasih", "!balance kpj malformed@7..<19"),
        MessageRow("CEK SALDO 123456789 010180", "!balance kpj wrong-length@10..<26"),
        MessageRow("REG#317105170890003#17-08-1990#08012345678", "!register nik wrong-length@4..<19"),
        MessageRow("REG#3171051708900003#BUD1#17-08-1990#08012345678", "!register name malformed@21..<25"),
        MessageRow(
            "DAFTAR SALDO#3523418097870002#ADI SUNARYO#01-09-1987#2345678901",
            "!register kpj wrong-length@53..<63"),
        MessageRow("REG#3171051708900003#17-08-1990#08012345678#budi@contoh", "!register email malformed@44..<55"),
        MessageRow("\u{201C}SALDO 12\u{201D}", "!balance kpj wrong-length@7..<9"),
        MessageRow("SALDO \u{200B}12\u{200B}", "!balance kpj wrong-length@7..<9"),
    ]

    @Test("A field", arguments: fields)
    func field(_ row: MessageRow) { row.holds() }

    static let several = [
        MessageRow(
            "REG#317105170890000#BUDI123#17-13-1990#0801234567#x@y",
            "!register nik wrong-length@4..<19; name malformed@20..<27; birth-date no-such-date@28..<38;"
                + " kpj wrong-length@39..<49; email malformed@50..<53"),
        MessageRow(
            "DAFTR SALDO#317105170890000#17/08/90",
            "! unknown-keyword@0..<11 (DAFTAR SALDO); kpj missing@36..<36; nik wrong-length@12..<27"),
        MessageRow(
            "DAFTAR SALDO#NIK#NAMA#TGL#KPJ#EMAIL",
            "!register nik malformed@13..<16; birth-date malformed@22..<25; kpj malformed@26..<29;"
                + " email malformed@30..<35"),
    ]

    @Test("Several faults at once", arguments: several)
    func faults(_ row: MessageRow) { row.holds() }
}
