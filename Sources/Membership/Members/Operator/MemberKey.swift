package import ShortMessage

/// How an operator names a person: each is a number that stands on a paper or a screen before them.
package enum MemberKey: Hashable, Sendable {
    case nik(NIK)
    case kpj(KPJ)
    /// The telephone that is bound to the person, or stands on the record.
    case phone(MSISDN)
}

/// An operator's request that the store cannot meet; nothing was changed.
package enum OperatorRefusal: Error, Hashable, CustomStringConvertible {
    case nobody
    case noCard
    case notLocked
    /// Nobody has made it, or it was closed.
    case noComplaint
    /// The month has a contribution already.
    case paid(month: CalendarDate)
    /// Nobody knows what is to be paid of a wage of that month.
    case unknownRate(month: CalendarDate)
    /// The store lacks invented cards, or has them with other balances.
    case otherCards
    /// No balance is that great.
    case tooMuch

    package var description: String {
        switch self {
        case .nobody: "nobody in the store has this number; nothing was changed"
        case .noCard: "no card in the store has this number; nothing was changed"
        case .notLocked: "the number has no failures today, and no refusal; nothing was changed"
        case .noComplaint: "no open complaint has this number; nothing was changed"
        case .paid(let month): "the contribution of \("\(month)".prefix(7)) was entered before; nothing was changed"
        case .unknownRate(let month):
            "2757.rates has no contribution of \("\(month)".prefix(7)); nothing was changed"
        case .otherCards: "the store has not these cards, or has them otherwise; no more contributions were entered"
        case .tooMuch: "no balance can be as great as that; nothing was changed"
        }
    }
}
