import ShortMessage

/// What a fault holds back: until a time, or until the next message to the same number.
///
/// Kept in memory; after a restart the journal says what is held, and until when.
struct HeldMessages: Sendable {
    private var held: [Int64: OutgoingMessage] = [:]
    private var behind: [AddressKey: [Int64]] = [:]
    private var due = DueHeap<Int64>()

    var isEmpty: Bool { held.isEmpty }
    func contains(_ id: Int64) -> Bool { held[id] != nil }
    /// Milliseconds.
    var nextDue: Int64? { due.first?.time }

    mutating func hold(_ message: OutgoingMessage, until moment: Int64, isBehindNext: Bool) {
        let id = message.entry.id
        held[id] = message
        due.insert(id, at: moment, order: id)
        if isBehindNext { behind[message.recipient, default: []].append(id) }
    }

    /// What waited for a message to this recipient to go first.
    mutating func takeBehind(_ recipient: AddressKey) -> [OutgoingMessage] {
        guard let ids = behind.removeValue(forKey: recipient) else { return [] }
        defer { prune() }
        return ids.compactMap { held.removeValue(forKey: $0) }
    }

    mutating func popDue(by moment: Int64) -> OutgoingMessage? {
        guard let (time, id) = due.first, time <= moment, let message = held.removeValue(forKey: id) else { return nil }
        behind[message.recipient]?.removeAll { $0 == id }
        if behind[message.recipient]?.isEmpty == true { behind[message.recipient] = nil }
        prune()
        return message
    }

    private mutating func prune() {
        while let (_, id) = due.first, held[id] == nil { due.removeFirst() }
    }
}
