import ShortMessage

/// What waits outside of the queues, for a time or for the next message to the same number: because its sender asked for
/// that, or because a fault holds it back.
///
/// Kept in memory; after a restart the journal says what is held, and until when.
struct HeldMessages: Sendable {
    /// Why something is held.
    enum Reason: Hashable, Sendable {
        /// Its sender wants it delivered later.
        case schedule
        case delay
        /// It leaves at the latest at its time, and earlier behind the next message to its number.
        case reorder
    }

    private struct Hold: Sendable {
        var message: OutgoingMessage
        let until: Int64
        let reason: Reason
    }

    private var held: [Int64: Hold] = [:]
    private var behind: [Address.Number: [Int64]] = [:]
    private var due = DueHeap<Int64>()
    /// How many messages to handsets are held, all and of each sender.
    private(set) var count = 0
    private var shares: [Address.Number: Int] = [:]

    var isEmpty: Bool { held.isEmpty }
    /// Milliseconds.
    var nextDue: Int64? { due.first?.time }

    /// Messages of a sender to handsets.
    func count(of sender: Address.Number) -> Int { shares[sender] ?? 0 }

    func entry(_ id: Int64) -> DeliveryQueues.Entry? { held[id]?.message.entry }

    mutating func hold(_ message: OutgoingMessage, until moment: Int64, _ reason: Reason) {
        let id = message.entry.id
        held[id] = Hold(message: message, until: moment, reason: reason)
        due.insert(id, at: moment, order: id)
        if reason == .reorder { behind[message.recipient, default: []].append(id) }
        countIn(message.entry, 1)
    }

    /// What waited for a message to this recipient to go first.
    mutating func takeBehind(_ recipient: Address.Number) -> [OutgoingMessage] {
        (behind[recipient] ?? []).compactMap { remove($0) }
    }

    mutating func popDue(by moment: Int64) -> (message: OutgoingMessage, reason: Reason)? {
        guard let (time, id) = due.first, time <= moment, let reason = held[id]?.reason else { return nil }
        return remove(id).map { ($0, reason) }
    }

    mutating func remove(_ id: Int64) -> OutgoingMessage? {
        guard let message = held.removeValue(forKey: id)?.message else { return nil }
        if var line = behind.removeValue(forKey: message.recipient) {
            line.removeAll { $0 == id }
            if !line.isEmpty { behind[message.recipient] = line }
        }
        countIn(message.entry, -1)
        prune()
        return message
    }

    /// Keeps a living moment in front, and the heap in proportion to what is held.
    private mutating func prune() {
        while let (time, id) = due.first, held[id]?.until != time { due.removeFirst() }
        guard due.count > 4 * held.count + 64 else { return }
        due = DueHeap()
        for (id, hold) in held { due.insert(id, at: hold.until, order: id) }
    }

    /// Puts what has changed in the place of what is held.
    ///
    /// - Returns: whether it is held.
    mutating func replace(_ message: OutgoingMessage) -> Bool {
        held[message.entry.id]?.message = message
        return held[message.entry.id] != nil
    }

    private mutating func countIn(_ entry: DeliveryQueues.Entry, _ one: Int) {
        guard entry.room == .messages else { return }
        count += one
        let share = count(of: entry.sender) + one
        shares[entry.sender] = share > 0 ? share : nil
    }
}
