public import ShortMessage

/// How a card stands, as the member's record says it.
public enum CardStatus: String, Hashable, Sendable, CaseIterable {
    case active
    /// The employer owes contributions.
    case arrears
    /// The employment ended.
    case stopped
    /// The balance was paid out.
    case claimed
    case deceased
}

/// Whether contributions come for a card, and since when not.
public enum Standing: Hashable, Sendable {
    /// The month of the last contribution; nil where none has come yet.
    case active(lastContribution: CalendarDate?)
    /// The first month without a contribution.
    case inactive(Cause, since: CalendarDate)

    public enum Cause: Hashable, Sendable {
        case arrears, stopped, claimed, deceased
    }
}

extension CardStatus {
    /// Why no contributions come, or nil where they do.
    var cause: Standing.Cause? {
        switch self {
        case .active: nil
        case .arrears: .arrears
        case .stopped: .stopped
        case .claimed: .claimed
        case .deceased: .deceased
        }
    }
}

extension CalendarDate {
    /// The first day of this day's month.
    var monthStart: CalendarDate { CalendarDate(dayNumber: dayNumber - day + 1) }

    /// The first day of the next month.
    var nextMonthStart: CalendarDate { CalendarDate(dayNumber: monthStart.dayNumber + 31).monthStart }
}
