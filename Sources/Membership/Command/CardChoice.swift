/// Which of a member's cards a message means.
public enum CardChoice: Hashable, Sendable {
    /// None was named: the only one, if there is only one.
    case only
    /// The whole number of a card, which may be a stranger's or nobody's.
    case card(KPJ)
    /// The last four characters.
    case tail(String)
}
