import Mutations
import Seeded
import ShortMessage
import Testing
import Transcripts

@Suite("A text in a listing")
struct MaskedTextTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let text: String
        let masked: String
        let sourceLocation: SourceLocation

        init(_ text: String, _ masked: String, sourceLocation: SourceLocation = #_sourceLocation) {
            (self.text, self.masked, self.sourceLocation) = (text, masked, sourceLocation)
        }

        var testDescription: String { Text.escaped(text) }
    }

    static let rows = [
        Row(
            "KPJ 08012345678 HP 081234567890 NIK 3171051708900003",
            "KPJ xxxxxxx5678 HP xxxxxxxx7890 NIK xxxxxxxxxxxx0003"),
        Row("1234567, KPJ12345678", "xxx4567, KPJxxxx5678"),
        Row("kartu 02D00065455 dan 12o25025i25.", "kartu xxxxxxx5455 dan xxxxxxx5i25."),
        Row(
            "HP 0812-3456-7890, 0812 3456 7890, +62 812-3456-7890",
            "HP xxxx-xxxx-7890, xxxx xxxx 7890, +xx xxx-xxxx-7890"),
        Row("0812\u{200B}3456\u{2013}7890", "xxxx\u{200B}xxxx\u{2013}7890"),
        Row("０８１２３４５６７８９０", "ｘｘｘｘｘｘｘｘ７８９０"),
        Row("a@b.id Budi.Santoso_90@contoh.co.id", "x@x.xx xxxx.xxxxxxx_xx@xxxxxx.xx.xx"),
        Row(
            "(0812) 3456-7890, +62 (812) 3456 7890, [3171] (0517) 0890.0003 (KTP)",
            "(xxxx) xxxx-7890, +xx (xxx) xxxx 7890, [xxxx] (xxxx) xxxx.0003 (KTP)"),
        Row("NIK 3171.0517.0890.0003, 3171 - 0517_0890/0003", "NIK xxxx.xxxx.xxxx.0003, xxxx - xxxx_xxxx/0003"),
        Row(
            "3I71 O517 0890 0003; 3171\u{A0}0517\u{2014}0890\t0003",
            "xxxx xxxx xxxx 0003; xxxx\u{A0}xxxx\u{2014}xxxx\t0003"),
        Row("kartu 02D0 0065 455, ０２D000６５455", "kartu xxxx xxx5 455, ｘｘxxxxｘ５455"),
        Row(
            "17-08-1990, 17/8/90, 17.08.1990, 1990-08-17, 17 08 1990",
            "xx-xx-xxxx, xx/x/xx, xx.xx.xxxx, xxxx-xx-xx, xx xx xxxx"),
        Row("lahir 17081990, 170890, I7-O8-199O", "lahir xxxxxxxx, xxxxxx, xx-xx-xxxx"),
        Row("31-10-2026 0812 3456 7890", "31-10-2026 xxxx xxxx 7890"),
        Row("0812-12-10-2026", "xxxx-xx-xx-2026"),
        Row(
            "17 Agustus 1990, 17-Agt-90, August 17, 1990, 1 mei 1985, 17AUG1990",
            "xx xxxxxxx xxxx, xx-xxx-xx, xxxxxx xx, xxxx, x xxx xxxx, xxxxxxxxx"),
        Row(
            "Yth. Bapak BUDI SANTOSO, saldo; Nama: Siti binti Ali. Halo Ana. Info Kepada Yth. D. Putri",
            "Yth. Bapak xxxx xxxxxxx, saldo; Nama: xxxx xxxxx xxx. Halo xxx. Info Kepada Yth. x. xxxxx"),
        Row("<ana@b.id>, tulis ke:é@b.id", "<xxx@x.xx>, tulis ke:x@x.xx"),
    ]

    @Test("has personal numbers and e-mail addresses crossed out, in the same width", arguments: rows)
    func masked(_ row: Row) {
        #expect(Text.masked(row.text) == row.masked, sourceLocation: row.sourceLocation)
        #expect(row.text.unicodeScalars.count == row.masked.unicodeScalars.count, sourceLocation: row.sourceLocation)
    }

    static let plain = [
        "Saldo JHT KPJ ..5678 per 31-10-2026: Rp12.345.678. Iuran terakhir Oktober 2026. Info 175",
        "Saldo Rp999.999.999.999", "Rp 12.345.678 per 31-10-2026", "31 Oktober 2026, 17 Mei 2024, Mei 1990",
        "2026-11-21 08:00:00",
        "No. referensi 261121-000001. Ketik SALDO", "123456", "KPJ ..6543, 7890, 1122",
        "ABCDEFGHIJK dan DEWIKARTIKA", "terima kasih BUDI SANTOSO", "Sorry, NAME missing", "the 17 march", "", "@ 2757",
        "#@#",
    ]

    @Test("shows tails, amounts, dates, references and words as they are", arguments: plain)
    func shown(text: String) {
        #expect(Text.masked(text) == text)
    }

    @Test("has the names crossed out that were read before, in any case, as whole words")
    func seenNames() {
        var names = SeenNames()
        names.insert("BUDI SANTOSO")
        names.insert("siti")
        #expect(
            Text.masked("Terima kasih Budi santoso dan SITI. Budidaya, Sitinjak", hiding: names)
                == "Terima kasih xxxx xxxxxxx dan xxxx. Budidaya, Sitinjak")
    }

    @Test("has as many characters as before, and no row of seven digits", arguments: 0..<20 as Range<UInt64>)
    func law(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<100 {
            let text = Self.rows.map { $0.text.mutated(using: &random) }.joined(separator: random.text(upTo: 3))
            let masked = Text.masked(text)
            #expect(masked.unicodeScalars.count == text.unicodeScalars.count)
            #expect(masked.firstMatch(of: /[0-9]{7}/) == nil)
        }
    }
}
