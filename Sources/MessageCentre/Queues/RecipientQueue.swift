/// What waits for one recipient, in order of commit.
struct RecipientQueue: Sendable {
    private var waiting: [DeliveryQueues.Entry] = []
    private var inFlight: [DeliveryQueues.Entry] = []
    private(set) var counts = RoomCounts()
    /// Tries in a row that failed.
    private var failures = 0
    /// Until when the recipient is spared, in milliseconds; nil where it is not.
    private(set) var blockedUntil: Int64?

    var isEmpty: Bool { waiting.isEmpty && inFlight.isEmpty }
    var entries: [DeliveryQueues.Entry] { inFlight + waiting }
    /// The first of each room that can be taken.
    var fronts: [DeliveryQueues.Entry] {
        guard blockedUntil == nil, let first = waiting.first else { return [] }
        guard counts[first.room] != waiting.count + inFlight.count else { return [first] }
        return [Room.messages, .replies, .reports].compactMap(firstWaiting)
    }
    /// What can be taken.
    var ready: [DeliveryQueues.Entry] { blockedUntil == nil ? waiting : [] }
    var first: DeliveryQueues.Entry? { blockedUntil == nil ? waiting.first : nil }

    func waiting(_ id: Int64) -> DeliveryQueues.Entry? {
        waiting.first { $0.id == id }
    }

    func entry(_ id: Int64) -> DeliveryQueues.Entry? {
        waiting(id) ?? inFlight.first { $0.id == id }
    }

    func firstWaiting(in room: Room) -> DeliveryQueues.Entry? {
        waiting.first { $0.room == room }
    }

    mutating func append(_ entry: DeliveryQueues.Entry) {
        waiting.append(entry)
        counts[entry.room] += 1
    }

    mutating func take(upTo most: Int) -> [DeliveryQueues.Entry] {
        let taken = ready.prefix(most)
        waiting.removeFirst(taken.count)
        inFlight += taken
        return Array(taken)
    }

    mutating func take(_ ids: Set<Int64>) {
        inFlight += waiting.filter { ids.contains($0.id) }
        waiting.removeAll { ids.contains($0.id) }
    }

    mutating func remove(_ id: Int64) -> DeliveryQueues.Entry? {
        let removed =
            inFlight.firstIndex { $0.id == id }.map { inFlight.remove(at: $0) }
            ?? waiting.firstIndex { $0.id == id }.map { waiting.remove(at: $0) }
        if let removed { counts[removed.room] -= 1 }
        return removed
    }

    /// - Returns: the entry, or nil where it was not in flight.
    mutating func putBack(_ id: Int64) -> DeliveryQueues.Entry? {
        guard let place = inFlight.firstIndex(where: { $0.id == id }) else { return nil }
        let entry = inFlight.remove(at: place)
        waiting.insert(entry, at: waiting.firstIndex { $0.id > id } ?? waiting.endIndex)
        return entry
    }

    /// - Returns: what was in flight.
    mutating func putBackAll(in rooms: [Room]) -> [DeliveryQueues.Entry] {
        let back = inFlight.filter { rooms.contains($0.room) }
        inFlight.removeAll { rooms.contains($0.room) }
        waiting = (back + waiting).sorted { $0.id < $1.id }
        return back
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
