import Seeded

extension SplitMix64 {
    /// Whether something of that share happens this time; takes one number, whatever the share.
    mutating func strikes(_ share: FaultRule.Share) -> Bool {
        Int(next() % 1_000_000) < share.millionths
    }
}
