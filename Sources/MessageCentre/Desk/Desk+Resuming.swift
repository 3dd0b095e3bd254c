import ShortMessage
import Store

/// What an earlier process left in the store.
extension Desk {
    /// The clock, the queues and the incomplete messages as they were. What a fault holds back is held until its time, or,
    /// if that was the fault, until the next message to the same number.
    mutating func resume() throws {
        state = CentreState(rules.faults)
        guard let last = try journal.lastEntry() else { return }
        _ = state.clock.reach(last)
        try resumeParts()
        let holds = try journal.holds()
        var late: [DeliveryQueues.Entry] = []
        try journal.eachEnroute(isService: isService) { entry, recipient in
            guard holds[entry.id] == nil else { return late.append(entry) }
            state.queues.enqueue(entry, for: recipient.number)
        }
        try journal.eachQuestion { entry, shortCode in state.queues.enqueue(entry, for: shortCode.number) }
        for entry in late {
            guard let hold = holds[entry.id] else { continue }
            try resume(hold, of: entry)
        }
    }

    /// Whether a service answers at an address.
    func isService(_ address: Address) -> Bool { rules.services.service(at: address) != nil }

    private mutating func resume(
        _ hold: Journal.Hold, of entry: DeliveryQueues.Entry
    ) throws {
        guard case .message(let delivery) = try journal.dispatch(entry.id) else { return }
        state.held.hold(
            OutgoingMessage(delivery: delivery, entry: entry), until: hold.until, hold.reason)
    }
}
