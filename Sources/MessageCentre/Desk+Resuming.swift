internal import GRDB
import ShortMessage

/// What an earlier process left in the store.
extension Desk {
    /// The clock, the queues and the incomplete messages as they were. What a fault holds back is held until its time, or,
    /// if that was the fault, until the next message to the same number.
    func resumed(in db: Database) throws -> CentreState {
        var state = CentreState(seed: faults.seed)
        guard let last = try Journal(db).lastEntry() else { return state }
        _ = state.clock.reach(last)
        state.reassembly = try resumedParts(in: db)
        let holds = try Journal(db).holds()
        var late: [DeliveryQueues.Entry] = []
        try Journal(db).eachEnroute(isService: isService) { entry, recipient in
            guard holds[entry.id] == nil else { return late.append(entry) }
            state.queues.enrol(entry, for: AddressKey(recipient))
        }
        for entry in late {
            guard let hold = holds[entry.id] else { continue }
            try resume(hold, of: entry, &state, in: db)
        }
        return state
    }

    /// Whether a service answers at an address.
    func isService(_ address: Address) -> Bool { services.service(at: address) != nil }

    private func resume(
        _ hold: Journal.Hold, of entry: DeliveryQueues.Entry, _ state: inout CentreState, in db: Database
    ) throws {
        guard case .message(let delivery) = try Journal(db).dispatch(entry.id) else { return }
        state.held.hold(
            OutgoingMessage(delivery: delivery, entry: entry), until: hold.until, isBehindNext: hold.isBehindNext)
    }
}
