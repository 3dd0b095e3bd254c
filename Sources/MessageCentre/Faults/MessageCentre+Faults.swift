import Seeded
public import ShortMessage

/// Faults, switched while the centre runs.
extension MessageCentre {
    /// More at once tell nobody anything.
    public static let mostFaults = 100

    /// The faults that are switched on, those first that count first.
    public func faults() -> [FaultSwitch] { state.faults.all }

    /// Switches a fault on, before those that are on.
    ///
    /// - Parameters:
    ///   - number: strikes only what is from this number or to it; nil for what the rule says.
    ///   - count: for the next so many messages that it meets; nil until it is switched off.
    ///   - machine: what the machine's clock shows.
    /// - Returns: nil where `mostFaults` are on already.
    public func switchOn(
        _ rule: FaultRule, number: AddressPattern? = nil, count: Int? = nil, at machine: Timestamp
    ) -> FaultSwitch? {
        if state.faults.all.count >= Self.mostFaults { state.faults.forgetSpent() }
        guard state.faults.all.count < Self.mostFaults else { return nil }
        let fault = state.faults.switchOn(rule, number: number, count: count)
        tell(.changed(.faults), at: time(at: machine))
        return fault
    }

    /// Switches a fault off; nil for all, also those with which the centre began.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    public func switchOff(_ id: Int?, at machine: Timestamp) -> Bool {
        if let id {
            guard state.faults.switchOff(id) else { return false }
        } else {
            state.faults.switchOffAll()
        }
        tell(.changed(.faults), at: time(at: machine))
        return true
    }

    /// Begins the random numbers of the faults anew.
    public func seedFaults(_ seed: UInt64) {
        state.random = SplitMix64(seed: seed)
    }
}
