import ShortMessage

/// Faults that strike at random, from a seed: the same seed and the same messages give the same faults.
public struct FaultPlan: Hashable, Sendable {
    /// The first that fits a message counts.
    public let rules: [FaultRule]
    /// Where the random numbers begin that decide which messages are struck.
    public let seed: UInt64

    /// No rules, so that no message is struck.
    public static let none = FaultPlan([], seed: 0)

    /// Rules in the order in which they are tried, with the seed of their random numbers.
    public init(_ rules: [FaultRule], seed: UInt64) {
        (self.rules, self.seed) = (rules, seed)
    }
}
