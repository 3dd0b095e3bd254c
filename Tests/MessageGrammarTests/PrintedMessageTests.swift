import Foundation
import MessageGrammar
import SampleGrammars
import ShortMessage
import Testing

/// The messages of other services as pages print them, read with the sample grammars.
@Suite("Messages of other services, as printed")
struct PrintedMessageTests {
    struct Row: Sendable, CustomTestStringConvertible {
        /// As printed; of a long one, how it begins.
        let text: String
        let grammar: String
        /// What is written for the words of a template, the longest first.
        let values: [(String, String)]
        let outcome: String
        let sourceLocation: SourceLocation

        init(
            _ text: String, _ grammar: String, _ values: KeyValuePairs<String, String>, _ outcome: String,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            (self.text, self.grammar, self.outcome) = (text, grammar, outcome)
            self.values = values.map { ($0.key, $0.value) }
            self.sourceLocation = sourceLocation
        }

        init(
            _ text: String, _ grammar: String, _ outcome: String, sourceLocation: SourceLocation = #_sourceLocation
        ) {
            self.init(text, grammar, [:], outcome, sourceLocation: sourceLocation)
        }

        var testDescription: String { "\(grammar): \(text)" }

        var filled: String {
            values.reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
        }
    }

    private static let nik = "3171051708900003"
    private static let kk = "3171051204150007"
    private static let card = "0001260945809"

    static let rows = [
        Row("tagihan<spasi>No. Kartu BPJS Kesehatan", "bpjs-kesehatan", ["No. Kartu BPJS Kesehatan": card], "bill"),
        Row("TAGIHAN 0001260945809", "bpjs-kesehatan", "bill"),
        Row("NIK (spasi) NIK", "bpjs-kesehatan", [") NIK": ") \(nik)"], "by-nik"),
        Row(
            "NOKA (spasi) nomor kartu BPJS Kesehatan", "bpjs-kesehatan", ["nomor kartu BPJS Kesehatan": card], "by-card"
        ),
        Row("HELP", "bpjs-kesehatan", "help"),
        Row("NIK (spasi) nomor NIK KTP Anda", "bpjs-kesehatan", ["nomor NIK KTP Anda": nik], "by-nik"),
        Row("METRO [spasi] Nomor Kendaraan", "pajak-metro", ["Nomor Kendaraan": "B 1234 XYZ"], "tax"),
        Row("METRO B1234ABC", "pajak-metro", "tax"),
        Row("esamsat D1234AB 1234567890987654", "esamsat", "tax"),
        Row("JATENG H1234AB", "samsat-jateng", "central-java"),
        Row("DIY AB1234AB", "samsat-jateng", "yogyakarta"),
        Row("JATIM [spasi] nomor polisi", "samsat-jatim", ["nomor polisi": "L 1234 AB"], "tax"),
        Row("poldajbr [spasi] nomor polisi", "polda-jabar", ["nomor polisi": "D 1234 AB"], "tax"),
        Row("INFO RANMOR B1234XYZ", "info-ranmor", "vehicle"),
        Row("PAJAK REMINDER B1234XYZ", "info-ranmor", "reminder"),
        Row("Cek (spasi) NIK", "cek-pemilih", ["NIK": nik], "voter"),
        Row("REG#Hermawan#BD042#3", "quick-count", "witness"),
        Row("CALEG#2#30#400#6#500", "quick-count", "candidates"),
        Row("PARPOL#PKPI#300#200#60#400#6#500", "quick-count", "party"),
        Row("Cek#KTP#NIK", "dukcapil", ["NIK": nik], "identity-card"),
        Row(
            "#NIK#Nama_Lengkap#Nomor_Kartu_Keluarga#Nomor_Telp#Keluhan", "dukcapil",
            ["NIK": nik, "Nomor_Kartu_Keluarga": kk, "Nomor_Telp": "081200000001"], "complaint"),
        Row(
            "#NIK #Nama_Lengkap #Nomor_Kartu_Keluarga #Nomor_Telp #Keluhan", "dukcapil",
            ["NIK": nik, "Nomor_Kartu_Keluarga": kk, "Nomor_Telp": "081200000001"], "complaint"),
        Row("Anna/3011234567890000/Karet Tengsin/Tanah Abang/Jakarta Pusat", "dukcapil", "resident"),
        Row("NIK#NomorKK#", "registrasi-sim", ["NIK": nik, "NomorKK": kk], "register"),
        Row("Daftar#NIK#NomorKK", "registrasi-sim", ["NIK": nik, "NomorKK": kk], "register"),
        Row("Reg<spasi>NIK#NomorKK#", "registrasi-sim", ["NIK": nik, "NomorKK": kk], "register"),
        Row("Reg(spasi)NIK#NomorKK", "registrasi-sim", ["NIK": nik, "NomorKK": kk], "register"),
        Row("ULANG#NIK#NomorKK#", "registrasi-sim", ["NIK": nik, "NomorKK": kk], "again"),
        Row("ULANG(spasi)NIK#NomorKK#", "registrasi-sim", ["NIK": nik, "NomorKK": kk], "again"),
        Row(
            "REG16 digit NIK#16 digit nomor KK#", "registrasi-sim", ["16 digit nomor KK": kk, "16 digit NIK": nik],
            "register"),
        Row(
            "DAFTAR #16 digit NIK #16 digit nomor KK", "registrasi-sim",
            ["16 digit nomor KK": kk, "16 digit NIK": nik], "register"),
        Row("REK (spasi) No ID Pelanggan", "pln", ["No ID Pelanggan": "512345678901"], "bill"),
        Row("SAL 1", "sms-bank", "balance"),
        Row("TRT 1 090007854321 800000", "sms-bank", "transfer"),
        Row("TRB 1 002 082502580 100000", "sms-bank", "transfer-abroad"),
        Row("BYR PLN 1 123456789123", "sms-bank", "electricity"),
        Row("ISI 1 08321456000 100000", "sms-bank", "top-up"),
        Row("BYR KK 1 1234567891234567 1000000", "sms-bank", "credit-card"),
        Row("SALDO", "sms-bni", "balance"),
        Row("SALDO <PIN>", "sms-bri", ["<PIN>": "482913"], "balance"),
        Row("S.1234", "server-pulsa", "balance"),
        Row("RKP.1234", "server-pulsa", "recap"),
        Row("C.8888.Tidak masuk.1234", "server-pulsa", "complaint"),
        Row("PLN20.22114427922.1234", "server-pulsa", "purchase"),
        Row("TYM*interpaybiz*1234", "server-pulsa", "top-up-by-name"),
        Row("K. trx pulsa 085720801656 blm masuk mohon di cek", "server-pulsa", "question"),
        Row("DAFTAR#SIGIT#JAKARTA#081765432", "server-pulsa", "register"),
        Row("R.ANDI CELL.08123456789.100000.50.1234", "server-pulsa", "transfer"),
        Row("A.+62856857842459.1234", "server-pulsa", "add-number"),
        Row("TRX.081555796060.M50.21/11/09.1234", "server-pulsa", "top-up"),
        Row("REG#BUDI#BUDI_CELL#JAKARTA#08154876543#1234", "server-pulsa", "register-below"),
        Row("Komplin.Mohon cek trx 10rb ke 08159454873 belum masuk", "server-pulsa", "question"),
        Row("MINTA.088XXXXXXXXX.5000", "minta-pulsa", ["088XXXXXXXXX": "088112345678"], "request"),
        Row(
            "BAGI(spasi)nomer tujuan(spasi)nominal pulsa", "bagi-pulsa",
            ["nomer tujuan": "081987654321", "nominal pulsa": "5000"], "share"),
        Row("OFF 297", "stop-konten", "stop"),
        Row("UNREG 297", "stop-konten", "stop"),
        Row("RING OFF", "stop-konten", "stop-ring-tone"),
        Row("PINJAM*", "gateway", "loan"),
        Row("CEK ABSEN NIS", "gateway", ["NIS": "123456"], "pupil"),
        Row(
            "BENDUNG(spasi)KODE BENDUNG(spasi)ELEVASI(spasi)QSungai(spasi)DEBIT KANAN(spasi)DEBIT KIRI", "gateway",
            [
                "KODE BENDUNG": "KLP1", "ELEVASI": "82,5", "QSungai": "12", "DEBIT KANAN": "3", "DEBIT KIRI": "4",
            ], "water"),
        Row("SALDO<spasi>ID MASJID", "gateway", ["ID MASJID": "4021"], "mosque"),
        Row("BELTOLL#User ID#Contract ID", "beltoll", ["User ID": "123456", "Contract ID": "76543210"], "balance"),
    ]

