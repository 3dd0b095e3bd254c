import Store

/// What waits for whom, in order of commit, and when it must be looked at again.
///
/// A value: a transaction works on a copy, which is kept once it is committed. It holds places in the journal and times,
/// no texts, and the journal has all of it but who is registered, what is in flight and who is being spared.
struct DeliveryQueues: Sendable {
    struct Entry: Hashable, Sendable {
        /// The message's place in the journal.
        let id: Int64
        /// Milliseconds.
        let expiresAt: Int64
        let wantsReport: Bool
        let room: Room
        /// Who submitted it.
        let sender: AddressKey

        /// Whose share of its room it takes: a handset's message its sender's, the rest its recipient's.
        func owner(for recipient: AddressKey) -> AddressKey { room == .messages ? sender : recipient }
    }

    /// Who takes messages from the queues.
    enum Holder: Hashable, Sendable {
        case one(AddressKey)
        /// Whoever has none of his own.
        case everyOther
        /// The same, but only what services send.
        case everyReply
    }

    enum Event: Hashable, Sendable {
        /// A message whose time is over, and whether somebody has the address.
        case expired(Entry, isHeld: Bool)
        /// A recipient is tried again.
        case retried
    }

    private enum Due: Sendable {
        case expiry(Int64)
        case retry(AddressKey)
    }

    private(set) var queues: [AddressKey: RecipientQueue] = [:]
    private var recipients: [Int64: AddressKey] = [:]
    private(set) var counts = RoomCounts()
    /// How many messages each sender has on their way to handsets, and reports on its own.
    private var shares: [AddressKey: Int] = [:]
    /// What waits for addresses without a holder.
    var unclaimed: [Room: Unclaimed] = [:]
    private var due = DueHeap<Due>()
    private var holders: Set<AddressKey> = []
    private var hasEveryOther = false
    private var hasEveryReply = false
    /// Who has had something to take since somebody asked.
    private var touched: Set<AddressKey> = []

    /// When the next message expires or recipient is tried again, in milliseconds.
    var nextDue: Int64? { due.first?.time }

    func count(for recipient: AddressKey, in room: Room) -> Int { queues[recipient]?.counts[room] ?? 0 }
    func count(of sender: AddressKey) -> Int { shares[sender] ?? 0 }

    /// Who takes what is in a recipient's room, or nil.
    func holder(of recipient: AddressKey, in room: Room) -> Holder? {
        if holders.contains(recipient) { return .one(recipient) }
        if hasEveryReply, room == .replies { return .everyReply }
        return hasEveryOther ? .everyOther : nil
    }

    func entry(_ id: Int64) -> Entry? {
        recipients[id].flatMap { queues[$0]?.entry(id) }
    }
}

extension DeliveryQueues {
    mutating func enrol(_ entry: Entry, for recipient: AddressKey) {
        queues[recipient, default: RecipientQueue()].append(entry)
        recipients[entry.id] = recipient
        counts[entry.room] += 1
        if entry.room != .replies { shares[entry.owner(for: recipient), default: 0] += 1 }
        if holder(of: recipient, in: entry.room) == nil { mark(entry, for: recipient, isUnclaimed: true) }
        due.insert(.expiry(entry.id), at: entry.expiresAt, order: entry.id)
        touched.insert(recipient)
    }

    /// The first of what waits; they are in flight until they are settled or postponed.
    mutating func take(upTo most: Int, for holder: Holder) -> [Entry] {
        switch holder {
        case .one(let recipient): queues[recipient]?.take(upTo: most) ?? []
        case .everyOther, .everyReply: takeOfAll(upTo: most, for: holder)
        }
    }

    /// What of a recipient's is a holder's.
    private func rooms(of recipient: AddressKey, for holder: Holder) -> [Room] {
        [.messages, .replies, .reports].filter { self.holder(of: recipient, in: $0) == holder }
    }

    /// In order of commit across all recipients.
    private mutating func takeOfAll(upTo most: Int, for holder: Holder) -> [Entry] {
        var fronts: [(entry: Entry, recipient: AddressKey)] = []
        for (recipient, queue) in queues where !holders.contains(recipient) {
            let rooms = rooms(of: recipient, for: holder)
            fronts += queue.ready.lazy.filter { rooms.contains($0.room) }.prefix(most).map { ($0, recipient) }
        }
        let taken = fronts.sorted { $0.entry.id < $1.entry.id }.prefix(most)
        for (recipient, entries) in Dictionary(grouping: taken, by: \.recipient) {
            queues[recipient]?.take(Set(entries.map(\.entry.id)))
        }
        return taken.map(\.entry)
    }

