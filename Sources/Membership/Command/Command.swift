/// What a member asked for, every field already a value of its own type.
public enum Command: Hashable, Sendable {
    /// `DAFTAR SALDO#…`: bind this telephone to a member.
    case register(Registration)
    /// `SALDO`: how much is on a card.
    case balance(CardChoice)
    /// `STATUS`: whether a card is active.
    case status(CardChoice)
    /// `KONTAK`: where to ask.
    case contact
    /// `TOLAK`: end a move of the binding to another telephone.
    case refuse
    /// `BERHENTI`: forget this telephone.
    case unbind
    /// `BANTUAN`: the formats.
    case help
}
