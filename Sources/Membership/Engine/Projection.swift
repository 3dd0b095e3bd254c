import ShortMessage

/// What old-age savings come to after some years of the same wage.
public struct Projection: Hashable, Sendable {
    /// How many years are counted, 1...50.
    public let years: Int
    /// What the savings are at the end of the years.
    public let amount: Rupiah
    /// Thousandths of a per cent of the wage, both shares.
    public let contribution: Int
    /// What the savings are taken to earn in a year; nil where no figure is known, and they earn nothing.
    public let development: Development?
    /// Whether it begins with the member's own balance and wage.
    public let isOwn: Bool

    /// A rate that was once in force, and the year of it.
    public struct Development: Hashable, Sendable {
        /// Thousandths of a per cent.
        public let rate: Int
        /// The calendar year in which the rate came into force.
        public let year: Int
    }

    /// What a member asks.
    public struct Question: Hashable, Sendable {
        /// A month's; nil for the member's own.
        public let wage: Rupiah?
        /// How many years are to be counted, 1...50.
        public let years: Int

        init(wage: Rupiah?, years: Int) {
            (self.wage, self.years) = (wage, years)
        }
    }

    /// Rupiah a month.
    static let wages: ClosedRange<Int64> = 100_000...1_000_000_000
    static let spans = 1...50
}

extension Projection {
    /// Each year has twelve contributions, and what was there at its beginning earns.
    ///
    /// Nil on a day whose contribution nobody knows, and where no balance could be as great.
    init?(balance: Int64, wage: Int64, years: Int, isOwn: Bool, rates: Rates, on day: CalendarDate) {
        guard let worker = rates.figure(.jhtWorker, on: day), let employer = rates.figure(.jhtEmployer, on: day) else {
            return nil
        }
        let year = 12 * (worker.share(of: wage) + employer.share(of: wage))
        let development = rates.latest(.jhtDevelopment, until: day)
        var total = balance
        for _ in 0..<years {
            total += year + (development?.share(of: total) ?? 0)
            guard Rupiah.range.contains(total) else { return nil }
        }
        (self.years, self.isOwn, amount) = (years, isOwn, Rupiah(stored: total))
        contribution = Int(worker.value + employer.value)
        self.development = development.map { Development(rate: Int($0.value), year: $0.since.year) }
    }
}