    /// A message that is final leaves its queue, and its recipient can evidently take messages if it was delivered.
    mutating func settle(_ id: Int64, isDelivered: Bool) {
        guard let recipient = recipients.removeValue(forKey: id) else { return }
        if let entry = queues[recipient]?.remove(id) { strike(entry, for: recipient) }
        if isDelivered { queues[recipient]?.unblock(isProven: true) }
        if queues[recipient]?.isEmpty == true { queues[recipient] = nil }
        touched.insert(recipient)
        prune()
    }

    private mutating func strike(_ entry: Entry, for recipient: AddressKey) {
        counts[entry.room] -= 1
        let owner = entry.owner(for: recipient)
        if entry.room != .replies, let share = shares[owner] { shares[owner] = share > 1 ? share - 1 : nil }
        if holder(of: recipient, in: entry.room) == nil { mark(entry, for: recipient, isUnclaimed: false) }
    }

    /// Puts a message back in its place; its recipient is spared until the schedule or `resume` says otherwise.
    mutating func postpone(_ id: Int64, now: Int64) {
        guard let recipient = recipients[id], let entry = queues[recipient]?.putBack(id) else { return }
        guard let until = queues[recipient]?.block(from: now) else { return }
        due.insert(.retry(recipient), at: until, order: 0)
        if entry.expiresAt <= now { due.insert(.expiry(id), at: entry.expiresAt, order: id) }
        prune()
    }

    /// A recipient has room again, or is back; or it is only time to find out.
    mutating func resume(_ recipient: AddressKey, isProven: Bool = true) {
        queues[recipient]?.unblock(isProven: isProven)
        touched.insert(recipient)
        prune()
    }
}

extension DeliveryQueues {
    mutating func register(_ holder: Holder) {
        switch holder {
        case .one(let recipient):
            markUnclaimed([recipient], false)
            holders.insert(recipient)
            resume(recipient)
        case .everyOther:
            hasEveryOther = true
            unclaimed = [:]
            resumeOthers()
        case .everyReply:
            hasEveryReply = true
            unclaimed[.replies] = nil
            resumeOthers()
        }
    }

    /// The recipients of whoever has no holder of his own have room again.
    mutating func resumeOthers() {
        for recipient in queues.keys where !holders.contains(recipient) { resume(recipient) }
    }

    /// What a holder had in flight waits again.
    mutating func release(_ holder: Holder, now: Int64) {
        switch holder {
        case .one(let recipient):
            putBackAll(of: recipient, from: holder, now: now)
            holders.remove(recipient)
            markUnclaimed([recipient], true)
        case .everyOther, .everyReply:
            let left = queues.keys.filter { !holders.contains($0) }
            for recipient in left { putBackAll(of: recipient, from: holder, now: now) }
            if holder == .everyOther { hasEveryOther = false } else { hasEveryReply = false }
            markUnclaimed(left, true, in: holder == .everyReply ? [.replies] : [.messages, .replies, .reports])
        }
    }

    private mutating func putBackAll(of recipient: AddressKey, from holder: Holder, now: Int64) {
        let rooms = rooms(of: recipient, for: holder)
        for entry in queues[recipient]?.putBackAll(in: rooms) ?? [] where entry.expiresAt <= now {
            due.insert(.expiry(entry.id), at: entry.expiresAt, order: entry.id)
        }
    }

    /// Takes the next event that is due, with its time in milliseconds.
    mutating func popDue(by moment: Int64) -> (time: Int64, event: Event)? {
        while let (time, due) = due.first, time <= moment {
            self.due.removeFirst()
            defer { prune() }
            switch due {
            case .retry(let recipient):
                resume(recipient, isProven: false)
                return (time, .retried)
            case .expiry(let id):
                guard let recipient = recipients[id], let entry = queues[recipient]?.waiting(id) else { continue }
                let isHeld = holder(of: recipient, in: entry.room) != nil
                settle(id, isDelivered: false)
                return (time, .expired(entry, isHeld: isHeld))
            }
        }
        return nil
    }

    /// The holders that have something to take, of those that had news since the last time.
    mutating func takeNews() -> Set<Holder> {
        guard !touched.isEmpty else { return [] }
        defer { touched = [] }
        var news: Set<Holder> = []
        for recipient in touched {
            for entry in queues[recipient]?.fronts ?? [] {
                if let holder = holder(of: recipient, in: entry.room) { news.insert(holder) }
            }
        }
        return news
    }

    /// Keeps a living event in front, and the heap in proportion to what waits.
    private mutating func prune() {
        while let (time, event) = due.first, !isAlive(event, at: time) { due.removeFirst() }
        guard due.count > 4 * recipients.count + 64 else { return }
        var compacted = due
        compacted.compact { event in isAlive(event, at: nil) }
        due = compacted
    }

    private func isAlive(_ event: Due, at time: Int64?) -> Bool {
        switch event {
        case .expiry(let id): recipients[id] != nil
        case .retry(let recipient):
            if let until = queues[recipient]?.blockedUntil { time.map { $0 == until } ?? true } else { false }
        }
    }
}
