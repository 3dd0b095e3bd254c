public import ShortMessage

/// Why a telephone takes nothing.
public enum AbsenceReason: String, Hashable, Sendable, CaseIterable {
    /// It is switched off, or out of reach.
    case away
    /// It has no room for messages.
    case full
}

/// A telephone that takes nothing.
public struct Absence: Hashable, Sendable {
    /// Its number, as whoever switched it off spelt it.
    public let number: Address
    /// Why it takes nothing.
    public let reason: AbsenceReason
}
