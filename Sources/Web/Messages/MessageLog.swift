package import MessageCentre
import ShortMessage
import Synchronization

/// The last messages, kept in memory as a centre's commits tell of them: who lists, waits or looks on reads here.
///
/// A centre tells of a commit before anybody hears that it is done, so that an answer to a request is never ahead of this.
package final class MessageLog: Sendable {
    /// What is kept.
    package struct Bounds: Hashable, Sendable {
        package var messages: Int
        package var octets: Int
        /// Requests that wait at once.
        package var waiters: Int

        package init(messages: Int = 10_000, octets: Int = 32 << 20, waiters: Int = 10_000) {
            (self.messages, self.octets, self.waiters) = (messages, octets, waiters)
        }
    }

    struct State {
        var entries: [Int64: MessageEntry] = [:]
        /// Their places, ascending, from `first` on.
        var places: [Int64] = []
        var first = 0
        var octets = 0
        /// Which say something else by now, and must be read again.
        var stale: Set<Int64> = []
        var counts = MessageCounts()
        var waiters = MessageWaiters()
        var isOver = false
    }

    let state = Mutex(State())
    package let ring: EventRing
    package let services: ServiceNames
    let bounds: Bounds

    /// - Parameter firstEvent: the number of the first event that is told; greater than any that an earlier process told.
    package init(services: ServiceNames, bounds: Bounds = Bounds(), firstEvent: Int64 = 1) {
        (self.services, self.bounds) = (services, bounds)
        ring = EventRing(first: firstEvent)
    }

    /// What an earlier process left, oldest first.
    package func fill(_ messages: [JournalledMessage]) {
        state.withLock { state in
            for entry in messages.compactMap({ MessageEntry($0, services: services) }) { state.insert(entry) }
            state.trim(to: bounds)
        }
    }

    /// Takes up what a commit did.
    package func take(_ events: [CentreEvent]) {
        let (told, granted) = state.withLock { state in
            var batch = LogBatch(services: services)
            for event in events { batch.apply(event, to: &state) }
            state.trim(to: bounds)
            let told = batch.told(of: state)
            return (told, state.waiters.granted(by: told, in: state.entries))
        }
        ring.append(told)
        for (waiter, entry) in granted { waiter.wake(.found(entry)) }
    }

    /// Whoever waits is told that nothing comes any more.
    package func end() {
        let waiting = state.withLock { state in
            state.isOver = true
            return state.waiters.takeAll()
        }
        for waiter in waiting { waiter.wake(.over) }
        ring.end()
    }

    // MARK: Reading

    package func entry(_ id: Int64) -> MessageEntry? { state.withLock { $0.entries[id] } }

    /// What is known of messages, in the order in which they are named.
    package func entries(_ ids: [Int64]) -> [MessageEntry] {
        state.withLock { state in ids.compactMap { state.entries[$0] } }
    }

    package var counts: MessageCounts { state.withLock(\.counts) }
    package var waiterCount: Int { state.withLock(\.waiters.count) }

    /// The last messages before a place that a filter wants, newest first.
    ///
    /// - Returns: fewer than `most` where there are no more here; `oldest` is the first place that is still kept.
    func page(
        _ filter: MessageFilter, before place: Int64 = .max, atMost most: Int
    ) -> (entries: [MessageEntry], oldest: Int64?) {
        state.withLock { state in
            var page: [MessageEntry] = []
            var index = state.places.count
            while index > state.first, page.count < most {
                index -= 1
                let id = state.places[index]
                guard id > filter.after else { break }
                if id < place, let entry = state.entries[id], filter.matches(entry) { page.append(entry) }
            }
            return (page, state.first < state.places.count ? state.places[state.first] : nil)
        }
    }

    /// All that are kept, oldest first.
    func all() -> [MessageEntry] {
        state.withLock { state in state.places[state.first...].compactMap { state.entries[$0] } }
    }

    // MARK: What must be read again

    /// Reads again what another text was put in the place of.
    package func refresh(from centre: MessageCentre) async throws {
        let stale = state.withLock { state in
            defer { state.stale = [] }
            return state.stale
        }
        for id in stale {
            guard let message = try await centre.message(id) else { continue }
            state.withLock { $0.entries[id]?.text = message.text }
        }
    }
}

extension MessageLog.State {
    /// Forgets everything: the centre began anew.
    mutating func beginAnew() {
        (entries, places, first, octets, stale) = ([:], [], 0, 0, [])
        waiters.beginAnew()
    }

    mutating func insert(_ entry: MessageEntry) {
        guard let id = entry.id, entries[id] == nil else { return }
        entries[id] = entry
        octets += entry.octets
        if let last = places.last, last > id {
            places.insert(id, at: places[first...].firstIndex { $0 > id } ?? places.endIndex)
        } else {
            places.append(id)
        }
        if let cause = entry.cause { entries[cause]?.replies.append(id) }
    }

    /// The oldest go.
    mutating func trim(to bounds: MessageLog.Bounds) {
        while places.count - first > bounds.messages || octets > bounds.octets, first < places.count {
            if let entry = entries.removeValue(forKey: places[first]) { octets -= entry.octets }
            first += 1
        }
        if first > 4096, first * 2 > places.count {
            places.removeFirst(first)
            first = 0
        }
        octets = max(0, octets)
    }
}
