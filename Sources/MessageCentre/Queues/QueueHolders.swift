import ShortMessage

/// Who takes messages from the queues.
struct QueueHolders: Sendable {
    private var single: Set<Address.Number> = []
    /// Short codes whose questions somebody takes to a program.
    private var asked: Set<Address.Number> = []
    /// The longest beginning first.
    private var patterns: [AddressPattern] = []
    private var hasEveryOther = false
    private var hasEveryReply = false

    /// Who takes what is in a recipient's room, or nil: its own holder, that of the longest beginning, the rest.
    func holder(of recipient: Address.Number, in room: Room) -> DeliveryQueues.Holder? {
        if room == .questions { return asked.contains(recipient) ? .questions(recipient) : nil }
        if single.contains(recipient) { return .one(recipient) }
        if let pattern = patterns.first(where: { $0.matches(recipient) }) { return .pattern(pattern) }
        if hasEveryReply, room == .replies { return .everyReply }
        return hasEveryOther ? .everyOther : nil
    }

    mutating func insert(_ holder: DeliveryQueues.Holder) {
        switch holder {
        case .one(let recipient): single.insert(recipient)
        case .questions(let recipient): asked.insert(recipient)
        case .pattern(let pattern):
            patterns.insert(pattern, at: patterns.firstIndex { $0.isBroader(than: pattern) } ?? patterns.endIndex)
        case .everyOther: hasEveryOther = true
        case .everyReply: hasEveryReply = true
        }
    }

    mutating func remove(_ holder: DeliveryQueues.Holder) {
        switch holder {
        case .one(let recipient): single.remove(recipient)
        case .questions(let recipient): asked.remove(recipient)
        case .pattern(let pattern): patterns.removeAll { $0 == pattern }
        case .everyOther: hasEveryOther = false
        case .everyReply: hasEveryReply = false
        }
    }
}
