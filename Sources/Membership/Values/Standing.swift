public import ShortMessage

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
