import ShortMessage
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
        let report: ReportRequest
        let room: Room
        /// Who submitted it.
        let sender: Address.Number

        /// Whose share of its room it takes: a handset's message its sender's, the rest its recipient's.
        func owner(for recipient: Address.Number) -> Address.Number {
            room == .messages || room == .questions ? sender : recipient
        }
    }

    /// Who takes messages from the queues.
    enum Holder: Hashable, Sendable {
        case one(Address.Number)
        /// Asks a program what comes to a short code.
        case questions(Address.Number)
        /// Whoever's number begins so and has none of his own.
        case pattern(AddressPattern)
        /// Whoever has none of his own.
        case everyOther
        /// The same, but only what services send.
        case everyReply

        /// Whose queue alone it takes from; nil for one of several.
        var single: Address.Number? {
            switch self {
            case .one(let recipient), .questions(let recipient): recipient
            case .pattern, .everyOther, .everyReply: nil
            }
        }
    }

    enum Event: Hashable, Sendable {
        /// A message whose time is over, and whether somebody has the address.
        case expired(Entry, isHeld: Bool)
        /// A recipient is tried again.
        case retried
    }

    /// What a holder may take.
    struct Ready: Hashable, Sendable {
        let id: Int64
        let recipient: Address.Number
    }

    private enum Due: Sendable {
        case expiry(Int64)
        case retry(Address.Number)
    }

    private(set) var queues: [Address.Number: RecipientQueue] = [:]
    private var recipients: [Int64: Address.Number] = [:]
    private(set) var counts = RoomCounts()
    /// How many messages each sender has on their way to handsets, and reports on its own.
    private var shares: [Address.Number: Int] = [:]
    /// How many questions each sender has.
    private var askers: [Address.Number: Int] = [:]
    /// What waits for addresses without a holder.
    var unclaimed: [Room: Unclaimed] = [:]
    private var due = DueHeap<Due>()
    private var holders = QueueHolders()
    /// Who has had something to take since somebody asked.
    private var touched: Set<Address.Number> = []

    /// When the next message expires or recipient is tried again, in milliseconds.
    var nextDue: Int64? { due.first?.time }

    func count(for recipient: Address.Number, in room: Room) -> Int { queues[recipient]?.counts[room] ?? 0 }
    func count(of sender: Address.Number) -> Int { shares[sender] ?? 0 }
    func questions(of sender: Address.Number) -> Int { askers[sender] ?? 0 }

    /// Who takes what is in a recipient's room, or nil.
    func holder(of recipient: Address.Number, in room: Room) -> Holder? {
        holders.holder(of: recipient, in: room)
    }

    /// What a holder has taken and not settled.
    func inFlight(of holder: Holder) -> [Int64] {
        queues.values.flatMap { $0.inFlight(of: holder) }
    }

    func entry(_ id: Int64) -> Entry? {
        recipients[id].flatMap { queues[$0]?.entry(id) }
    }
}

extension DeliveryQueues {
    mutating func enqueue(_ entry: Entry, for recipient: Address.Number) {
        queues[recipient, default: RecipientQueue()].append(entry)
        recipients[entry.id] = recipient
        counts[entry.room] += 1
        count(entry, for: recipient, 1)
        if entry.room != .questions, holder(of: recipient, in: entry.room) == nil {
            mark(entry, for: recipient, isUnclaimed: true)
        }
        due.insert(.expiry(entry.id), at: entry.expiresAt, order: entry.id)
        touched.insert(recipient)
    }

    /// The first of what waits.
    func ready(upTo most: Int, for holder: Holder) -> [Ready] {
        switch holder {
        case .one(let recipient):
            queues[recipient]?.ready.lazy.filter { $0.room != .questions }.prefix(most)
                .map { Ready(id: $0.id, recipient: recipient) } ?? []
        case .questions(let recipient):
            queues[recipient]?.ready.lazy.filter { $0.room == .questions }.prefix(most)
                .map { Ready(id: $0.id, recipient: recipient) } ?? []
        case .pattern, .everyOther, .everyReply: readyOfAll(upTo: most, for: holder)
        }
    }

    /// Gives it to the holder: it is in flight until it is settled or postponed.
    mutating func take(_ ready: [Ready], for holder: Holder) {
        for group in ready.allSatisfy({ $0.recipient == ready[0].recipient })
            ? [ready] : Array(Dictionary(grouping: ready, by: \.recipient).values)
        {
            guard let recipient = group.first?.recipient else { continue }
            queues[recipient]?.take(group.map(\.id), for: holder)
        }
    }

    /// What of a recipient's is a holder's.
    private func rooms(of recipient: Address.Number, for holder: Holder) -> [Room] {
        [.messages, .replies, .reports].filter { self.holder(of: recipient, in: $0) == holder }
    }

    /// In order of commit across all recipients.
    private func readyOfAll(upTo most: Int, for holder: Holder) -> [Ready] {
        var fronts: [Ready] = []
        for (recipient, queue) in queues {
            let rooms = rooms(of: recipient, for: holder)
            guard !rooms.isEmpty else { continue }
            fronts += queue.ready.lazy.filter { rooms.contains($0.room) }.prefix(most)
                .map { Ready(id: $0.id, recipient: recipient) }
        }
        return Array(fronts.sorted { $0.id < $1.id }.prefix(most))
    }

