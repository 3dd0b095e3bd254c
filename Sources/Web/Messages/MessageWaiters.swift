/// Who waits for messages.
struct MessageWaiters {
    /// What somebody waits for.
    enum Wish: Sendable {
        /// A message that fits.
        case message(MessageFilter)
        /// That all that a message caused is final, or the message itself where no service has it.
        case settled(Int64)
    }

    /// Somebody who waits, until woken.
    struct Waiter: Sendable {
        var wish: Wish
        let timer: Task<Void, Never>
        let waker: CheckedContinuation<MessageLog.Waited, Never>

        func wake(_ result: MessageLog.Waited) {
            timer.cancel()
            waker.resume(returning: result)
        }
    }

    private var waiters: [Int: Waiter] = [:]
    private var last = 0

    var count: Int { waiters.count }

    mutating func nextName() -> Int {
        last += 1
        return last
    }

    mutating func enter(
        _ name: Int, _ wish: Wish, _ timer: Task<Void, Never>, _ waker: CheckedContinuation<MessageLog.Waited, Never>
    ) {
        waiters[name] = Waiter(wish: wish, timer: timer, waker: waker)
    }

    mutating func take(_ name: Int) -> Waiter? { waiters.removeValue(forKey: name) }

    mutating func takeAll() -> [Waiter] {
        defer { waiters = [:] }
        return Array(waiters.values)
    }

    /// Places begin at 1 again: whoever waited for a message behind a place waits for any.
    mutating func beginAnew() {
        for (name, waiter) in waiters {
            guard case .message(var filter) = waiter.wish else { continue }
            filter.after = 0
            waiters[name]?.wish = .message(filter)
        }
    }

    /// Those whose wish came true, each with its message; they wait no longer.
    mutating func granted(
        by events: [LiveEvent.Kind], in entries: [Int64: MessageEntry]
    ) -> [(waiter: Waiter, entry: MessageEntry)] {
        guard !waiters.isEmpty, !events.isEmpty else { return [] }
        let changed = events.compactMap { $0.changed(in: entries) }
        var granted: [(Waiter, MessageEntry)] = []
        for (name, waiter) in waiters {
            guard let entry = waiter.wish.granted(by: changed, in: entries) else { continue }
            granted.append((waiter, entry))
            waiters[name] = nil
        }
        return granted
    }
}

extension MessageWaiters.Wish {
    fileprivate func granted(by changed: [MessageEntry], in entries: [Int64: MessageEntry]) -> MessageEntry? {
        switch self {
        case .message(let filter):
            changed.first { ($0.id ?? 0) > filter.after && filter.matches($0) }
        case .settled(let id): entries[id].flatMap { $0.isSettled(in: entries) ? $0 : nil }
        }
    }
}

extension MessageEntry {
    /// Whether nothing more comes of it by itself.
    func isSettled(in entries: [Int64: MessageEntry]) -> Bool {
        guard state == .accepted else { return state.isFinal }
        return replies.isEmpty ? silence != nil : replies.allSatisfy { entries[$0]?.state.isFinal ?? true }
    }
}

extension LiveEvent.Kind {
    /// The message that it is about, as it is now.
    fileprivate func changed(in entries: [Int64: MessageEntry]) -> MessageEntry? {
        switch self {
        case .message(let entry): entry
        case .state(let id, _, _): entries[id]
        case .refused, .struck, .changed: nil
        }
    }
}
