import Foundation
import Testing

@Suite("Operators' commands")
struct OperatorTests {
    let scratch: Scratch
    var store: String { scratch.path("demo.sqlite") }

    init() throws {
        scratch = try Scratch()
    }

    private func operate(_ arguments: String...) throws -> Run {
        try Run(["members"] + arguments + ["--store", store])
    }

    /// Makes a store in which Budi is registered.
    private func register() throws {
        #expect(try Run("--from", Budi.number, "--store", store, input: Budi.registration).status == 0)
    }

    private func reply(to text: String, from phone: String = Budi.number) throws -> String? {
        try Run("--from", phone, "--store", store, input: text + "\n").lines.last
    }

    static let keys = [["--nik", "3171051708900003"], ["--kpj", "08012345678"], ["--phone", "081200000001"]]

    @Test("show a person by any number, crossed out", arguments: keys)
    func show(key: [String]) throws {
        try register()
        let run = try Run(["members", "show", "--store", store] + key)
        #expect(run.status == 0)
        #expect(
            run.lines.prefix(7) == [
                "NIK       xxxxxxxxxxxx0003", "name      xxxx xxxxxxx", "born      xxxx-xx-xx",
                "phone     +6281xxxxxx090", "e-mail    xxxx@xxxxxx.xx",
                "card      xxxxxxx5678, active, JHT JKK JKM JP JKP, PT Cahaya Contoh",
                "          Rp12345678 on 2026-10-31, last contribution 2026-10",
            ])
        #expect(run.lines.last?.hasPrefix("bound     +6281xxxxxx001, reference ") == true)
        for secret in Budi.secrets { #expect(!run.output.contains(secret)) }
        let unmasked = try Run(["members", "show", "--unmasked", "--store", store] + key)
        for secret in Budi.secrets { #expect(unmasked.output.contains(secret), "\(secret)") }
    }

    @Test("show in full on a terminal")
    func terminal() throws {
        try register()
        let terminal = try PseudoTerminal("members", "show", "--nik", "3171051708900003", "--store", store)
        try terminal.wait(for: "BUDI SANTOSO")
        try terminal.wait(for: "last used")
        #expect(terminal.end() == 0)
    }

    @Test("list what members reported, crossed out, and close it once")
    func complaints() throws {
        try register()
        let told = try #require(try reply(to: "LAPOR#Upah Budi Santoso tidak dilaporkan"))
        let number = try #require(told.firstMatch(of: /nomor (\d+-\d+)\./)?.1)
        let listed = try operate("complaints", "list")
        #expect(listed.lines.count == 1)
        #expect(
            listed.output.contains("\(number) ")
                && listed.output.hasSuffix(" open: xxxx xxxx xxxxxxx xxxxx xxxxxxxxxx\n"))
        for secret in Budi.secrets + ["Upah"] { #expect(!listed.output.contains(secret)) }
        #expect(try operate("complaints", "list", "--unmasked").output.contains(" open: Upah Budi Santoso tidak"))
        #expect(try operate("complaints", "close", String(number)).errors == "complaint \(number) is closed\n")
        #expect(try operate("complaints", "list").output == "")
        #expect(try operate("complaints", "list", "--all").output.contains(" closed 20"))
        let again = try operate("complaints", "close", String(number))
        #expect(again.errors == "shortcode: no open complaint has this number; nothing was changed\n")
        #expect(again.status == 1)
    }

    @Test("say how a claim stands, and what is missing of it")
    func claims() throws {
        try register()
        #expect(try operate("claims", "set", "--kpj", "08012345678", "--state", "incomplete").status == 64)
        let set = try operate(
            "claims", "set", "--kpj", "08012345678", "--state", "incomplete", "--papers", "KK NPWP", "--day",
            "2026-11-20")
        #expect(set.errors == "the claim is incomplete since 2026-11-20\n")
        #expect(try reply(to: "KLAIM")?.contains("BELUM LENGKAP 20-11-2026. Kurang: KK, NPWP.") == true)
        #expect(try operate("claims", "set", "--kpj", "99999999999", "--state", "paid").status == 1)
        #expect(try operate("show", "--nik", "3171051708900003").output.contains(" claim: incomplete\n"))
    }

    @Test("notify those whom it concerns, once, or say how many they would be")
    func notify() throws {
        try register()
        func notify(_ options: String...) throws -> Run {
            try Run(["notify", "contribution", "--month", "2026-10", "--store", store] + options)
        }
        #expect(
            try notify("--dry-run").errors
                == "notify contribution: would be: 1 sent, 0 had it before, 0 are not concerned\n")
        #expect(try notify().errors == "notify contribution: 1 sent, 0 had it before, 0 are not concerned\n")
        #expect(try notify().errors == "notify contribution: 0 sent, 1 had it before, 0 are not concerned\n")
        let later = try Run("--from", Budi.number, "--store", store, input: "SALDO\n")
        #expect(
            later.lines.first?.contains(" > \(Budi.number) Iuran KPJ ..5678 bulan Oktober 2026 sudah masuk.") == true)
        #expect(later.lines.count == 2)
        #expect(try Run("notify", "rate", "--month", "2026-05", "--store", store).status == 64)
        #expect(try Run("notify", "rate", "--month", "2026-03", "--store", scratch.path("none.sqlite")).status == 74)
    }

    @Test("show nobody where nobody has the number")
    func nobody() throws {
        try register()
        let run = try operate("show", "--nik", "3171051708900009")
        #expect(run.output == "")
        #expect(run.errors == "shortcode: nobody in the store has this number\n")
        #expect(run.status == 1)
    }

    @Test("are entered into the journal, which show tells")
    func acts() throws {
        try register()
        let rebound = try operate("rebind", "--nik", "3171051708900003", "--phone", "+6281200000077")
        #expect(rebound.errors.hasPrefix("bound +6281xxxxxx077, reference "))
        #expect(rebound.errors.hasSuffix("; +6281xxxxxx001 is bound no more\n"))
        #expect(try reply(to: "SALDO", from: "+6281200000077") == Budi.balance)
        let credited = try operate("credit", "--kpj", "08012345678", "--month", "2031-01", "--wage", "1000000")
        #expect(credited.errors.hasPrefix("the balance is Rp12402678 on "))
        let shown = try operate("show", "--nik", "3171051708900003")
        #expect(shown.output.contains(#/act       \d{4}-\d\d-\d\dT\S+ rebind: another telephone left\n/#))
        #expect(shown.output.contains(#/act       \d{4}-\d\d-\d\dT\S+ credit: contribution\n/#))
    }

    @Test("forget a person and say what remains")
    func forget() throws {
        try register()
        let run = try operate("forget", "--nik", "3171051708900003")
        #expect(run.errorLines.count == 2)
        #expect(run.errorLines.first == "forgotten: 1 cards, 1 entries, 2 telephones, 2 messages")
        #expect(run.errorLines.last?.hasPrefix("what remains: ") == true)
        #expect(run.status == 0)
        for name in try scratch.names {
            let octets = try Data(contentsOf: scratch.url(name))
            for secret in Budi.secrets { #expect(octets.range(of: Data(secret.utf8)) == nil, "\(name): \(secret)") }
        }
        #expect(try reply(to: "SALDO")?.hasPrefix("Maaf, data tidak cocok") == true)
        let again = try operate("forget", "--nik", "3171051708900003")
        #expect(again.errors == "shortcode: nobody in the store has this number; nothing was changed\n")
        #expect(again.status == 1)
    }

    @Test("unlock a telephone")
    func unlock() throws {
        let wrong = (1...5).map { "DAFTAR SALDO#317105170890000\($0)#17-08-1991#08012345678\n" }.joined()
        _ = try Run("--from", Budi.number, "--store", store, input: wrong)
        #expect(try reply(to: "KONTAK") == nil)
        #expect(try operate("unlock", "--phone", Budi.number).status == 0)
        #expect(try reply(to: "KONTAK")?.hasPrefix("Hubungi 175") == true)
        let again = try operate("unlock", "--phone", Budi.number)
        #expect(again.errors == "shortcode: the number has no failures today, and no refusal; nothing was changed\n")
        #expect(again.status == 1)
    }

    static let writing = [
        ["import", MembersImportTests.samples], ["generate", "--count", "3"],
        ["credit", "--kpj", "08012345678", "--development", "1"],
        ["rebind", "--nik", "3171051708900003", "--phone", "+6281200000077"],
        ["unlock", "--kpj", "08012345678"], ["forget", "--nik", "3171051708900003"],
    ]
    static let reading = [["show", "--nik", "3171051708900003"], ["export"], ["verify"]]

    @Test("read beside a running service, and write only when it has ended")
    func beside() throws {
        let service = try Conversation("--from", Budi.number, "--store", store)
        #expect(try service.say(Budi.registration + "\n").hasPrefix("HP ini terdaftar"))
        for command in Self.reading {
            let run = try Run(["members"] + command + ["--store", store])
            #expect(run.status == 0, "\(command): \(run.errors)")
        }
        #expect(try operate("show", "--nik", "3171051708900003").output.contains("bound     +6281xxxxxx001"))
        for command in Self.writing {
            let run = try Run(["members"] + command + ["--store", store])
            #expect(
                run.errors
                    == "shortcode: store '\(store)': is in use by process \(service.processIdentifier); end it first, "
                    + "or name another file\n")
            #expect(run.status == 74)
        }
        #expect(try service.say("SALDO\n") == Budi.balance)
        _ = try service.end(by: SIGKILL)
        for command in Self.reading {
            let run = try Run(["members"] + command + ["--store", store])
            #expect(run.status == 0, "after the service was killed: \(command): \(run.errors)")
        }
    }

    @Test("make no store where there is none", arguments: writing.dropFirst(2) + reading)
    func missing(command: [String]) throws {
        let run = try Run(["members"] + command + ["--store", store])
        #expect(run.status == 74)
        #expect(run.errorLines.count == 1)
        #expect(run.errors.contains("No such file or directory"))
        #expect(try scratch.names.isEmpty)
    }

    @Test("are refused without a sensible number")
    func usage() throws {
        for arguments in [
            ["show"], ["show", "--nik", "1"], ["show", "--nik", "3171051708900003", "--kpj", "08012345678"],
            ["rebind", "--nik", "3171051708900003"], ["credit", "--kpj", "08012345678"],
            ["credit", "--kpj", "08012345678", "--month", "2026-13", "--wage", "1"],
            ["credit", "--kpj", "08012345678", "--development", "-1"], ["forget"],
        ] {
            #expect(try Run(["members"] + arguments + ["--store", store]).status == 64, "\(arguments)")
        }
    }

    static let commands = [
        ["show", "--nik", "3171051708900003"], ["export"], ["verify"], ["unlock", "--phone", "+6281200000001"],
        ["import", Run.package.appending(path: "samples/members.csv").path], ["generate", "--count", "10"],
        ["forget", "--nik", "3171051708900003"],
    ]

    @Test("leave a store alone that another short code has filled", arguments: commands)
    func otherService(command: [String]) throws {
        let grammar = Run.package.appending(path: "samples/grammars/pajak-metro.grammar").path
        func ask() throws -> Run {
            try Run("--grammar", grammar, "--from", Budi.number, "--store", store, input: "METRO B1234ABC\n")
        }
        #expect(try ask().status == 0)
        let run = try Run(["members"] + command + ["--store", store])
        #expect(
            run.errors == "shortcode: store '\(store)': belongs to 1717 and holds nothing of '2757.grammar'; name "
                + "another file, or run the service at 1717 on it (--grammar)\n")
        #expect(run.status == 74)
        #expect(try scratch.names.allSatisfy { !$0.contains(".before-") })
        #expect(try ask().status == 0)
    }
}
