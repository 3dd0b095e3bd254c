public import ShortMessage

/// One card of a person: there is one an employer.
public struct Card: Hashable, Sendable {
    public let kpj: KPJ
    public let status: CardStatus
    public let programmes: Programmes
    /// Nil for those who work for themselves.
    public let employer: String?
    /// Of old-age savings (JHT).
    public let balance: Rupiah
    public let balanceAsOf: CalendarDate
    /// The first day of the month; never nil for a card that is not active.
    public let lastContribution: CalendarDate?

    public init(
        kpj: KPJ, status: CardStatus, programmes: Programmes, employer: String?, balance: Rupiah,
        balanceAsOf: CalendarDate, lastContribution: CalendarDate?
    ) {
        (self.kpj, self.status, self.programmes, self.employer) = (kpj, status, programmes, employer)
        (self.balance, self.balanceAsOf, self.lastContribution) = (balance, balanceAsOf, lastContribution)
    }

    public var standing: Standing {
        guard let cause = status.cause, let lastContribution else {
            return .active(lastContribution: lastContribution)
        }
        return .inactive(cause, since: lastContribution.nextMonthStart)
    }
}
