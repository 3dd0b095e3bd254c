import ShortMessage

/// What a file says was paid for one card, held against what the ledger has of it.
struct CardHistory {
    let card: Card
    private let known: [Int: SavingsYear]
    private var years: [Int: SavingsYear]
    private var taken: Set<CalendarDate> = []
    private(set) var (new, changed, same) = (0, 0, 0)

    init(of card: Card, known: [SavingsYear]) {
        self.card = card
        self.known = Dictionary(uniqueKeysWithValues: known.map { ($0.year, $0) })
        years = self.known
    }

    /// - Returns: false for a month that was taken before.
    mutating func take(_ contribution: Contribution, for month: CalendarDate) -> Bool {
        guard taken.insert(month).inserted else { return false }
        var year = years[month.year] ?? SavingsYear(kpj: card.kpj, year: month.year)
        switch year[month.month] {
        case nil: new += 1
        case contribution?: same += 1
        default: changed += 1
        }
        year[month.month] = contribution
        years[month.year] = year
        return true
    }

    /// The years that differ from those of the ledger, the first first.
    var written: [SavingsYear] {
        years.values.filter { $0 != known[$0.year] }.sorted { $0.year < $1.year }
    }

    /// Why it cannot be entered; nil where it can.
    func problem(_ opening: OpeningEntry?) -> BadRow.Reason? {
        let part = partOfOpening(opening)
        guard (opening?.amount.amount ?? 0) >= part else { return .moreThanOpening }
        let rise = written.reduce(0) { $0 + $1.amount - (known[$1.year]?.amount ?? 0) } - part
        return Rupiah.range.contains(card.balance.amount + rise) ? nil : .tooMuch
    }

    /// How much more of the opening balance is known month by month: what was paid until its day is a part of it.
    func partOfOpening(_ opening: OpeningEntry?) -> Int64 {
        guard let opening else { return 0 }
        return written.reduce(0) { sum, year in
            sum + year.paid(until: opening.day) - (known[year.year]?.paid(until: opening.day) ?? 0)
        }
    }

    /// The last month, and the day of the last payment.
    var latest: (month: CalendarDate, paidOn: CalendarDate)? {
        let months = written.compactMap(\.lastMonth)
        let days = written.flatMap { $0.months.compactMap { $0?.paidOn } }
        guard let month = months.max(), let day = days.max() else { return nil }
        return (month, day)
    }
}

/// What a card had before the first entry that is known by itself.
struct OpeningEntry: Hashable {
    let day: CalendarDate
    let amount: Rupiah
}

extension SavingsYear {
    fileprivate func paid(until day: CalendarDate) -> Int64 {
        months.reduce(0) { sum, contribution in
            guard let contribution, !(day < contribution.paidOn) else { return sum }
            return sum + contribution.amount
        }
    }
}
