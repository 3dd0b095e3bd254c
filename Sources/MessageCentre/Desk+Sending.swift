internal import GRDB
import ShortMessage

/// What goes out.
extension Desk {
    /// Enters what a service sends. Where no endpoint is registered, whoever handed in its cause carries what is returned.
    func send(
        _ message: OutboundMessage, cause: Int64?, _ state: inout CentreState, in db: Database
    ) throws -> [Delivery] {
        let delivery = try Journal(db).enter(message, cause: cause)
        let expiry = message.sentAt.milliseconds + Validity.standard
        let entry = DeliveryQueues.Entry(
            id: delivery.id, expiresAt: expiry, wantsReport: false, room: .replies, sender: AddressKey(message.from))
        let outgoing = OutgoingMessage(delivery: delivery, entry: entry)
        return try handOver(outgoing, at: message.sentAt, &state, in: db)
    }

    /// Enters a message from one handset to another; where there is no room for it to wait, it fails at once.
    func forward(
        _ submission: Submission, hasRoom: Bool, _ state: inout CentreState, in db: Database
    ) throws -> Int64 {
        let expiry = Validity.end(of: submission)
        let id = try Journal(db).enterEnroute(submission, until: expiry)
        let (message, moment) = (submission.message, submission.message.receivedAt)
        let entry = DeliveryQueues.Entry(
            id: id, expiresAt: expiry, wantsReport: submission.wantsReport, room: .messages,
            sender: AddressKey(message.from))
        guard hasRoom else {
            try finish(entry, .failed, .congestion, at: moment, &state, in: db)
            return id
        }
        let outbound = OutboundMessage(from: message.from, to: message.to, text: message.text, sentAt: moment)
        let delivery = Delivery(id: id, message: outbound, coding: submission.coding)
        let outgoing = OutgoingMessage(delivery: delivery, entry: entry)
        _ = try handOver(outgoing, at: moment, &state, in: db)
        return id
    }

    /// Enters what a try to deliver came to; nothing where the message is final already.
    func apply(
        _ outcome: DeliveryOutcome, to id: Int64, at moment: Timestamp, _ state: inout CentreState, in db: Database
    ) throws {
        let (now, _) = try pass(to: moment, &state, in: db)
        guard let entry = state.queues.entry(id) else { return }
        if let final = outcome.finalState {
            state.queues.settle(id, isDelivered: final == .delivered)
            try finish(entry, final, outcome.status, at: now, &state, in: db)
        } else {
            state.queues.postpone(id, now: now.milliseconds)
            try Journal(db).postpone(id, outcome.status)
        }
    }

    /// Takes a message back that still waits.
    ///
    /// - Returns: whether it did, and was `submitter`'s.
    func delete(
        _ id: Int64, of submitter: AddressKey?, at moment: Timestamp, _ state: inout CentreState, in db: Database
    ) throws -> Bool {
        let (now, _) = try pass(to: moment, &state, in: db)
        guard let entry = state.queues.entry(id), let sender = try Journal(db).submitter(ofEnroute: id),
            submitter == nil || submitter == AddressKey(sender)
        else { return false }
        state.queues.settle(id, isDelivered: false)
        try finish(entry, .deleted, .deletedByOriginator, at: now, &state, in: db)
        return true
    }

    /// Ends a message, and reports on it if that was asked for.
    func finish(
        _ entry: DeliveryQueues.Entry, _ final: StatusReport.FinalState, _ status: DeliveryStatus, at moment: Timestamp,
        _ state: inout CentreState, in db: Database
    ) throws {
        try Journal(db).settle(entry.id, final, status, at: moment.milliseconds)
        if entry.wantsReport { try report(on: entry.id, at: moment, &state, in: db) }
    }

    /// Enters the report on a message that has become final, for its sender's queue.
    func report(
        on id: Int64, at moment: Timestamp, _ state: inout CentreState, in db: Database
    ) throws {
        guard let report = try Journal(db).enterReport(on: id, at: moment) else { return }
        try enrol(report.entry, for: AddressKey(report.submitter), at: moment, &state, in: db)
    }
}

/// What an earlier process left, for the door that carries every delivery.
extension Desk {
    /// Takes what services sent out of the queues, because the door has all handsets and no queue of theirs holds anything.
    /// What a fault holds back stays where it is.
    func takeLeft(_ state: inout CentreState, in db: Database) throws -> [DeliveryQueues.Entry] {
        var left: [DeliveryQueues.Entry] = []
        try Journal(db).eachEnroute(isService: isService) { entry, _ in
            if entry.room == .replies, !state.held.contains(entry.id) { left.append(entry) }
        }
        for entry in left { state.queues.settle(entry.id, isDelivered: false) }
        return left
    }

    /// What is carried in their place.
    func carry(_ left: [DeliveryQueues.Entry], in db: Database) throws -> [Delivery] {
        try left.compactMap { entry in
            guard case .message(let delivery) = try Journal(db).dispatch(entry.id) else { return nil }
            return delivery
        }
    }
}
