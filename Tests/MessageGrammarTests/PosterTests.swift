import MessageGrammar
import SampleGrammars
import Testing

@Suite("Words copied from the poster")
struct PosterTests {
    static let grammar: Grammar = {
        var wording = ReplyWording()
        wording.labels = [
            "nik": "NIK", "name": "NAMA", "birth-date": "TGL LAHIR", "kpj": "KPJ", "kpj-tail": "AKHIR KPJ",
            "email": "EMAIL",
        ]
        wording.otherLabels = ["nik": ["NO KTP", "E-KTP"], "kpj": ["NOMOR PESERTA", "NO"]]
        wording.posters = [("Ketik", "kirim ke"), ("Text", "to")]
        return Grammar.registration.knowing([wording])
    }()

    static let register = "register nik=3171051708900003 birth-date=1990-08-17 kpj=08012345678"
    static let named = "register nik=3171051708900003 name=BUDI SANTOSO birth-date=1990-08-17 kpj=08012345678"

    static func register(named name: String) -> String { named.replacing("BUDI SANTOSO", with: name) }

    static let labels = [
        MessageRow("SALDO KPJ 08012345678", "balance kpj=08012345678 ~poster"),
        MessageRow("SALDO kpj: 08012345678", "balance kpj=08012345678 ~poster"),
        MessageRow("SALDO KPJ08012345678", "balance kpj=08012345678 ~poster"),
        MessageRow("SALDO no. kpj = 0801 2345 678", "balance kpj=08012345678 ~poster,spacing"),
        MessageRow("SALDO AKHIR KPJ 5678", "balance kpj-tail=5678 ~poster"),
        MessageRow("SALDO#KPJ#08012345678", "balance kpj=08012345678 ~poster,separator"),
        MessageRow("REG#3171051708900003#NAMA#BUDI SANTOSO#TGL LAHIR#17-08-1990#KPJ#08012345678", named + " ~poster"),
        MessageRow("SALDO KPJ 0801234567", "!balance kpj wrong-length@10..<20"),
        MessageRow("SALDO KPJ", "!balance kpj malformed@6..<9"),
        MessageRow("SALDO Nomor Peserta", "!balance kpj malformed@6..<19"),
        MessageRow("REG#NIK:3171051708900003#TGL:17-08-1990#KPJ:08012345678", register + " ~poster"),
        MessageRow("REG#NIK 3171051708900003#TGL LAHIR 17-08-1990#KPJ 08012345678", register + " ~poster"),
        MessageRow("REG#NIK#3171051708900003#TGL LAHIR#17-08-1990#KPJ#08012345678", register + " ~poster"),
        MessageRow("REG*E-KTP=3171051708900003*TGL=17-08-1990*KPJ=08012345678", register + " ~poster,separator"),
        MessageRow(
            "DAFTAR SALDO NIK 3171051708900003 NAMA BUDI SANTOSO TGL LAHIR 17-08-1990 KPJ 08012345678",
            named + " ~poster,separator"),
        MessageRow(
            "REG#NIK: 3171051708900003#NAMA BUDI SANTOSO#TGL: 17-08-1990#KPJ: 08012345678", named + " ~poster"),
        MessageRow("REG#3171051708900003#NAMA BUDI SANTOSO#17-08-1990#08012345678", named + " ~poster"),
        MessageRow(
            "REG#3171051708900003#Nama. Budi Santoso#17-08-1990#08012345678",
            register(named: "Budi Santoso") + " ~poster"),
        MessageRow("REG*3171051708900003*NAMA BUDI SANTOSO*17-08-1990*08012345678", named + " ~poster,separator"),
        MessageRow("REG#3171051708900003#NAMAN BUDI#17-08-1990#08012345678", register(named: "NAMAN BUDI")),
        MessageRow("REG#3171051708900003#NAMA B#17-08-1990#08012345678", register(named: "NAMA B")),
        MessageRow("REG#3171051708900003#BUDI NAMA#17-08-1990#08012345678", register(named: "BUDI NAMA")),
        MessageRow("REG#KPJ:08012345678#TGL:17-08-1990#NIK:3171051708900003", register + " ~poster,order"),
        MessageRow(
            "DAFTAR SALDO#NIK#NAMA#TGL LAHIR#KPJ#EMAIL",
            "!register nik malformed@13..<16; birth-date malformed@22..<31; kpj malformed@32..<35;"
                + " email malformed@36..<41"),
    ]

    @Test("What a field is called by, before its value", arguments: labels)
    func labelsAreSkipped(_ row: MessageRow) { row.holds(in: Self.grammar) }

    static let towns: Grammar = {
        var wording = ReplyWording()
        wording.labels = ["town": "KOTA", "report": "LAPORAN"]
        return Grammar.fixture(
            """
            shortcode 2757
            message branch
                KANTOR {town}
            message complaint
                LAPOR#{report}
            field town 2..40 letters
            field report 1..100 text
            """, file: "t"
        ).knowing([wording])
    }()

    static let words = [
        MessageRow("KANTOR KOTA BARU", "branch town=KOTA BARU"),
        MessageRow("KANTOR#KOTA BARU", "branch town=KOTA BARU ~separator"),
        MessageRow("KANTOR KOTA: BARU", "branch town=BARU ~poster"),
        MessageRow("LAPOR#LAPORAN saya", "complaint report=LAPORAN saya"),
        MessageRow("LAPOR LAPORAN saya", "complaint report=LAPORAN saya ~separator"),
    ]

    @Test("Words that fit as they stand are kept, unless they are a person's name", arguments: words)
    func wordsAreKept(_ row: MessageRow) { row.holds(in: Self.towns) }

    static let frames = [
        MessageRow("SALDO kirim ke 2757", "balance ~characters,poster"),
        MessageRow("SALDO 08012345678 kirim ke 2757.", "balance kpj=08012345678 ~characters,poster"),
        MessageRow("SALDO 08012345678 (Kirim ke: 2757)", "balance kpj=08012345678 ~characters,poster"),
        MessageRow(
            "Ketik \u{201C}SALDO 08012345678\u{201D} kirim ke 2757", "balance kpj=08012345678 ~characters,poster"),
        MessageRow("ketik: BERHENTI, kirim ke 2757", "unbind ~characters,poster"),
        MessageRow("text SALDO to 2757", "balance ~characters,poster"),
        MessageRow("Ketik SALDO", "balance ~characters,poster"),
        MessageRow("SALDO kpj 5678 kirim ke 2757", "balance kpj-tail=5678 ~characters,poster"),
        MessageRow("SALDO 2757", "balance kpj-tail=2757"),
        MessageRow("kirim ke 2757", "! unknown-keyword@0..<5"),
        MessageRow("SALDO kirim ke 2758", "!balance kpj malformed@6..<19"),
    ]

    @Test("What stands round a message", arguments: frames)
    func framesAreDropped(_ row: MessageRow) { row.holds(in: Self.grammar) }

    @Test("Values and faults stand where they stand in the text as received")
    func places() throws {
        let text = "Ketik SALDO KPJ: 08012345678 kirim ke 2757"
        let match = try Self.grammar.match(text, on: .sendingDay)
        #expect(match.span(of: "kpj") == 17..<28)
        #expect(Self.grammar.masked(text, match) == "Ketik SALDO KPJ: xxxxxxxxxxx kirim ke 2757")
    }
}
