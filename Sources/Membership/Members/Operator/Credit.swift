package import ShortMessage

/// Money for a card.
package enum Credit: Hashable, Sendable {
    /// What worker and employer pay for a month, from the wage.
    case contribution(month: CalendarDate, wage: Rupiah)
    /// What the savings have earned in a year; nil for that of the day.
    case development(Rupiah, year: Int?)

    var kind: String {
        switch self {
        case .contribution: "contribution"
        case .development: "development"
        }
    }

    /// - Parameter rates: those of the contribution's month count.
    func enter(to kpj: KPJ, on day: CalendarDate, by rates: Rates, in ledger: Ledger) throws {
        guard let (card, _) = try ledger.card(kpj) else { throw OperatorRefusal.noCard }
        func mustFit(_ amount: Int64) throws {
            guard (try? Rupiah(card.balance.amount + amount)) != nil else { throw OperatorRefusal.tooMuch }
        }
        switch self {
        case .development(let amount, let year):
            try mustFit(amount.amount)
            try ledger.develop(amount, in: year ?? day.year, on: kpj, at: day)
        case .contribution(let month, let wage):
            guard let contribution = Contribution(wage: wage, in: month, by: rates, paidOn: day) else {
                throw OperatorRefusal.unknownRate(month: month)
            }
            try mustFit(contribution.amount)
            guard try !ledger.hasContribution(of: month, to: kpj) else { throw OperatorRefusal.paid(month: month) }
            try ledger.contribute(contribution, for: month, to: kpj)
        }
    }
}