    /// What no sample grammar takes; `grammar/README.md` tells why.
    static let unwritten = ["SP20.08123456789,F10.0317625555,XR10.0818388888 ;1234", "R.15/17/09.1234"]

    @Test("is read by the service that it was printed for", arguments: rows.filter { !$0.text.hasSuffix("*") })
    func isRead(_ row: Row) throws {
        let outcome = try Self.outcome(of: row.filled, in: row.grammar)
        #expect(outcome == row.outcome, "\(row.filled)", sourceLocation: row.sourceLocation)
    }

    @Test("Every row of the collected messages is among these, and read as it is printed")
    func collection() throws {
        let named = ProcessInfo.processInfo.environment["SHORTCODE_VECTORS"] ?? "../shared/vectors"
        let folder = URL(filePath: named, relativeTo: SampleMessageTests.root.appending(path: "/"))
        let file = folder.deletingLastPathComponent().appending(path: "messages.tsv")
        guard let source = try? String(contentsOf: file, encoding: .utf8) else {
            print("printed messages: 0 read, no such file (\(file.path))")
            return
        }
        let texts = source.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
            .filter { $0.count > 2 && $0[2] == "other-service" }.map { $0[0] }
        #expect(texts.count >= 50)
        for text in texts where !Self.unwritten.contains(text) {
            let row = try #require(
                Self.rows.first { $0.text == text || $0.text.hasSuffix("*") && text.hasPrefix($0.text) })
            let filled = row.text == text ? row.filled : text
            #expect(try Self.outcome(of: filled, in: row.grammar) == row.outcome, "\(text)")
        }
        print("printed messages: \(texts.count) of other services, \(Self.unwritten.count) of them not written down")
    }

    private static func outcome(of text: String, in name: String) throws -> String {
        let file = SampleMessageTests.root.appending(path: "samples/grammars/\(name).grammar")
        let grammar = try Grammar(source: String(contentsOf: file, encoding: .utf8), file: name)
        return try grammar.match(text, on: .sendingDay).message
    }
}
