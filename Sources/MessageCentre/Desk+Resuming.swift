internal import GRDB
import ShortMessage

/// What an earlier process left in the store.
extension Desk {
    /// The clock and the queues as they were. What the fault `delay` held back is held until its time; what was to go
    /// behind the next message waits in its queue.
    func resumed(in db: Database) throws -> CentreState {
        var state = CentreState(seed: faults.seed)
        guard let last = try Journal(db).lastEntry() else { return state }
        _ = state.clock.reach(last)
        let ends = try Journal(db).endsOfDelay().filter { $0.value > last.milliseconds }
        var late: [DeliveryQueues.Entry] = []
        try Journal(db).eachEnroute { entry, _, recipient in
            guard ends[entry.id] == nil else { return late.append(entry) }
            state.queues.enrol(entry, for: AddressKey(recipient))
        }
        for entry in late { try hold(entry, until: ends[entry.id] ?? 0, &state, in: db) }
        return state
    }

    private func hold(
        _ entry: DeliveryQueues.Entry, until moment: Int64, _ state: inout CentreState, in db: Database
    ) throws {
        guard case .message(let delivery) = try Journal(db).dispatch(entry.id) else { return }
        let isFromService = services.service(at: delivery.message.from) != nil
        state.held.hold(
            OutgoingMessage(delivery: delivery, entry: entry, isFromService: isFromService), until: moment,
            isBehindNext: false)
    }
}
