import ShortMessage
import Testing
import Transcripts

@Suite("A recorded reply")
struct ReplyPatternTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let recorded: String
        let same: [String]
        let others: [String]

        init(_ recorded: String, same: [String], others: [String]) {
            (self.recorded, self.same, self.others) = (recorded, same, others)
        }

        var testDescription: String { recorded }
    }

    static let rows = [
        Row("Saldo Rp1", same: ["Saldo Rp1"], others: ["Saldo Rp2", "Saldo Rp", "Saldo Rp12", ""]),
        Row(
            "Ref 261121-000001. Ketik SALDO",
            same: ["Ref 261122-000917. Ketik SALDO", "Ref 261122-1000000. Ketik SALDO"],
            others: ["Ref 261121-00001. Ketik SALDO", "Ref 261121-000001", "Ref 31-10-2026. Ketik SALDO"]),
        Row(
            "Tiket {reference} dicatat",
            same: ["Tiket AB-17 dicatat", "Tiket 261121-000001 dicatat", "Tiket 9 dicatat"],
            others: ["Tiket dicatat", "Tiket AB dicatat", "Tiket  dicatat"]),
        Row(
            "Antrean {number}.", same: ["Antrean 7.", "Antrean 1.234."],
            others: ["Antrean.", "Antrean tujuh.", "Antrean 7"]),
        Row(
            "per {date}: ok",
            same: [
                "per 31-10-2026: ok", "per 2026-10-31: ok", "per 31 Oktober 2026: ok", "per Oktober 2026: ok",
                "per 1/2/26: ok",
            ],
            others: ["per kemarin: ok", "per 31-10: ok", "per 31-10-2026:"]),
        Row(
            "Saldo {amount}. Info 175",
            same: ["Saldo Rp12.345.678. Info 175", "Saldo 12. Info 175", "Saldo Rp 9,50. Info 175"],
            others: ["Saldo banyak. Info 175", "Saldo Rp. Info 175", "Saldo Rp12.345.678. Info 17"]),
        Row(
            "Halo {any}, apa kabar", same: ["Halo BUDI, apa kabar", "Halo é, apa kabar"], others: ["Halo , apa kabar"]),
        Row(
            "Saldo ... Info 175", same: ["Saldo Rp1. Info 175", "Saldo  Info 175"],
            others: ["Saldo Info 17", "Info 175"]),
        Row("...", same: ["", "apa saja"], others: []),
        Row("...175", same: ["175", "Info 175 175"], others: ["Info 175."]),
        Row("A{any}B{any}C", same: ["AxByC", "AABBBCC"], others: ["ABC", "AxBC"]),
        Row("{nama} {", same: ["{nama} {"], others: ["BUDI {"]),
        Row("Saldo {amount}", same: ["Saldo {amount}"], others: []),
    ]

    static func isSame(_ recorded: String, _ given: String) throws -> Bool {
        var comparison = ReplyComparison(times: .ignored)
        let (from, to) = (try Address("2757"), try Address("+6281200000001"))
        let time = try Timestamp("2026-11-21T08:00:00+07:00")
        comparison.record(RecordedReply(LogEntry(time: time, from: from, to: to, text: recorded), line: 1))
        comparison.give(LogEntry(time: time, from: from, to: to, text: given))
        comparison.finish()
        return comparison.takeDifferences().isEmpty
    }

    @Test("is told by what it says and the shape of the rest", arguments: rows)
    func shape(_ row: Row) throws {
        for given in row.same { #expect(try Self.isSame(row.recorded, given), "\(given)") }
        for given in row.others { #expect(try !Self.isSame(row.recorded, given), "\(given)") }
    }

    @Test("of nothing but holes is compared in a moment")
    func enemies() throws {
        let holes = String(repeating: "{any}...a", count: 5000)
        #expect(try !Self.isSame(holes, String(repeating: "a", count: 60_000) + "b"))
        #expect(try Self.isSame(String(repeating: "{any}a", count: 20), String(repeating: "a", count: 40)))
    }
}
