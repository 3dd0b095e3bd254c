public import ShortMessage

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
