import ShortMessage

/// The years of a card's savings that change, and what else changes with them.
struct SavingsChanges {
    let card: Card
    let opening: OpeningEntry?
    /// The first first.
    let years: [SavingsYear]
    /// How much more of the opening balance is known by itself: what was paid until its day, and what years earned that had
    /// ended by then, is a part of it.
    let partOfOpening: Int64
    /// How much greater the balance becomes.
    private let rise: Int64
    /// The day that the balance is then of; nil where it stays as it is.
    let day: CalendarDate?
    /// The last month that was paid for; nil where none was.
    let month: CalendarDate?

    /// - Parameter years: each as the ledger has it, if it has it, and as it is to be.
    init(of card: Card, _ years: [(old: SavingsYear?, new: SavingsYear)], beside opening: OpeningEntry?) {
        (self.card, self.opening) = (card, opening)
        self.years = years.map(\.new).sorted { $0.year < $1.year }
        let part = opening.map { opening in
            years.reduce(0) { $0 + $1.new.amount(until: opening.day) - ($1.old?.amount(until: opening.day) ?? 0) }
        }
        partOfOpening = part ?? 0
        rise = years.reduce(0) { $0 + $1.new.amount - ($1.old?.amount ?? 0) } - partOfOpening
        month = years.compactMap(\.new.lastMonth).max()
        day = years.compactMap { $0.new.day(after: $0.old) }.max()
    }

    /// Why it cannot be entered; nil where it can.
    var problem: BadRow.Reason? {
        guard (opening?.amount.amount ?? 0) >= partOfOpening else { return .moreThanOpening }
        return Rupiah.range.contains(card.balance.amount + rise) ? nil : .tooMuch
    }
}

extension SavingsYear {
    /// What earns in a year is known on its last day.
    private var end: CalendarDate { CalendarDate(dayNumber: start(of: 12).dayNumber + 30) }

    fileprivate func amount(until day: CalendarDate) -> Int64 {
        months.reduce(end > day ? 0 : development.amount) { sum, contribution in
            guard let contribution, contribution.paidOn <= day else { return sum }
            return sum + contribution.amount
        }
    }

    /// The day of the last payment, or that of a development that was not known before.
    fileprivate func day(after old: SavingsYear?) -> CalendarDate? {
        let paidOn = months.compactMap { $0?.paidOn }.max()
        guard development.amount != old?.development.amount ?? 0 else { return paidOn }
        return max(paidOn ?? end, end)
    }
}
