import ShortMessage

/// Faults that strike at random, from a seed: the same seed and the same messages give the same faults.
public struct FaultPlan: Hashable, Sendable {
    /// The first that fits a message counts.
    public let rules: [FaultRule]
    public let seed: UInt64

    public static let none = FaultPlan([], seed: 0)

    public init(_ rules: [FaultRule], seed: UInt64) {
        (self.rules, self.seed) = (rules, seed)
    }

    func rule(from sender: Address, to recipient: Address) -> FaultRule? {
        rules.first { $0.from.matches(sender) && $0.to.matches(recipient) }
    }
}
