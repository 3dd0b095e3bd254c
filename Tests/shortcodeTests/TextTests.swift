import Testing

/// Budi's registration, his balance, and how they are answered.
enum Budi {
    static let number = "+6281200000001"
    static let registration = "DAFTAR SALDO#3171051708900003#BUDI SANTOSO#17-08-1990#08012345678#budi@contoh.id"
    static let balance = "Saldo JHT KPJ ..5678 per 31-10-2026: Rp12.345.678. Iuran terakhir Oktober 2026. Info 175"
    static let status = "KPJ ..5678: AKTIF. Iuran terakhir Oktober 2026. Program: JHT, JKK, JKM, JP, JKP. Info 175"
    /// What may stand in no error and no listing.
    static let secrets = ["3171051708900003", "08012345678", "81200000001", "BUDI", "budi@contoh.id"]
}

@Suite("Texts through the pipe")
struct TextTests {
    @Test("are answered one a line")
    func registration() throws {
        let run = try Run("--from", Budi.number, input: Budi.registration + "\nSALDO 08012345678\n")
        #expect(run.lines.count == 2)
        #expect(run.lines.first?.hasPrefix("HP ini terdaftar untuk KPJ ..5678.") == true)
        #expect(run.lines.last == Budi.balance)
        #expect(run.errors == "")
        #expect(run.status == 0)
    }

    @Test("need no number: a standard one is played")
    func standardNumber() throws {
        let run = try Run("--output", "log", input: "KONTAK")
        #expect(run.lines.count == 2)
        #expect(run.lines.first?.hasSuffix("+07:00 +6281200000001 > 2757 KONTAK") == true)
    }

    @Test("may end in CR LF, and the last in nothing; empty lines are no messages")
    func lineEnds() throws {
        #expect(try Run(input: "\nKONTAK\r\n\n\nKONTAK").lines.count == 2)
    }

    @Test("of one blank are empty messages and get an answer")
    func blank() throws {
        #expect(try Run("--input", "text", input: " \n").output.hasPrefix("Maaf, pesan Anda kosong."))
    }

    @Test("cannot name another sender: nobody is unbound by a text that looks like a log line or JSON")
    func spoofing() throws {
        let scratch = try Scratch()
        let store = scratch.path("a.sqlite")
        _ = try Run("--from", "+6281299999999", "--store", store, input: Budi.registration)
        let log = "2026-11-21T08:00:00+07:00 +6281299999999 > 2757 BERHENTI"
        let json = #"{"from":"+6281299999999","text":"BERHENTI"}"#
        let spoof = try Run("--from", Budi.number, "--store", store, input: "\(log)\n\(json)\n")
        #expect(spoof.lines.count == 2)
        #expect(spoof.lines.allSatisfy { $0.hasPrefix("Maaf, ") })
        #expect(try Run("--from", "+6281299999999", "--store", store, input: "SALDO").lines == [Budi.balance])
    }

    @Test("without a reply are named on stderr, with their line and why")
    func silence() throws {
        let guesses = (0...6).map { "SALDO 0801234567\($0)\n" }.joined()
        let run = try Run("--from", "+6281200000080", input: guesses)
        #expect(run.lines.count == 5)
        #expect(run.errorLines == ["line 6: no reply (locked)", "line 7: no reply (locked)"])
        #expect(run.status == 0)
    }

    @Test("to other numbers than the one played go to stderr, with the numbers masked")
    func notices() throws {
        let scratch = try Scratch()
        let store = scratch.path("a.sqlite")
        _ = try Run("--store", store, input: Budi.registration)
        let run = try Run("--from", "+6281200000071", "--store", store, input: Budi.registration)
        #expect(run.lines.count == 1)
        #expect(run.errorLines.count == 1)
        #expect(run.errors.contains("+07:00 2757 > +6281xxxxxx001 Data peserta HP ini akan dipindah"))
        let unmasked = try Run("--from", "+6281200000090", "--store", store, "--unmasked", input: Budi.registration)
        #expect(unmasked.errors.contains(" 2757 > +6281200000001 "))
    }

    @Test("of a line that is too long are skipped and named; the next is answered")
    func overlong() throws {
        let run = try Run("--from", Budi.number, input: String(repeating: "A", count: 70_000) + "\nKONTAK\n")
        #expect(run.lines.count == 1)
        #expect(run.errorLines == ["line 1: 70000 octets in one line; expected at most 65536, so it was skipped"])
        #expect(run.status == 1)
    }

    static let almostLogs = [
        "2026-11-21T08:00:00 +6281299999999 > 2757 SALDO", " 2026-11-21T08:00:00+07:00 +6281299999999 > 2757 SALDO",
        "Nov 21 08:00 +6281299999999 > 2757 SALDO", #"[{"from":"+6281299999999","text":"SALDO"}]"#,
    ]

    @Test(
        "that only begin like a log or an array are reported and not sent, until they are said to be texts",
        arguments: almostLogs)
    func almost(line: String) throws {
        let run = try Run(input: line + "\n")
        #expect(run.output == "")
        #expect(run.errorLines.count == 1)
        #expect(run.errors.contains("--input text takes "))
        #expect(run.status == 1)
        #expect(try Run("--input", "text", input: line + "\n").lines.count == 1)
    }

    @Test("that are no UTF-8 are answered, and named with their line and in the exit code")
    func illFormed() throws {
        let run = try Run(["--from", Budi.number], octets: Array("KONTAK\nKONT".utf8) + [0xFF] + Array("AK\n".utf8))
        #expect(run.lines.count == 2)
        #expect(
            run.errors == "line 2: column 5: this is no UTF-8; expected UTF-8, or UTF-16 with a byte order mark\n")
        #expect(run.status == 1)
    }

    @Test("in English are answered in English")
    func language() throws {
        let run = try Run("--language", "en", input: Budi.registration + "\nSALDO\n")
        #expect(run.lines.last?.contains("Rp12.345.678") == true)
        #expect(run.lines.last != Budi.balance)
    }
}
