import Membership
import MessageGrammar
import ShortMessage
import Testing

@Suite("Commands from messages")
struct CommandTests {
    struct Meaning: Sendable, CustomTestStringConvertible {
        let text: String
        let command: Command
        let sourceLocation: SourceLocation

        init(_ text: String, _ command: Command, sourceLocation: SourceLocation = #_sourceLocation) {
            (self.text, self.command, self.sourceLocation) = (text, command, sourceLocation)
        }

        var testDescription: String { text }
    }

    static let meanings: [Meaning] = {
        do {
            let nik = try NIK("3171051708900003")
            let (born, kpj) = (try day(1990, 8, 17), try KPJ("08012345678"))
            let (name, email) = (try PersonName("BUDI SANTOSO"), try Email("budi@contoh.id"))
            let whole = Command.register(Registration(nik: nik, name: name, birthDate: born, kpj: kpj, email: email))
            let least = Command.register(Registration(nik: nik, birthDate: born, kpj: kpj))
            let named = Command.register(Registration(nik: nik, name: name, birthDate: born, kpj: kpj))
            let mailed = Command.register(Registration(nik: nik, birthDate: born, kpj: kpj, email: email))
            return [
                Meaning(Budi.registration, whole),
                Meaning(
                    "daftar saldo # 3171051708900003 # Budi Santoso # 17/08/1990 # 08012345678 # Budi@Contoh.id", whole),
                Meaning("Daftar(spasi)SALDO#3171051708900003#17-08-1990#08012345678", least),
                Meaning("“DAFTAR SALDO#3171051708900003#BUDISANTOSO#17 08 1990#0801 2345 678”", named),
                Meaning("REG#3171051708900003#17081990#08012345678#budi@contoh.id", mailed),
                Meaning("REG 3171051708900003*170890*08012345678", least),
                Meaning("REGISTRASI#3171051708900003#1990-08-17#08012345678#", least),
                Meaning("DAFTAR;3171051708900003;17.08.1990;O8OI2345678", least),
                Meaning("SALDO", .ask(.balance, .only)),
                Meaning("saldo", .ask(.balance, .only)),
                Meaning("SALDO 08012345678", .ask(.balance, .card(kpj))),
                Meaning("SALDO#08012345678", .ask(.balance, .card(kpj))),
                Meaning("SALDO08012345678", .ask(.balance, .card(kpj))),
                Meaning("SALDO (spasi) 0801-2345-678", .ask(.balance, .card(kpj))),
                Meaning("SALDO 5678", .ask(.balance, .tail("5678"))),
                Meaning("CEK SALDO", .ask(.balance, .only)),
                Meaning("cek saldo 08012345678.", .ask(.balance, .card(kpj))),
                Meaning("STATUS", .ask(.status, .only)),
                Meaning("STATUS 08012345678", .ask(.status, .card(kpj))),
                Meaning("Status 5678", .ask(.status, .tail("5678"))),
                Meaning("KONTAK", .contact(nil)), Meaning("kontak wa", .contact(.whatsApp)),
                Meaning("TOLAK", .refuse),
                Meaning("BERHENTI", .unbind), Meaning("STOP", .unbind), Meaning("unreg", .unbind),
                Meaning("BANTUAN", .help(nil)), Meaning("help", .help(nil)), Meaning("INFO", .help(nil)),
                Meaning("?", .help(nil)), Meaning("BANTUAN KLAIM", .help(.claim)),
                Meaning("MENU", .help(nil)),
                Meaning("SALDO JHT", .ask(.balance, .only)),
                Meaning("SALDO JP 5678", .ask(.pension, .tail("5678"))),
                Meaning("saldo jkk", .insurance), Meaning("SALDO JKP", .insurance),
                Meaning("SALDO JKM 5678", .insurance), Meaning("SALDO JKK 08012345678", .insurance),
                Meaning("IURAN 08012345678", .ask(.contributions, .card(kpj))),
                Meaning("KLAIM", .ask(.claim, .only)),
                Meaning("PROGRAM#5678", .ask(.programmes, .tail("5678"))),
                Meaning("lupa kpj", .findCard), Meaning("KARTU", .findCard),
                Meaning("INFO JKP", .programme(.jkp)), Meaning("info bpu", .programme(.bpu)),
                Meaning("SYARAT", .conditions(nil)), Meaning("SYARAT KLAIM", .conditions(nil)),
                Meaning("Syarat phk", .conditions(.dismissal)),
                Meaning("UBAH HP", .particulars(ofTelephone: true)),
                Meaning("UBAH DATA", .particulars(ofTelephone: false)),
                Meaning("KARTU HILANG", .lostCard), Meaning("LUPA SANDI", .password),
                Meaning("KANTOR", .branch(nil)), Meaning("BAHASA EN", .speak(.english)),
                Meaning("BAHASA Indonesia", .speak(.indonesian)),
                Meaning("JP 3171051708900003 123456", .taught),
                Meaning("CEK SALDO 3171051708900003 170890", .taught),
            ]
        } catch {
            preconditionFailure("a row holds an impossible value: \(error)")
        }
    }()

    @Test(arguments: meanings)
    func meaning(_ row: Meaning) throws {
        let service = try MembershipService()
        let match = try service.grammar.match(row.text, on: try day(2026, 11, 21))
        #expect(try Command(match) == row.command, sourceLocation: row.sourceLocation)
    }

    @Test("every message of the grammar has a meaning, and every name a message")
    func names() throws {
        let service = try MembershipService()
        #expect(service.grammar.messageNames == MessageName.allCases.map(\.rawValue))
        #expect(Set(service.grammar.fieldNames) == Set(FieldName.allCases.map(\.rawValue)))
    }

    @Test("every example of the grammar file is a command")
    func examples() throws {
        let service = try MembershipService()
        for message in service.grammar.messages {
            #expect(!message.examples.isEmpty)
            for example in message.examples {
                let match = try service.grammar.match(example.text, on: try day(2026, 11, 21))
                #expect(match.message == message.name)
                #expect(throws: Never.self) { try Command(match) }
            }
        }
    }

    @Test("a NIK that can be nobody's is a fault of that field")
    func impossible() throws {
        let service = try MembershipService()
        let match = try service.grammar.match(
            "REG#3273010119800002#01-09-1987#08012345678", on: try day(2026, 11, 21))
        let error = #expect(throws: FieldError.self) { try Command(match) }
        #expect(error?.field == .nik)
        #expect(error?.problem == .impossibleDate)
    }

    @Test(
        "a grammar that does not fit the service is refused, with its line",
        arguments: [
            ("message refuse alone\n    TOLAK\n    > TOLAK\n", "", "refuse"),
            ("message help", "message lottery\n    UNDIAN\n\nmessage help", "lottery"),
        ])
    func unfit(old: String, new: String, named: String) throws {
        let source = try sampleGrammar().replacing(old, with: new)
        let error = #expect(throws: GrammarFileError.self) {
            try MembershipService(
                grammar: try Grammar(source: source, file: "my.grammar"),
                replies: [.init(language: nil, source: "", name: "my.id.replies")])
        }
        #expect(error?.problem.contains(named) == true)
        #expect(error?.file == "my.grammar")
    }
}
