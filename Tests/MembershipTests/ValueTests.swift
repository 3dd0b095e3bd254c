import Membership
import ShortMessage
import Testing

@Suite("Values")
struct ValueTests {
    @Test(
        "a NIK tells region, sex and a birth date",
        arguments: [
            ("3171051708900003", 317105, NIK.Sex.male, (1990, 8, 17)),
            ("3515144508680002", 351514, NIK.Sex.female, (1968, 8, 5)),
            ("3273056010900009", 327305, NIK.Sex.female, (1990, 10, 20)),
            ("3602041211870001", 360204, NIK.Sex.male, (1987, 11, 12)),
            ("3578080102030001", 357808, NIK.Sex.male, (2003, 2, 1)),
            ("3578083102030001", 357808, NIK.Sex.male, (2003, 2, 31)),
            ("3578087112990001", 357808, NIK.Sex.female, (1999, 12, 31)),
        ])
    func nik(text: String, region: Int, sex: NIK.Sex, born: (Int, Int, Int)) throws {
        let nik = try NIK(text)
        #expect(nik.region == region)
        #expect(nik.sex == sex)
        if let birthDate = CalendarDate(year: born.0, month: born.1, day: born.2) {
            #expect(nik.hasDate(birthDate))
            #expect(!nik.hasDate(CalendarDate(dayNumber: birthDate.dayNumber + 1)))
        }
    }

    static let badNIKs: [(String, InvalidNIK)] = [
        ("", .notSixteenDigits), ("317105170890000", .notSixteenDigits), ("31710517089000031", .notSixteenDigits),
        ("31710517O8900003", .notSixteenDigits), ("0171051708900003", .notSixteenDigits),
        ("+171051708900003", .notSixteenDigits), ("3273010119800002", .impossibleDate),
        ("3523418097870002", .impossibleDate), ("3171050008900003", .impossibleDate),
        ("3171053208900003", .impossibleDate), ("3171054008900003", .impossibleDate),
        ("3171057208900003", .impossibleDate), ("3171051700900003", .impossibleDate),
    ]

    @Test("a NIK refuses", arguments: badNIKs)
    func badNIK(text: String, problem: InvalidNIK) {
        #expect(throws: problem) { try NIK(text) }
    }

    @Test(
        "a KPJ is one number in all its spellings",
        arguments: [
            ("02D00065455", "02d00065455"), ("O8OI2345678", "08012345678"), ("12o25025i25", "12025025125"),
        ])
    func kpj(left: String, right: String) throws {
        #expect(try KPJ(left) == KPJ(right))
        #expect(try KPJ(left).spelled == KPJ(right).spelled)
    }

    @Test("a KPJ keeps its characters", arguments: ["08012345678", "02D00065455", "00000000000", "99999999ZZ9"])
    func spelled(text: String) throws {
        #expect(try KPJ(text).spelled == text)
        #expect(try KPJ(text).tail == String(text.suffix(4)))
    }

    static let badKPJs: [(String, InvalidKPJ)] = [
        ("0801234567", .length(10)), ("080123456789", .length(12)), ("", .length(0)), ("ABC12345678", .tooFewDigits(8)),
        ("0801-345678", .strayCharacter), ("080 2345678", .strayCharacter),
    ]

    @Test("a KPJ refuses", arguments: badKPJs)
    func badKPJ(text: String, problem: InvalidKPJ) {
        #expect(throws: problem) { try KPJ(text) }
    }

    @Test(
        "names are compared by their letters",
        arguments: [
            ("ADI SUNARYO", "AdiSunaryo"), ("Adi_Sunaryo", "ADI SUNARYO"), ("Nur'aini", "NURAINI"),
            ("dr. Ratna, Sp.A", "DR RATNA SPA"),
            ("Ræmi É", "RÆMIÉ"),
        ])
    func names(left: String, right: String) throws {
        #expect(try PersonName(left) == PersonName(right))
        #expect(try PersonName(left).hashValue == PersonName(right).hashValue)
    }

    @Test("other letters are another name", arguments: [("BUDI", "BUDHI"), ("SITI A", "SITI"), ("É", "E")])
    func otherNames(left: String, right: String) throws {
        #expect(try PersonName(left) != PersonName(right))
    }

    @Test("a name has a letter", arguments: ["", " ", "1234", ".-'"])
    func noName(text: String) {
        #expect(throws: InvalidPersonName.self) { try PersonName(text) }
    }

    @Test("an e-mail address is plausible", arguments: ["budi@contoh.id", "B.U+di@mail.contoh.co.id"])
    func email(text: String) throws {
        #expect(try Email(text).text == text.lowercased())
    }

    @Test(
        "an e-mail address is not",
        arguments: ["", "budi", "@contoh.id", "budi@", "budi@contoh", "a@b@c.id", "a b@c.id", "a@.id", "a@b."])
    func noEmail(text: String) {
        #expect(throws: InvalidEmail.self) { try Email(text) }
    }

    @Test(
        "an amount is nought to twelve digits",
        arguments: [(0, true), (999_999_999_999, true), (-1, false), (1_000_000_000_000, false)])
    func rupiah(amount: Int64, isGood: Bool) {
        #expect(((try? Rupiah(amount)) != nil) == isGood)
    }

    @Test("a reference has its day and a number of six digits, and more after a million")
    func references() throws {
        #expect(try reference(123, on: day(2026, 1, 15)).description == "260115-000123")
        #expect(try reference(999_999, on: day(2026, 12, 31)).description == "261231-999999")
        #expect(try reference(1_000_000, on: day(2026, 12, 31)).description == "261231-1000000")
        #expect(throws: ReferencesExhausted.self) { try reference(1_000_000_000) }
    }

    @Test("a NIK with another birth date inside is a warning, no fault")
    func warning() throws {
        let (nik, kpj) = (try NIK("3171051708900003"), try KPJ("08012345678"))
        #expect(Registration(nik: nik, birthDate: try day(1990, 8, 17), kpj: kpj).warnings.isEmpty)
        #expect(
            Registration(nik: nik, birthDate: try day(1990, 8, 18), kpj: kpj).warnings == [.birthDateDiffersFromNIK])
    }
}
