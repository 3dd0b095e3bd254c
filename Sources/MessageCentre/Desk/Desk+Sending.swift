import ShortMessage
import Store

/// What goes out.
extension Desk {
    /// Enters what a service sends.
    ///
    /// - Parameter report: what of its end the service is told.
    /// - Returns: what left with it: nothing where a fault struck it, else it, and what was held back until then.
    mutating func send(
        _ message: OutboundMessage, cause: Int64?, report: ReportRequest = .none
    ) throws -> [Delivery] {
        let delivery = try journal.enter(message, cause: cause, report: report)
        let expiry = message.sentAt.milliseconds + Validity.standard
        let entry = DeliveryQueues.Entry(
            id: delivery.id, expiresAt: expiry, report: report, room: .replies, sender: message.from.number)
        let outgoing = OutgoingMessage(delivery: delivery, entry: entry)
        return try handOver(outgoing, at: message.sentAt)
    }

    /// Enters what a service sends later.
    ///
    /// - Parameter start: when it leaves, in milliseconds; its validity period begins then.
    mutating func sendLater(_ message: OutboundMessage, cause: Int64, at start: Int64) throws {
        let expiry = start + Validity.standard
        let delivery = try journal.enter(message, cause: cause, report: .none, until: expiry)
        let entry = DeliveryQueues.Entry(
            id: delivery.id, expiresAt: expiry, report: .none, room: .replies, sender: message.from.number)
        try hold(OutgoingMessage(delivery: delivery, entry: entry), until: start, .schedule)
    }

    /// Enters a message from one handset to another; where there is no room for it to wait, it fails at once.
    mutating func forward(
        _ submission: Submission, hasRoom: Bool
    ) throws -> Int64 {
        let expiry = Validity.end(of: submission)
        let id = try journal.enterEnroute(submission, until: expiry)
        let (message, moment) = (submission.message, submission.message.receivedAt)
        state.tell(.accepted(id: id, message))
        let entry = DeliveryQueues.Entry(
            id: id, expiresAt: expiry, report: submission.report, room: .messages,
            sender: message.from.number)
        guard hasRoom else {
            try finish(entry, .failed, .congestion, at: moment)
            return id
        }
        let outbound = OutboundMessage(from: message.from, to: message.to, text: message.text, sentAt: moment)
        let delivery = Delivery(id: id, message: outbound, cause: nil, coding: submission.coding)
        let outgoing = OutgoingMessage(delivery: delivery, entry: entry)
        if let start = submission.notBefore, submission.isDeferred {
            try hold(outgoing, until: min(start.milliseconds, expiry), .schedule)
        } else {
            _ = try handOver(outgoing, at: moment)
        }
        return id
    }

    /// Hands a message over to its queue, unless a fault strikes it.
    ///
    /// - Returns: what services sent and leaves now.
    mutating func handOver(_ message: OutgoingMessage, at now: Timestamp) throws -> [Delivery] {
        let outbound = message.delivery.message
        if let faults = state.faults.meet(.delivery, from: outbound.from, to: outbound.to) {
            return try handOver(message, under: faults, at: now)
        }
        return try release(message, at: now)
    }

    /// Gives a message to its queue, and behind it what was held back until then.
    ///
    /// - Returns: what services sent.
    mutating func release(
        _ message: OutgoingMessage, at now: Timestamp
    ) throws -> [Delivery] {
        let behind = state.held.isEmpty ? [] : state.held.takeBehind(message.recipient)
        for message in behind { try journal.release(message.entry.id) }
        return try ([message] + behind).compactMap { message in
            state.released.append(message.delivery)
            try enqueue(message.entry, for: message.recipient, at: now)
            guard message.isFromService else { return nil }
            if message.entry.report != .none, isPlayed(message) {
                try announce(message.entry, .handedOver, at: now)
            }
            let sent = message.delivery.sent(at: now)
            state.tell(.sent(sent))
            state.record(.sent(sent))
            return sent
        }
    }

    /// Enters what a try to deliver came to; nothing where the message is final already.
    mutating func apply(_ outcome: DeliveryOutcome, to id: Int64, at now: Timestamp) throws {
        if let final = outcome.finalState {
            guard let entry = state.queues.settle(id, isDelivered: final == .delivered) else { return }
            try finish(entry, final, outcome.status, at: now)
        } else if state.queues.entry(id) != nil {
            state.queues.postpone(id, now: now.milliseconds)
            state.tell(.tried(id: id, outcome.status))
            try journal.postpone(id, outcome.status)
        }
    }

    /// Ends a message, and reports on it if that was asked for.
    mutating func finish(
        _ entry: DeliveryQueues.Entry, _ final: StatusReport.FinalState, _ status: DeliveryStatus, at moment: Timestamp
    ) throws {
        try journal.settle(entry.id, final, status, at: moment.milliseconds)
        state.tell(.ended(id: entry.id, final, status))
        guard entry.report.wants(final) else { return }
        if entry.room == .replies {
            try announce(entry, final == .delivered ? .delivered : .failed, at: state.isTimeKnown ? moment : nil)
        } else {
            try report(on: entry.id, at: moment)
        }
    }

    /// Whether a door that plays everybody's telephone has the message as it leaves.
    private func isPlayed(_ message: OutgoingMessage) -> Bool {
        state.queues.holder(of: message.recipient, in: message.entry.room) == .everyReply
    }

    /// Tells a service what became of an announcement.
    ///
    /// - Parameter moment: nil before this process has been told a time, which may be days after the store was used last.
    private func announce(
        _ entry: DeliveryQueues.Entry, _ state: Announcement.State, at moment: Timestamp?
    ) throws {
        guard let service = rules.services.service(at: entry.sender),
            let announcement = try journal.announcement(entry.id, state)
        else { return }
        try service.announced(announcement, at: moment, in: transaction)
    }

    /// Enters the report on a message that has become final, for its sender's queue.
    mutating func report(
        on id: Int64, at moment: Timestamp
    ) throws {
        guard let report = try journal.enterReport(on: id, at: moment) else { return }
        try enqueue(report.entry, for: report.submitter.number, at: moment)
    }
}
