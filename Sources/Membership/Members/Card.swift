public import ShortMessage

/// One card of a person: there is one an employer.
public struct Card: Hashable, Sendable {
    /// The number on the card, which no other card has.
    public let kpj: KPJ
    /// What the record says of the card.
    public let status: CardStatus
    /// What the card takes part in; without JHT it has no balance to tell, without JP no pension.
    public let programmes: Programmes
    /// Nil for those who work for themselves.
    public let employer: String?
    /// Of old-age savings (JHT).
    public let balance: Rupiah
    /// The day for which the balance was recorded.
    public let balanceAsOf: CalendarDate
    /// The first day of the month; never nil for a card that is not active.
    public let lastContribution: CalendarDate?

    /// A card as the record has it; whether its parts fit together is not checked here.
    public init(
        kpj: KPJ, status: CardStatus, programmes: Programmes, employer: String?, balance: Rupiah,
        balanceAsOf: CalendarDate, lastContribution: CalendarDate?
    ) {
        (self.kpj, self.status, self.programmes, self.employer) = (kpj, status, programmes, employer)
        (self.balance, self.balanceAsOf, self.lastContribution) = (balance, balanceAsOf, lastContribution)
    }

    /// Whether contributions come; where they do not, they are missing from the month after the last one on.
    public var standing: Standing {
        guard let cause = status.cause, let lastContribution else {
            return .active(lastContribution: lastContribution)
        }
        return .inactive(cause, since: lastContribution.nextMonthStart)
    }
}
