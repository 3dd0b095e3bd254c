import Synchronization

/// The last events, for any number of readers, each at its own place.
///
/// Nothing is kept for a reader: one who is slow finds that the oldest have gone, and is told how many.
package final class EventRing: Sendable {
    /// Events that are kept.
    private static let most = 10_000
    /// Events that a reader is given at once.
    fileprivate static let mostAtOnce = 50
    /// Streams at once.
    static let mostStreams = 1024
    /// Events that are not kept any more and still take room.
    private static let mostDropped = 500

    fileprivate struct State {
        /// The number of the first that is kept.
        var first: Int64
        var events: [LiveEvent] = []
        /// Of `events`, which are not kept any more.
        var dropped = 0
        var isOver = false
        var readers: [Int: Reader] = [:]
        var streams = 0
        var lastReader = 0
        /// Whether it is looked every second who has waited long enough.
        var isTicking = false
        var pause: TellingPause
        /// Whether readers are told when the pause is over.
        var isWakeDue = false

        init(first: Int64, pause: TellingPause) {
            (self.first, self.pause) = (first, pause)
        }

        var end: Int64 { first + Int64(events.count - dropped) }
    }

    fileprivate struct Reader {
        let deadline: ContinuousClock.Instant
        let waker: CheckedContinuation<Void, Never>
    }

    /// What a reader is given.
    enum Read {
        /// Events, and how many before them had gone already.
        case events([LiveEvent], missed: Int64)
        /// Nothing happened in the time that was waited.
        case quiet
        case over
    }

    private let state: Mutex<State>
    /// The number of the first event of this process.
    let begin: Int64

    /// - Parameters:
    ///   - first: the number of the first event.
    ///   - pause: between two times that readers are told something, for each of them.
    ///   - longestPause: the longest between two times, however many they are.
    package init(first: Int64, pause: Duration = .microseconds(250), longestPause: Duration = .milliseconds(100)) {
        begin = first
        state = Mutex(State(first: first, pause: TellingPause(each: pause, longest: longestPause)))
    }

    /// The number of the last event; one less than the first where there was none.
    package var last: Int64 { state.withLock { $0.end - 1 } }
    /// Readers that have all there are, and wait.
    package var readerCount: Int { state.withLock(\.readers.count) }
    /// Streams that are open.
    package var streamCount: Int { state.withLock(\.streams) }

    /// A place for one more stream; nil where there are as many as there can be.
    package func place() -> EventPlace? {
        let isTaken = state.withLock { state in
            guard state.streams < Self.mostStreams else { return false }
            state.streams += 1
            return true
        }
        return isTaken ? EventPlace(on: self) : nil
    }

    /// Gives a place back.
    func leave() {
        state.withLock { $0.streams -= 1 }
    }

    func append(_ kinds: [LiveEvent.Kind]) {
        guard !kinds.isEmpty else { return }
        let woken = state.withLock { state in
            let end = state.end
            state.events += kinds.enumerated().map { LiveEvent(number: end + Int64($0), kind: $1) }
            let surplus = state.events.count - state.dropped - Self.most
            if surplus > 0 {
                state.dropped += surplus
                state.first += Int64(surplus)
            }
            if state.dropped > Self.mostDropped {
                state.events.removeFirst(state.dropped)
                state.dropped = 0
            }
            return wakeSoon(&state) ? takeReaders(&state) : []
        }
        for reader in woken { reader.wake() }
    }

    /// Whether readers may be told now; if not they are once the pause is over.
    private func wakeSoon(_ state: inout State) -> Bool {
        guard let end = state.pause.goesOnUntil else { return true }
        if !state.isWakeDue, !state.readers.isEmpty {
            state.isWakeDue = true
            Task {
                try? await Task.sleep(until: end)
                wakeAll()
            }
        }
        return false
    }

    private func wakeAll() {
        let woken = state.withLock { state in
            state.isWakeDue = false
            return takeReaders(&state)
        }
        for reader in woken { reader.wake() }
    }

    /// Those who wait, and now wait no more.
    private func takeReaders(_ state: inout State) -> [Reader] {
        guard !state.readers.isEmpty else { return [] }
        state.pause.begin(readers: state.readers.count)
        defer { state.readers = [:] }
        return Array(state.readers.values)
    }

    /// Tells of something that is no message.
    package func tell(_ kind: LiveEvent.Kind) { append([kind]) }

    package func end() {
        state.withLock { $0.isOver = true }
        wakeAll()
    }

    /// The events behind one; waits where there are none yet.
    func next(after last: Int64, within period: Duration) async -> Read {
        if state.withLock({ $0.isAtOnce(after: last) }), let read = read(after: last) { return read }
        await wait(after: last, within: period)
        return read(after: last) ?? .quiet
    }

    private func read(after last: Int64) -> Read? {
        state.withLock { state in
            let missed = max(0, state.first - last - 1)
            let start = state.dropped + Int(max(last + 1, state.first) - state.first)
            guard start < state.events.count else { return state.isOver || Task.isCancelled ? .over : nil }
            state.pause.count()
            return .events(Array(state.events[start...].prefix(Self.mostAtOnce)), missed: missed)
        }
    }

    private func wait(after last: Int64, within period: Duration) async {
        let name = state.withLock { state in
            state.lastReader += 1
            return state.lastReader
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { (waker: CheckedContinuation<Void, Never>) in
                let waits = state.withLock { state in
                    guard !state.isAtOnce(after: last), !Task.isCancelled else { return false }
                    state.readers[name] = Reader(deadline: .now + period, waker: waker)
                    if state.end > last + 1, wakeSoon(&state) {
                        state.readers[name] = nil
                        return false
                    }
                    if !state.isTicking { Task { await self.tick() } }
                    state.isTicking = true
                    return true
                }
                if !waits { waker.resume() }
            }
        } onCancel: {
            wake(name)
        }
    }

    /// Wakes whoever has waited long enough, as long as somebody waits: one clock for all readers.
    private func tick() async {
        var goesOn = true
        while goesOn {
            try? await Task.sleep(for: .seconds(1))
            let (overdue, isWaited) = state.withLock { state -> ([Reader], Bool) in
                let now = ContinuousClock.now
                let overdue = state.readers.filter { $0.value.deadline <= now }
                for name in overdue.keys { state.readers[name] = nil }
                state.isTicking = !state.readers.isEmpty
                return (Array(overdue.values), state.isTicking)
            }
            for reader in overdue { reader.wake() }
            goesOn = isWaited
        }
    }

    private func wake(_ name: Int) {
        state.withLock { $0.readers.removeValue(forKey: name) }?.wake()
    }
}

extension EventRing.State {
    /// Whether a reader need not wait: there is something for it, and no pause, or much; or it is over.
    fileprivate func isAtOnce(after last: Int64) -> Bool {
        let behind = end - last - 1
        return isOver || behind >= EventRing.mostAtOnce || behind > 0 && pause.goesOnUntil == nil
    }
}

extension EventRing.Reader {
    fileprivate func wake() { waker.resume() }
}
