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
