/// What waits for one recipient, in the order in which it came here: that of commit, but for what was held back.
struct RecipientQueue: Sendable {
    private struct Place: Sendable {
        let order: Int
        var entry: DeliveryQueues.Entry
    }

    /// What an endpoint has taken and not settled.
    private struct Taken: Sendable {
        let place: Place
        let holder: DeliveryQueues.Holder
    }

    private var waiting: [Place] = []
    private var inFlight: [Int64: Taken] = [:]
    private var orders = 0
    private(set) var counts = RoomCounts()
    /// Tries in a row that failed.
    private var failures = 0
    /// Until when the recipient is spared, in milliseconds; nil where it is not.
    private(set) var blockedUntil: Int64?

    var isEmpty: Bool { waiting.isEmpty && inFlight.isEmpty }
    var entries: [DeliveryQueues.Entry] {
        inFlight.values.map(\.place).sorted { $0.order < $1.order }.map(\.entry) + waiting.map(\.entry)
    }
    /// The first of each room that can be taken.
    var fronts: [DeliveryQueues.Entry] {
        guard blockedUntil == nil, let first = waiting.first?.entry else { return [] }
        guard counts[first.room] != waiting.count + inFlight.count else { return [first] }
        return [Room.messages, .replies, .reports, .questions].compactMap(firstWaiting)
    }
    /// What can be taken.
    var ready: some Collection<DeliveryQueues.Entry> { waiting[..<readyCount].lazy.map(\.entry) }
    private var readyCount: Int { blockedUntil == nil ? waiting.count : 0 }

    func waiting(_ id: Int64) -> DeliveryQueues.Entry? {
        waiting.first { $0.entry.id == id }?.entry
    }

    func entry(_ id: Int64) -> DeliveryQueues.Entry? {
        inFlight[id]?.place.entry ?? waiting(id)
    }

    /// What may expire: what waits, and a question even while a program is asked.
    func expiring(_ id: Int64) -> DeliveryQueues.Entry? {
        if let taken = inFlight[id]?.place.entry { return taken.room == .questions ? taken : nil }
        return waiting(id)
    }

    func firstWaiting(in room: Room) -> DeliveryQueues.Entry? {
        waiting.first { $0.entry.room == room }?.entry
    }

    mutating func append(_ entry: DeliveryQueues.Entry) {
        orders += 1
        waiting.append(Place(order: orders, entry: entry))
        counts[entry.room] += 1
    }

    /// Gives what waits to a holder.
    ///
    /// - Parameter ids: mostly the first of what waits, in that order.
    mutating func take(_ ids: [Int64], for holder: DeliveryQueues.Holder) {
        let count = zip(waiting, ids).prefix { $0.entry.id == $1 }.count
        for place in waiting[..<count] { inFlight[place.entry.id] = Taken(place: place, holder: holder) }
        waiting.removeFirst(count)
        guard count < ids.count else { return }
        let others = Set(ids[count...])
        for place in waiting where others.contains(place.entry.id) {
            inFlight[place.entry.id] = Taken(place: place, holder: holder)
        }
        waiting.removeAll { others.contains($0.entry.id) }
    }

    /// Removes what is final.
    mutating func settle(_ id: Int64, isDelivered: Bool) -> DeliveryQueues.Entry? {
        if isDelivered { unblock(isProven: true) }
        let removed =
            inFlight.removeValue(forKey: id)?.place
            ?? waiting.firstIndex { $0.entry.id == id }.map { waiting.remove(at: $0) }
        if let removed { counts[removed.entry.room] -= 1 }
        return removed?.entry
    }

    /// - Returns: the entry, or nil where it was not in flight.
    mutating func putBack(_ id: Int64) -> DeliveryQueues.Entry? {
        guard let place = inFlight.removeValue(forKey: id)?.place else { return nil }
        waiting.insert(place, at: waiting.firstIndex { $0.order > place.order } ?? waiting.endIndex)
        return place.entry
    }

    /// - Returns: whether it waits.
    mutating func replace(_ entry: DeliveryQueues.Entry) -> Bool {
        guard let index = waiting.firstIndex(where: { $0.entry.id == entry.id }) else { return false }
        waiting[index].entry = entry
        return true
    }

    func inFlight(of holder: DeliveryQueues.Holder) -> [Int64] {
        inFlight.filter { $0.value.holder == holder }.map(\.key)
    }

    /// - Returns: what a holder had in flight.
    mutating func putBackAll(of holder: DeliveryQueues.Holder) -> [DeliveryQueues.Entry] {
        let back = inFlight.values.filter { $0.holder == holder }.map(\.place).sorted { $0.order < $1.order }
        guard !back.isEmpty else { return [] }
        inFlight = inFlight.filter { $0.value.holder != holder }
        waiting = (back + waiting).sorted { $0.order < $1.order }
        return back.map(\.entry)
    }

    /// A failed try; several messages in flight that fail together are one.
    ///
    /// - Returns: when the recipient is tried again.
    mutating func block(from now: Int64) -> Int64 {
        if let blockedUntil { return blockedUntil }
        failures += 1
        let until = now + RetrySchedule.pause(after: failures)
        blockedUntil = until
        return until
    }

    /// - Parameter isProven: whether it is known that the recipient can take messages, or only time to find out.
    mutating func unblock(isProven: Bool) {
        blockedUntil = nil
        if isProven { failures = 0 }
    }
}
