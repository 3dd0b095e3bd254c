package import ShortMessage

/// Money for a card.
package enum Credit: Hashable, Sendable {
    /// What worker and employer pay for a month, from the wage.
    case contribution(month: CalendarDate, wage: Rupiah)
    /// What the savings have earned.
    case development(Rupiah)

    /// Tenths of a per cent of the wage (government regulation 46 of 2015).
    private static let workerShare: Int64 = 20
    private static let employerShare: Int64 = 37

    var kind: String {
        switch self {
        case .contribution: "contribution"
        case .development: "development"
        }
    }

    func enter(to kpj: KPJ, on day: CalendarDate, in ledger: Ledger) throws {
        guard let (card, _) = try ledger.card(kpj) else { throw OperatorRefusal.noCard }
        guard (try? Rupiah(card.balance.amount + amount)) != nil else { throw OperatorRefusal.tooMuch }
        switch self {
        case .development(let amount): try ledger.develop(amount, on: kpj, at: day)
        case .contribution(let month, let wage):
            guard try !ledger.hasContribution(of: month, to: kpj) else { throw OperatorRefusal.paid(month: month) }
            try ledger.contribute(
                month, wage: wage, worker: Self.share(Self.workerShare, of: wage),
                employer: Self.share(Self.employerShare, of: wage), to: kpj, on: day)
        }
    }

    private var amount: Int64 {
        switch self {
        case .development(let amount): amount.amount
        case .contribution(_, let wage):
            Self.share(Self.workerShare, of: wage).amount + Self.share(Self.employerShare, of: wage).amount
        }
    }

    private static func share(_ tenths: Int64, of wage: Rupiah) -> Rupiah {
        Rupiah(stored: wage.amount * tenths / 1000)
    }
}
