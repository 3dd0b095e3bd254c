import Membership
import MessageGrammar
import ShortMessage
import Testing

@Suite("The figures of the programmes")
struct RatesTests {
    private static func shipped() throws -> String { try repositoryFile("grammar/2757.rates") }

    @Test(
        "are those of the day of the message, and none where nobody knows one",
        arguments: [
            ("2015-06-30", nil), ("2015-07-01", 7_000_000), ("2024-02-29", 9_559_600), ("2024-03-01", 10_042_300),
            ("2027-02-28", 11_086_300), ("2027-03-01", nil),
        ] as [(String, Int64?)])
    func ceiling(day: String, value: Int64?) throws {
        let rates = try Rates(source: Self.shipped(), file: "2757.rates")
        let date = try Timestamp(day + "T00:00:00+07:00").date
        #expect(rates.figure(.jpCeiling, on: date)?.value == value)
    }

    @Test(
        "a log of 2024 says the ceiling of 2024, a log of 2027 that it is unknown",
        arguments: [
            ("2024-06-01T08:00:00+07:00", "Rp10.042.300"), ("2027-06-01T08:00:00+07:00", "belum kami ketahui"),
            ("2014-06-01T08:00:00+07:00", "belum kami ketahui"),
        ])
    func log(start: String, says: String) async throws {
        let talk = try Conversation(from: start)
        #expect(try await talk.reply(to: "INFO JP", from: Phone.own).contains(says))
    }

    private static let questions =
        ["JHT", "JP", "JKK", "JKM", "JKP", "BPU"].map { "INFO \($0)" }
        + ["PENSIUN", "RESIGN", "PHK", "KONTRAK", "BPU", "SEBAGIAN", "RUMAH"].map { "SYARAT \($0)" }

    @Test(
        "the words about every programme and claim fit one SMS on every day on which a figure changes",
        arguments: Language.allCases)
    func fit(language: Language) async throws {
        let days = try Rates(source: Self.shipped(), file: "2757.rates").turningDays
        #expect(days.count > 20)
        for day in days {
            let talk = try Conversation(from: "\(day)T08:00:00+07:00")
            _ = try await talk.reply(to: "BAHASA \(language.rawValue)", from: Phone.own)
            for question in Self.questions {
                let text = try await talk.reply(to: question, from: Phone.own).dropFirst(Phone.own.count + 2)
                #expect(try #require(GSMAlphabet.septets(String(text))) <= 160, "\(day) \(text)")
            }
        }
    }

    /// An edit of the shipped file, and what is said about it.
    static let faults: [(String, String, String)] = [
        (
            "    2018-03-01  8094000   \"PP 45/2015\"  \"krishandsoftware.com/blog/300\"\n", "",
            "from 2018-03-01 to 2019-03-01"
        ),
        ("    2018-01-01  unknown\n", "", "from 2018-01-01 to 2019-01-01"),
        ("    2019-01-01  57 ", "    2014-01-01  57 ", "is not after"),
        ("7.19 ", "719 ", "no figure in percent"),
        ("7.19 ", "7,19 ", "no figure in percent"),
        ("rate jkm  percent", "rate jkm  rupiah", "jkm in rupiah"),
        ("rate jkm  percent", "rate lottery  percent", "no use for lottery"),
        ("\"PP 6/2025\"   \"pasal.id, pp-no-6-tahun-2025\"", "", "an entry that is not whole"),
        ("each 03-01", "each 13-01", "no day of a year"),
    ]

    @Test("what is wrong in the file is found, and so is a year that it does not admit", arguments: faults)
    func fault(old: String, new: String, says: String) throws {
        let source = try Self.shipped()
        #expect(source.contains(old))
        let errors = Rates.errors(in: source.replacing(old, with: new), file: "2757.rates")
        #expect(errors.contains { $0.description.contains(says) }, "\(errors)")
        #expect(Rates.errors(in: source, file: "2757.rates").isEmpty)
    }
}
