import ShortMessage
import Store

extension Desk {
    /// Lets the clock reach what a door's shows, and does what falls due on the way.
    mutating func pass(
        to moment: Timestamp
    ) throws -> (now: Timestamp, fired: [Delivery]) {
        try reach(state.timeline.centre(at: moment))
    }

    /// Lets the clock reach a moment of its own and does what falls due on the way, in order of time.
    mutating func reach(
        _ moment: Timestamp
    ) throws -> (now: Timestamp, fired: [Delivery]) {
        var fired: [Delivery] = []
        try knowTime(moment)
        let end = max(moment.milliseconds, state.clock.now?.milliseconds ?? moment.milliseconds)
        while let due = try firstDue(), due.milliseconds <= end {
            if let (message, reason) = state.held.popDue(by: due.milliseconds) {
                let now = state.clock.reach(Timestamp(milliseconds: due.milliseconds, offset: moment.offset))
                try journal.release(message.entry.id)
                fired += try reason == .schedule ? handOver(message, at: now) : release(message, at: now)
            } else if let service = due.service {
                fired += try fire(service, at: due.milliseconds, offset: due.offset)
            } else if let (time, event) = state.queues.popDue(by: due.milliseconds) {
                let now = state.clock.reach(Timestamp(milliseconds: time, offset: moment.offset))
                try handle(event, at: now)
            } else {
                let now = state.clock.reach(Timestamp(milliseconds: due.milliseconds, offset: moment.offset))
                try giveUpParts(at: now)
            }
        }
        return (state.clock.reach(moment), fired)
    }

    /// A later moment that a door has named in its own time, on the centre's clock.
    ///
    /// - Parameter door: the door's time when it named it.
    func named(_ moment: Timestamp, at door: Timestamp) -> Timestamp {
        moment.adding(milliseconds: state.timeline.ahead(at: door))
    }

    /// This process is told its first time.
    private mutating func knowTime(_ moment: Timestamp) throws {
        guard !state.isTimeKnown else { return }
        state.isTimeKnown = true
        for entry in rules.services.entries { try entry.service.resume(at: moment, in: transaction) }
    }

    /// When the next thing happens by itself, or nil.
    func nextDue() throws -> Timestamp? {
        try firstDue().map { Timestamp(milliseconds: $0.milliseconds, offset: $0.offset) }
    }

    /// What is due first, in the centre itself (nil) or at a service; at one moment the centre, then the service named first.
    private func firstDue() throws -> Due? {
        let offset = state.clock.now?.offset ?? 0
        let inCentre = [state.held.nextDue, state.queues.nextDue, state.nextPartDeadline].compactMap { $0 }.min()
        var first = inCentre.map { Due(milliseconds: $0, offset: offset, service: nil) }
        for entry in rules.services.entries {
            guard let moment = try entry.service.nextDue(in: transaction) else { continue }
            if first.map({ moment.milliseconds < $0.milliseconds }) ?? true {
                first = Due(milliseconds: moment.milliseconds, offset: moment.offset, service: entry.service)
            }
        }
        return first
    }

    private struct Due {
        let milliseconds: Int64
        let offset: Int
        let service: (any Service)?
    }

    private mutating func fire(
        _ service: any Service, at milliseconds: Int64, offset: Int
    ) throws -> [Delivery] {
        let moment = state.clock.reach(Timestamp(milliseconds: milliseconds, offset: offset))
        let fired = try service.fireDue(at: moment, in: transaction).flatMap { try send($0, cause: nil) }
        let next = try service.nextDue(in: transaction)
        precondition(next.map { $0.milliseconds > milliseconds } ?? true, "a service does all that is due")
        return fired
    }

    private mutating func handle(
        _ event: DeliveryQueues.Event, at now: Timestamp
    ) throws {
        guard case .expired(let entry, let isHeld) = event else { return }
        if entry.room == .questions { return try expireQuestion(entry.id, at: now) }
        let (final, status): (StatusReport.FinalState, DeliveryStatus) =
            isHeld ? (.expired, .validityExpired) : (.failed, .notObtainable)
        if entry.room == .replies { state.expiredReplies += 1 }
        try finish(entry, final, status, at: now)
    }
}
