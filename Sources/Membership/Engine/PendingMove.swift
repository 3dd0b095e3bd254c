import ShortMessage

/// A telephone that waits to take the place of the one that is bound.
struct PendingMove: Hashable {
    /// Seconds.
    static let wait: Int64 = 24 * 60 * 60
    /// Milliseconds from when a telephone left its member to the end of the last move of which it is told.
    static let longestMemory = Refusal.length + wait * 1000

    let nik: NIK
    let phone: MSISDN
    let reference: Reference
    /// Milliseconds since 1970-01-01T00:00:00Z.
    let dueAt: Int64
}