    /// A message that is final leaves its queue, and its recipient can evidently take messages if it was delivered.
    ///
    /// - Returns: the entry; nil where it was final before.
    @discardableResult
    mutating func settle(_ id: Int64, isDelivered: Bool) -> Entry? {
        guard let recipient = recipients.removeValue(forKey: id) else { return nil }
        let entry = queues[recipient]?.settle(id, isDelivered: isDelivered)
        if let entry { strike(entry, for: recipient) }
        if queues[recipient]?.isEmpty == true { queues[recipient] = nil }
        touched.insert(recipient)
        prune()
        return entry
    }

    private mutating func count(_ entry: Entry, for recipient: Address.Number, _ one: Int) {
        let owner = entry.owner(for: recipient)
        switch entry.room {
        case .replies: break
        case .questions: askers[owner] = Self.counted(askers[owner], one)
        case .messages, .reports: shares[owner] = Self.counted(shares[owner], one)
        }
    }

    /// Nil for none, so that nobody is remembered who has nothing.
    private static func counted(_ count: Int?, _ one: Int) -> Int? {
        let sum = (count ?? 0) + one
        return sum > 0 ? sum : nil
    }

    private mutating func strike(_ entry: Entry, for recipient: Address.Number) {
        counts[entry.room] -= 1
        count(entry, for: recipient, -1)
        if entry.room != .questions, holder(of: recipient, in: entry.room) == nil {
            mark(entry, for: recipient, isUnclaimed: false)
        }
    }

    /// Puts a message back in its place; its recipient is spared until the schedule or `resume` says otherwise.
    mutating func postpone(_ id: Int64, now: Int64) {
        guard let recipient = recipients[id], let entry = queues[recipient]?.putBack(id) else { return }
        guard let until = queues[recipient]?.block(from: now) else { return }
        due.insert(.retry(recipient), at: until, order: 0)
        expireAgain(entry, now: now)
        prune()
    }

    /// A recipient has room again, or is back; or it is only time to find out.
    mutating func resume(_ recipient: Address.Number, isProven: Bool = true) {
        queues[recipient]?.unblock(isProven: isProven)
        touched.insert(recipient)
        prune()
    }
}

extension DeliveryQueues {
    mutating func register(_ holder: Holder) {
        switch holder {
        case .one(let recipient): markUnclaimed([recipient], false)
        case .questions: break
        case .pattern(let pattern): markUnclaimed(queues.keys.filter(pattern.matches), false)
        case .everyOther: unclaimed = [:]
        case .everyReply: unclaimed[.replies] = nil
        }
        holders.insert(holder)
        resumeAll(of: holder)
    }

    /// The recipients of a holder have room again.
    mutating func resumeAll(of holder: Holder) {
        for recipient in recipients(of: holder) { resume(recipient) }
    }

    /// What a holder had in flight waits again.
    mutating func release(_ holder: Holder, now: Int64) {
        let left = recipients(of: holder)
        if let recipient = holder.single {
            putBackAll(of: recipient, from: holder, now: now)
        } else {
            for recipient in queues.keys { putBackAll(of: recipient, from: holder, now: now) }
        }
        holders.remove(holder)
        if holder == .everyReply {
            for entry in left.compactMap({ queues[$0]?.entries }).joined() { expireAgain(entry, now: now) }
        }
        markUnclaimed(left, true, in: holder == .everyReply ? [.replies] : [.messages, .replies, .reports])
    }

    private func recipients(of holder: Holder) -> [Address.Number] {
        if let recipient = holder.single { return [recipient] }
        return queues.keys.filter { !rooms(of: $0, for: holder).isEmpty }
    }

    /// What was taken and not settled waits again, in its old place.
    mutating func giveBack(_ id: Int64, now: Int64) {
        guard let recipient = recipients[id], let entry = queues[recipient]?.putBack(id) else { return }
        expireAgain(entry, now: now)
        touched.insert(recipient)
    }

    private mutating func putBackAll(of recipient: Address.Number, from holder: Holder, now: Int64) {
        let back = queues[recipient]?.putBackAll(of: holder) ?? []
        for entry in back { expireAgain(entry, now: now) }
        if !back.isEmpty { touched.insert(recipient) }
    }

    /// What was in flight at its end is looked at again.
    private mutating func expireAgain(_ entry: Entry, now: Int64) {
        if entry.expiresAt <= now { due.insert(.expiry(entry.id), at: entry.expiresAt, order: entry.id) }
    }

    /// Whether something waits, and is not in flight.
    func isWaiting(_ id: Int64) -> Bool {
        recipients[id].flatMap { queues[$0]?.waiting(id) } != nil
    }

    /// Puts what has changed of a waiting entry in its place.
    mutating func replace(_ entry: Entry) {
        guard let recipient = recipients[entry.id], queues[recipient]?.replace(entry) == true else { return }
        due.insert(.expiry(entry.id), at: entry.expiresAt, order: entry.id)
        touched.insert(recipient)
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
                guard let recipient = recipients[id], let entry = queues[recipient]?.expiring(id),
                    entry.expiresAt <= time
                else { continue }
                let holder = holder(of: recipient, in: entry.room)
                // Such a door writes what it was not given yet, too, however far its clock has gone meanwhile.
                if holder == .everyReply { continue }
                let isHeld = holder != nil
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
