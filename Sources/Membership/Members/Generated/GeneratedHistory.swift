import Seeded
package import ShortMessage

/// What was paid for an invented card in its last years, month by month: the same card gives the same months.
///
/// All of it together is never more than the card's balance, of which it is a part.
package struct GeneratedHistory {
    package static let spans = 0...50

    /// The first first.
    package let contributions: [(month: CalendarDate, contribution: Contribution)]

    /// - Parameters:
    ///   - years: how many, counted back from the last month; months without known rates are left out.
    ///   - rates: reckon the shares of the wage.
    package init(of card: Card, years: Int, by rates: Rates) {
        guard card.programmes.contains(.jht), var month = card.lastContribution else {
            contributions = []
            return
        }
        var numbers = SplitMix64(seed: card.kpj.number)
        let (last, wage) = (month, numbers.among(20...150) * 100_000)
        var (left, found) = (card.balance.amount, [(month: CalendarDate, contribution: Contribution)]())
        for _ in 0..<(years * 12) {
            let paid = Contribution(
                wage: Self.wage(wage, yearsAgo: last.year - month.year), in: month, by: rates,
                paidOn: min(month.nextMonthStart.adding(days: 7 + numbers.below(8)), card.balanceAsOf))
            guard let paid, paid.amount <= left else { break }
            // Now and then an employer forgets a month.
            if found.isEmpty || !numbers.chance(2) {
                found.append((month, paid))
                left -= paid.amount
            }
            month = month.previousMonthStart
        }
        contributions = found.reversed()
    }

    /// Four hundredths less for each year that it is ago.
    private static func wage(_ last: Int, yearsAgo years: Int) -> Rupiah {
        Rupiah(stored: Int64(max(1_000_000, last - last / 25_000 * 1000 * years)))
    }
}

extension CalendarDate {
    fileprivate func adding(days: Int) -> CalendarDate { CalendarDate(dayNumber: dayNumber + days) }
}
