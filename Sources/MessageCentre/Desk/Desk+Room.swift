import ShortMessage

/// Room in the queues.
extension Desk {
    /// Why a message from one handset to another may not wait; nil where it may, or where something that nobody takes gives
    /// way to it.
    ///
    /// Nobody asks this of a message to a service: whoever waits for whatever, a service can be asked.
    func congestion(for message: InboundMessage) -> Congestion? {
        let queues = state.queues
        let forRecipient = queues.count(for: message.to.number, in: .messages)
        if forRecipient >= rules.limits.perRecipient { return .recipient(message.to, waiting: forRecipient) }
        let share = queues.count(of: message.from.number) + state.held.count(of: message.from.number)
        if share >= rules.limits.perSender { return .share(message.from, waiting: share) }
        let waiting = queues.counts[.messages] + state.held.count
        let isFull = waiting >= rules.limits.total && queues.unclaimed[.messages]?.isEmpty ?? true
        return isFull ? .centre(waiting: waiting) : nil
    }

    /// Puts something into its recipient's queue; what has no room beside it any more fails, and its sender hears of it.
    mutating func enqueue(
        _ entry: DeliveryQueues.Entry, for recipient: Address.Number, at moment: Timestamp
    ) throws {
        state.queues.enqueue(entry, for: recipient)
        while let surplus = state.queues.surplus(in: entry.room, for: recipient, rules.limits) {
            state.queues.settle(surplus.id, isDelivered: false)
            try finish(surplus, .failed, .congestion, at: moment)
        }
    }
}
