import ShortMessage

/// What was paid for one card in the months of one year, and what the savings earned in it: a row of the ledger.
package struct SavingsYear: Hashable, Sendable {
    package let kpj: KPJ
    /// Of the Gregorian calendar.
    package let year: Int
    /// January first; nil for a month that nothing was paid for.
    package private(set) var months: [Contribution?] = Array(repeating: nil, count: 12)
    /// What the savings earned.
    package var development = Rupiah(stored: 0)

    package static let years = 1970...2199

    package init(kpj: KPJ, year: Int) {
        (self.kpj, self.year) = (kpj, year)
    }

    /// - Parameter month: 1 to 12.
    package subscript(month: Int) -> Contribution? {
        get { months[month - 1] }
        set { months[month - 1] = newValue }
    }

    /// All contributions together.
    var contributed: Int64 { months.reduce(0) { $0 + ($1?.amount ?? 0) } }

    /// What the year adds to the balance.
    var amount: Int64 { contributed + development.amount }

    /// The first day of a month.
    func start(of month: Int) -> CalendarDate {
        guard let day = CalendarDate(year: year, month: month, day: 1) else { preconditionFailure("a month of a year") }
        return day
    }

    /// The last month that was paid for.
    var lastMonth: CalendarDate? { months.lastIndex { $0 != nil }.map { start(of: $0 + 1) } }
}
