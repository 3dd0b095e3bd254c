import ShortMessage
import Synchronization

/// The events that wait for one reader.
final class EventFeed: Sendable {
    fileprivate struct State {
        var waiting: [CentreEvent] = []
        /// The first of `waiting` that was not given yet.
        var first = 0
        var missed = 0
        var isOver = false
        var reader: CheckedContinuation<CentreEvent?, Never>?
    }

    private let state = Mutex(State())
    private let most: Int

    /// - Parameter most: how many may wait.
    init(keeping most: Int) {
        self.most = max(1, most)
    }

    func offer(_ events: [CentreEvent]) {
        let (reader, event) = state.withLock { state -> (CheckedContinuation<CentreEvent?, Never>?, CentreEvent?) in
            state.waiting += events
            let surplus = state.waiting.count - state.first - most
            if surplus > 0 {
                state.missed += surplus
                state.first += surplus
            }
            if state.first > most {
                state.waiting.removeFirst(state.first)
                state.first = 0
            }
            guard let reader = state.reader, let event = state.take() else { return (nil, nil) }
            state.reader = nil
            return (reader, event)
        }
        reader?.resume(returning: event)
    }

    /// Nothing more comes; what waits is still given.
    func end() {
        let reader = state.withLock { state in
            state.isOver = true
            defer { state.reader = nil }
            return state.reader
        }
        reader?.resume(returning: nil)
    }

    /// What waits, now.
    func takeAll() -> [CentreEvent] {
        state.withLock { state in
            var all: [CentreEvent] = []
            while let event = state.take() { all.append(event) }
            return all
        }
    }

    func next() async -> CentreEvent? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let (isNow, event) = state.withLock { state -> (Bool, CentreEvent?) in
                    if let event = state.take() { return (true, event) }
                    guard !state.isOver, !Task.isCancelled, state.reader == nil else { return (true, nil) }
                    state.reader = continuation
                    return (false, nil)
                }
                if isNow { continuation.resume(returning: event) }
            }
        } onCancel: {
            end()
        }
    }
}

extension EventFeed.State {
    /// The next, after what was missed before it.
    fileprivate mutating func take() -> CentreEvent? {
        guard first < waiting.count else { return nil }
        let event = waiting[first]
        if missed > 0 {
            defer { missed = 0 }
            return CentreEvent(number: event.number - 1, at: event.at, kind: .missed(missed))
        }
        first += 1
        if first == waiting.count { (waiting, first) = ([], 0) }
        return event
    }
}
