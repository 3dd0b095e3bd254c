internal import GRDB
import ShortMessage

/// An error that a service threw while it answered: its message fails, the store does not.
struct ServiceFailure: Error {
    let error: any Error
}

/// What is done with one message inside a transaction.
struct Desk: Sendable {
    let services: ServiceDirectory

    /// Enters a message into the journal, and what it causes.
    ///
    /// - Throws: `ServiceFailure` where the service is to blame; any other error is the store's.
    func take(_ message: InboundMessage, at clock: inout SimulationClock, in db: Database) throws -> Acceptance {
        try receive(message, at: &clock, in: db) { service, message in
            do {
                return try service.answer(message, in: db)
            } catch {
                throw StoreError.Problem.isOfTheStore(error) ? error : ServiceFailure(error: error)
            }
        }
    }

    /// Enters a message on which the service failed, and tells its sender to try again.
    func apologise(for message: InboundMessage, at clock: inout SimulationClock, in db: Database) throws -> Acceptance {
        try receive(message, at: &clock, in: db) { service, message in
            guard let apology = service.unavailable(for: message) else { return .silent(.failed) }
            return Answer([apology])
        }
    }

    private func receive(
        _ message: InboundMessage, at clock: inout SimulationClock, in db: Database,
        answer: (any Service, InboundMessage) throws -> Answer
    ) throws -> Acceptance {
        let (now, fired) = try pass(to: message.receivedAt, on: &clock, in: db)
        var message = message
        message.receivedAt = now
        let outcome = try known(message, in: db) ?? fresh(message, in: db, answer: answer)
        return Acceptance(message: message, fired: fired, outcome: outcome)
    }

    /// Lets the clock reach a moment and enters what falls due on the way.
    func pass(
        to moment: Timestamp, on clock: inout SimulationClock, in db: Database
    ) throws -> (now: Timestamp, fired: [Delivery]) {
        var fired: [Delivery] = []
        let end = max(moment.milliseconds, clock.now?.milliseconds ?? moment.milliseconds)
        while let (due, service) = try firstDue(in: db), due.milliseconds <= end {
            let messages = try service.fireDue(at: clock.reach(due), in: db)
            fired += try messages.map { try Journal(db).enter($0, cause: nil) }
            let next = try service.nextDue(in: db)
            precondition(next.map { $0.milliseconds > due.milliseconds } ?? true, "a service does all that is due")
        }
        return (clock.reach(moment), fired)
    }

    /// When the next thing happens by itself at any service, or nil.
    func nextDue(in db: Database) throws -> Timestamp? {
        try firstDue(in: db)?.moment
    }

    /// At one moment the service that was named first comes first.
    private func firstDue(in db: Database) throws -> (moment: Timestamp, service: any Service)? {
        var first: (moment: Timestamp, service: any Service)?
        for entry in services.entries {
            guard let moment = try entry.service.nextDue(in: db) else { continue }
            if first.map({ moment.milliseconds < $0.moment.milliseconds }) ?? true { first = (moment, entry.service) }
        }
        return first
    }

    /// What is said again to a message whose identity was used before.
    private func known(_ message: InboundMessage, in db: Database) throws -> Acceptance.Outcome? {
        guard let identity = message.identity, let earlier = try Journal(db).entry(identity: identity) else {
            return nil
        }
        let isSame = (earlier.message.from, earlier.message.to) == (message.from, message.to)
        guard isSame, earlier.message.text == services.recorded(message).text else {
            return .refused(IdentityClash(identity: identity, firstUsedAt: earlier.message.receivedAt))
        }
        guard earlier.fate == .handled else { return .undeliverable }
        return .repeated(try Journal(db).deliveries(causedBy: earlier.id))
    }

    private func fresh(
        _ message: InboundMessage, in db: Database, answer: (any Service, InboundMessage) throws -> Answer
    ) throws -> Acceptance.Outcome {
        let journal = Journal(db)
        guard let service = services.service(at: message.to) else {
            _ = try journal.enter(message, .undeliverable)
            return .undeliverable
        }
        let place = try journal.enter(services.recorded(message), .handled)
        let answer = try answer(service, message)
        let deliveries = try answer.messages.map { try journal.enter($0, cause: place) }
        return answer.silence.map { .silent($0, deliveries) } ?? .answered(deliveries)
    }
}

extension Silence {
    /// The service failed, and has nothing to say about it to this sender.
    static let failed = Silence(rawValue: "failed")
}
