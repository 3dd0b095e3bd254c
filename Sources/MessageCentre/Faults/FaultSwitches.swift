import ShortMessage

/// The faults that strike at a centre: those with which it began, and before them those that were switched on since.
///
/// Each kind of fault is that of the first one that fits a message and has it, so that loss and delay can be switched by
/// themselves; of those with which the centre began only the first that fits counts.
struct FaultSwitches: Sendable {
    /// The newest first, behind them those of the plan in their order.
    private(set) var all: [FaultSwitch]
    private var lastID: Int

    /// What a message meets on one side: all faults that fit it as one rule, and whose each of them is.
    struct Met {
        fileprivate(set) var rule = FaultRule()
        fileprivate var owners: [String: Int] = [:]
    }

    init(_ plan: FaultPlan) {
        all = plan.rules.enumerated().map { index, rule in
            FaultSwitch(id: index + 1, rule: rule, number: nil, count: nil, left: nil, isOfPlan: true)
        }
        lastID = all.count
    }

    mutating func switchOn(_ rule: FaultRule, number: AddressPattern?, count: Int?) -> FaultSwitch {
        lastID += 1
        let fault = FaultSwitch(id: lastID, rule: rule, number: number, count: count, left: count, isOfPlan: false)
        all.insert(fault, at: 0)
        return fault
    }

    /// - Returns: whether there was one with this number.
    mutating func switchOff(_ id: Int) -> Bool {
        let before = all.count
        all.removeAll { $0.id == id }
        return all.count < before
    }

    mutating func switchOffAll() {
        all = []
    }

    /// Forgets those that strike nothing more.
    mutating func forgetSpent() {
        all.removeAll { $0.left == 0 }
    }

    /// What a message meets; nil where no fault fits it. Of one that was switched on for some messages this is one.
    mutating func meet(_ side: FaultSide, from sender: Address, to recipient: Address) -> Met? {
        guard !all.isEmpty else { return nil }
        var (met, hasMet, isPlanMet) = (Met(), false, false)
        for index in all.indices where all[index].fits(from: sender, to: recipient) {
            if all[index].isOfPlan {
                guard !isPlanMet else { continue }
                isPlanMet = true
            }
            hasMet = true
            met.add(all[index])
            if all[index].rule.strikes(side) { all[index].left? -= 1 }
        }
        return hasMet ? met : nil
    }

    /// A fault has struck.
    mutating func count(_ kind: StruckFault.Kind, of met: Met) {
        guard let index = all.firstIndex(where: { $0.id == met.owners[kind.name] }) else { return }
        all[index].struck += 1
    }
}

extension FaultSwitches.Met {
    /// Takes those kinds that are nobody's yet.
    fileprivate mutating func add(_ fault: FaultSwitch) {
        let rule = fault.rule
        if rule.loss != .none, claim("loss", for: fault) { self.rule.loss = rule.loss }
        if rule.duplicate != .none, claim("duplicate", for: fault) { self.rule.duplicate = rule.duplicate }
        if rule.reorder != .none, claim("reorder", for: fault) { self.rule.reorder = rule.reorder }
        if rule.silence != .none, claim("silence", for: fault) { self.rule.silence = rule.silence }
        if rule.reject.share != .none, claim("reject", for: fault) { self.rule.reject = rule.reject }
        if rule.delay != nil, claim("delay", for: fault) { self.rule.delay = rule.delay }
    }

    private mutating func claim(_ kind: String, for fault: FaultSwitch) -> Bool {
        guard owners[kind] == nil else { return false }
        owners[kind] = fault.id
        return true
    }
}
