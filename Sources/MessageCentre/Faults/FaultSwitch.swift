import ShortMessage

/// A fault that is switched on at a centre, and what has come of it.
public struct FaultSwitch: Hashable, Sendable, Identifiable {
    /// By what it is switched off again; 1 or more.
    public let id: Int
    /// What strikes, and between whom.
    public let rule: FaultRule
    /// Strikes only what is from this number or to it; nil for what the rule says.
    public let number: AddressPattern?
    /// For how many messages it was switched on; nil for all until it is switched off.
    public let count: Int?
    /// How many of these are still to come; it strikes nothing more at 0.
    public internal(set) var left: Int?
    /// How many messages it has struck.
    public internal(set) var struck = 0
    /// Whether the centre began with it; of such faults the first that fits a message counts.
    public let isOfPlan: Bool

    func fits(from sender: Address, to recipient: Address) -> Bool {
        left != 0 && rule.from.matches(sender) && rule.to.matches(recipient)
            && number.map { $0.matches(sender) || $0.matches(recipient) } ?? true
    }
}

/// Where on its way a message meets faults.
enum FaultSide {
    /// On its way to the centre.
    case submission
    /// On its way out.
    case delivery
}

extension FaultRule {
    func strikes(_ side: FaultSide) -> Bool {
        switch side {
        case .submission: strikesSubmissions
        case .delivery: strikesDeliveries
        }
    }
}
