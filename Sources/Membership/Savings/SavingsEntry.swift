package import ShortMessage

/// One thing that savings come to: a month's contribution, or what they earned in a year.
package enum SavingsEntry: Hashable, Sendable {
    case contribution(Contribution, month: CalendarDate)
    case development(Rupiah, year: Int)

    /// Of the Gregorian calendar.
    var year: Int {
        switch self {
        case .contribution(_, let month): month.year
        case .development(_, let year): year
        }
    }
}

extension SavingsYear {
    /// Whether a year has nothing where an entry would stand, the same, or something else.
    func holds(_ entry: SavingsEntry) -> Bool? {
        switch entry {
        case .contribution(let contribution, let month): self[month.month].map { $0 == contribution }
        case .development(let amount, _): development.amount == 0 ? nil : development == amount
        }
    }

    /// Puts an entry in the place of what stands there.
    mutating func enter(_ entry: SavingsEntry) {
        switch entry {
        case .contribution(let contribution, let month): self[month.month] = contribution
        case .development(let amount, _): development = amount
        }
    }
}
