import MessageCentre
import Synchronization

extension MessageLog {
    /// What came of waiting.
    enum Waited {
        case found(MessageEntry)
        /// The time was over.
        case nothing
        /// The server ends.
        case over
        /// Too many wait already.
        case tooMany
    }

    /// The message that fits: the first behind `filter.after`, or the last one where no place is named; waits until it is there.
    func wait(for filter: MessageFilter, upTo period: Duration) async -> Waited {
        await wait(.message(filter), upTo: period) { state in
            let places = state.places[state.first...]
            func fitting(_ id: Int64) -> MessageEntry? {
                state.entries[id].flatMap { id > filter.after && filter.matches($0) ? $0 : nil }
            }
            if filter.after == 0 { return places.reversed().lazy.compactMap(fitting).first }
            return places.lazy.compactMap(fitting).first
        }
    }

    /// A message, once all that it caused is final.
    func waitUntilSettled(_ id: Int64, upTo period: Duration) async -> Waited {
        await wait(.settled(id), upTo: period) { state in
            state.entries[id].flatMap { $0.isSettled(in: state.entries) ? $0 : nil }
        }
    }

    private func wait(
        _ wish: MessageWaiters.Wish, upTo period: Duration, now: (State) -> MessageEntry?
    ) async -> Waited {
        let name = state.withLock { $0.waiters.nextName() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { waker in
                let early = state.withLock { state -> Waited? in
                    if let entry = now(state) { return .found(entry) }
                    if state.isOver { return .over }
                    if Task.isCancelled || period == .zero { return .nothing }
                    if state.waiters.count >= bounds.waiters { return .tooMany }
                    state.waiters.enter(name, wish, timer(name, period), waker)
                    return nil
                }
                if let early { waker.resume(returning: early) }
            }
        } onCancel: {
            giveUp(name)
        }
    }

    private func timer(_ name: Int, _ period: Duration) -> Task<Void, Never> {
        Task {
            do {
                try await Task.sleep(for: period)
            } catch {
                return
            }
            self.giveUp(name)
        }
    }

    private func giveUp(_ name: Int) {
        state.withLock { $0.waiters.take(name) }?.wake(.nothing)
    }
}
