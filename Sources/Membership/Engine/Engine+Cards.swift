import ShortMessage

/// What a bound telephone may ask about the member's cards.
///
/// All cards of the member are read whatever is asked, so that a card that nobody has costs the same statements as a card
/// of someone else.
extension Engine {
    func answer(_ question: CardQuestion, about choice: CardChoice, for sender: Sender) throws -> Reply {
        switch question {
        case .balance: try pick(choice, question, from: cards(of: sender)) { .balance(of: $0) }
        case .status:
            try pick(choice, question, from: cards(of: sender)) { .status($0.kpj, $0.standing, $0.programmes) }
        case .programmes: try pick(choice, question, from: cards(of: sender)) { .programmes($0.kpj, $0.programmes) }
        case .contributions:
            try pick(choice, question, from: savings(of: sender, in: recentYears), card: \.card) { card, years in
                .contributions(of: card, years, before: moment.date)
            }
        case .pension:
            try pick(choice, question, from: savings(of: sender, in: SavingsYear.years), card: \.card) { card, years in
                pension(of: card, years)
            }
        case .claim:
            try pick(
                choice, question, from: ledger.claims(of: sender.phone, usedSince: leastUse(sender)), card: \.card
            ) { card, claim in claim.map { .claim(card.kpj, $0) } ?? .withoutClaim(card.kpj) }
        }
    }

    /// LUPA KPJ: the ends of the cards, and to all others, alike, where to ask.
    func findCard(for sender: Sender) throws -> Reply {
        let cards = try cards(of: sender)
        guard !cards.isEmpty else { return .cardsElsewhere }
        let active = cards.filter { $0.status == .active || $0.status == .arrears }
        let others = cards.filter { !active.contains($0) }
        return .cards(active: active.map(\.kpj.tail), inactive: others.map(\.kpj.tail))
    }

    private func cards(of sender: Sender) throws -> [Card] {
        try ledger.cards(of: sender.phone, usedSince: leastUse(sender))
    }

    func savings(of sender: Sender, in years: ClosedRange<Int>) throws -> [(card: Card, years: [SavingsYear])] {
        try ledger.savings(of: sender.phone, usedSince: leastUse(sender), in: years)
    }

    private func leastUse(_ sender: Sender) -> CalendarDate { Binding.leastUse(on: sender.day) }

    /// The years of the last three months.
    private var recentYears: ClosedRange<Int> { moment.date.year - 1...moment.date.year }

    private func pick(
        _ choice: CardChoice, _ question: CardQuestion, from cards: [Card], _ answer: (Card) -> Reply
    ) -> Reply {
        pick(choice, question, from: cards, card: \.self, answer)
    }

    /// Answers about the one card that is meant.
    private func pick<Known>(
        _ choice: CardChoice, _ question: CardQuestion, from known: [Known], card: KeyPath<Known, Card>,
        _ answer: (Known) -> Reply
    ) -> Reply {
        let meant = known.filter { choice.means($0[keyPath: card].kpj) }
        return switch meant.count {
        case 0: .noMatch
        case 1: answer(meant[0])
        default: .whichCard(question, meant.map { $0[keyPath: card].kpj.tail })
        }
    }
}

extension Engine {
    /// Three per cent of each month's wage up to the ceiling of that month; nothing where a month's ceiling or share is not
    /// known.
    private func pension(of card: Card, _ years: [SavingsYear]) -> Reply {
        guard card.programmes.contains(.jp) else { return .withoutPension(card.kpj) }
        var (total, count): (Int64, Int) = (0, 0)
        for year in years {
            for (index, contribution) in year.months.enumerated() {
                guard let contribution else { continue }
                guard let paid = pensionShare(of: contribution.wage, in: year.start(of: index + 1)) else {
                    return .pensionUnknown(card.kpj)
                }
                (total, count) = (total + paid, count + 1)
            }
        }
        guard count > 0, let amount = try? Rupiah(total) else { return .pensionUnknown(card.kpj) }
        return .pension(card.kpj, amount, months: count)
    }

    private func pensionShare(of wage: Rupiah, in month: CalendarDate) -> Int64? {
        guard let ceiling = rates.figure(.jpCeiling, on: month), let worker = rates.figure(.jpWorker, on: month),
            let employer = rates.figure(.jpEmployer, on: month)
        else { return nil }
        let counted = min(wage.amount, ceiling.value)
        return worker.share(of: counted) + employer.share(of: counted)
    }
}

extension Reply {
    fileprivate static func balance(of card: Card) -> Reply {
        card.programmes.contains(.jht)
            ? .balance(card.kpj, card.balance, asOf: card.balanceAsOf, lastContribution: card.lastContribution)
            : .withoutSavings(card.kpj)
    }

    /// The three months before a day's.
    fileprivate static func contributions(of card: Card, _ years: [SavingsYear], before day: CalendarDate) -> Reply {
        guard let last = card.lastContribution else { return .withoutContribution(card.kpj) }
        guard card.mayBePaid else { return .contributionsEnded(card.kpj, last) }
        var month = day.monthStart
        var (paid, unpaid): ([CalendarDate], [CalendarDate]) = ([], [])
        for _ in 0..<3 {
            month = month.previousMonthStart
            switch card.isPaid(month, years) {
            case true?: paid.append(month)
            case false?: unpaid.append(month)
            case nil: return .contributionsUnlisted(card.kpj, last)
            }
        }
        return .contributions(card.kpj, paid: paid, unpaid: unpaid)
    }
}

extension CardChoice {
    fileprivate func means(_ kpj: KPJ) -> Bool {
        switch self {
        case .only: true
        case .card(let card): card == kpj
        case .tail(let tail): tail == kpj.tail
        }
    }
}

extension Card {
    /// Whether contributions for the card may still come.
    var mayBePaid: Bool { status == .active || status == .arrears }

    /// Whether a month was paid for: where the ledger has it, or it is the last of all; where the ledger has no payment
    /// of a year before the last month, nobody can say.
    ///
    /// - Parameter years: those that the ledger has, at least of the month's year.
    func isPaid(_ month: CalendarDate, _ years: [SavingsYear]) -> Bool? {
        if month == lastContribution { return true }
        let year = years.first { $0.year == month.year }
        if let year, year.lastMonth != nil { return year[month.month] != nil }
        guard let lastContribution else { return false }
        return month > lastContribution ? false : nil
    }
}
