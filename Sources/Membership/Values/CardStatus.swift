public import ShortMessage

/// How a card stands, as the member's record says it.
public enum CardStatus: String, Hashable, Sendable, CaseIterable {
    /// Contributions come, or are to come.
    case active
    /// The employer owes contributions.
    case arrears
    /// The employment ended.
    case stopped
    /// The balance was paid out.
    case claimed
    /// The member has died.
    case deceased
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

/// Whether contributions come for a card, and since when not.
public enum Standing: Hashable, Sendable {
    /// The month of the last contribution; nil where none has come yet.
    case active(lastContribution: CalendarDate?)
    /// The first month without a contribution.
    case inactive(Cause, since: CalendarDate)

    /// Why no contributions come for a card.
    public enum Cause: Hashable, Sendable {
        /// The employer owes them; the employment ended; the balance was paid out; the member has died.
        case arrears, stopped, claimed, deceased
    }
}
