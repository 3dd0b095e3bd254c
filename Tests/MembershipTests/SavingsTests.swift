import Membership
import MessageCentre
import Seeded
import ShortMessage
import Testing

@Suite("A year of contributions")
struct SavingsTests {
    @Test("is packed and read again, whatever months, wages and days it has", arguments: UInt64(1)...50)
    func packed(seed: UInt64) throws {
        var numbers = SplitMix64(seed: seed)
        var year = SavingsYear(kpj: try KPJ("08012345678"), year: 2026)
        for month in 1...12 where numbers.next() % 4 > 0 {
            let wage = try Rupiah(Int64(numbers.next() % (seed % 2 == 0 ? 1000 : 999_999_999_999)))
            let paidOn = CalendarDate(dayNumber: 20_454 + Int(numbers.next() % 900) - 100)
            year[month] =
                numbers.next() % 3 == 0
                ? Contribution(wage: wage, worker: wage, employer: try Rupiah(1), paidOn: paidOn)
                : try usual(wage, paidOn)
        }
        #expect(SavingsYear(kpj: year.kpj, year: 2026, packed: year.packed, development: year.development) == year)
    }

    private func usual(_ wage: Rupiah, _ paidOn: CalendarDate) throws -> Contribution {
        try #require(Contribution(wage: wage, in: day(2026, 1, 1), by: Rates.shipped(), paidOn: paidOn))
    }

    @Test("takes two octets a month where the wage stays the same")
    func size() throws {
        var year = SavingsYear(kpj: try KPJ("08012345678"), year: 2026)
        for month in 1...12 {
            year[month] = try usual(Rupiah(5_000_000), CalendarDate(dayNumber: 20_454 + 31 * month + 14))
        }
        #expect(year.packed.count <= 2 + 4 + 12 * 2)
    }

    @Test(
        "no other octets are a year",
        arguments: [[], [1], [1, 0], [0, 0x10], [0, 0, 0], [1, 0, 0x80], [1, 0, 0, 0x80, 0]] as [[UInt8]])
    func damaged(octets: [UInt8]) throws {
        #expect(SavingsYear(kpj: try KPJ("08012345678"), year: 2026, packed: octets, development: try Rupiah(0)) == nil)
    }
}
