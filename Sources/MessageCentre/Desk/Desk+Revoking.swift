import ShortMessage
import Store

/// What a sender does with a message that still waits.
extension Desk {
    /// Takes a message back.
    ///
    /// - Parameter claim: whose messages the caller sends.
    /// - Returns: whether it waited, and was the caller's.
    mutating func delete(_ id: Int64, of claim: AddressClaim, at moment: Timestamp) throws -> Bool {
        let now = try pass(to: moment).now
        guard let entry = try waiting(id, of: claim) else { return false }
        withdraw(id)
        try finish(entry, .deleted, .deletedByOriginator, at: now)
        return true
    }

    /// Puts another text in the place of a message that is not on its way to its recipient at this moment.
    ///
    /// - Returns: whether it waited so, and was the caller's.
    mutating func replace(
        _ id: Int64, by replacement: Replacement, of claim: AddressClaim, at moment: Timestamp
    ) throws -> Bool {
        let now = try pass(to: moment).now
        guard let old = try waiting(id, of: claim), state.held.entry(id) != nil || state.queues.isWaiting(id),
            case .message(let delivery) = try journal.dispatch(id)
        else { return false }
        let entry = DeliveryQueues.Entry(
            id: id, expiresAt: replacement.validity.map { Validity.end(of: $0, from: now) } ?? old.expiresAt,
            report: replacement.report ?? old.report, room: old.room, sender: old.sender)
        var message = delivery.message
        message.text = replacement.text
        try journal.replace(id, by: replacement, entry)
        let outgoing = OutgoingMessage(
            delivery: Delivery(id: id, message: message, cause: delivery.cause, coding: replacement.coding),
            entry: entry)
        try put(outgoing, notBefore: replacement.notBefore.map { named($0, at: moment) }, at: now)
        state.tell(.replaced(id: id))
        return true
    }

    /// Puts a message that has changed where it waits from now on: in its place of the queue, or outside of it.
    private mutating func put(_ message: OutgoingMessage, notBefore: Timestamp?, at now: Timestamp) throws {
        let id = message.entry.id
        if let notBefore, notBefore.milliseconds > now.milliseconds {
            withdraw(id)
            try hold(message, until: min(notBefore.milliseconds, message.entry.expiresAt), .schedule)
        } else if notBefore == nil, state.held.replace(message) {
            return
        } else if state.held.remove(id) != nil {
            try journal.release(id)
            _ = try release(message, at: now)
        } else {
            state.queues.replace(message.entry)
            state.released.append(message.delivery)
        }
    }

    private mutating func withdraw(_ id: Int64) {
        if state.held.remove(id) == nil { state.queues.settle(id, isDelivered: false) }
    }

    /// What waits, or is on its way, and was submitted by one of a claim's numbers; what a service says is nobody's to change.
    private func waiting(_ id: Int64, of claim: AddressClaim) throws -> DeliveryQueues.Entry? {
        guard let entry = state.queues.entry(id) ?? state.held.entry(id), entry.room != .replies,
            let sender = try journal.submitter(ofEnroute: id), claim.covers(sender)
        else { return nil }
        return entry
    }
}
