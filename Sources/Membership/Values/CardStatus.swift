/// How a card stands: whether contributions come, and if not, why.
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
