internal import GRDB
import Seeded
import ShortMessage

/// An error that a service threw while it answered: its message fails, the store does not.
struct ServiceFailure: Error {
    let error: any Error
}

/// What a transaction changes beside the tables; kept once it is committed.
struct CentreState: Sendable {
    var clock = SimulationClock()
    var queues = DeliveryQueues()
    var held = HeldMessages()
    /// Long messages of which parts are missing; the store has what came of them.
    var reassembly = Reassembly()
    /// Whether the write-ahead log may still hold what was deleted because it is secret.
    var hasSecretInLog = false
    var random: SplitMix64
    /// The last place in the journal that a message taken by this process has, or what answers it; 0 before the first.
    var lastPlace: Int64 = 0
    /// The faults of the message that is being taken.
    var struck: [StruckFault] = []

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    mutating func takeStruck() -> [StruckFault] {
        defer { struck = [] }
        return struck
    }
}

/// What is done with one message inside a transaction.
struct Desk: Sendable {
    let services: ServiceDirectory
    let limits: QueueLimits
    let faults: FaultPlan
    /// Whether the journal is read by somebody else some day; else what was answered is kept without its text.
    let isKept: Bool

    /// Enters a message into the journal, and what it causes.
    ///
    /// - Throws: `ServiceFailure` where a service is to blame; any other error is the store's.
    func take(_ submission: Submission, _ state: inout CentreState, in db: Database) throws -> Acceptance {
        try receive(submission, &state, in: db) { service, message in
            do {
                return try service.answer(message, in: db)
            } catch {
                throw StoreError.Problem.isOfTheStore(error) ? error : ServiceFailure(error: error)
            }
        }
    }

    /// Enters a message on which the service failed, and tells its sender to try again.
    func apologise(for submission: Submission, _ state: inout CentreState, in db: Database) throws -> Acceptance {
        try receive(submission, &state, in: db) { service, message in
            guard let apology = service.unavailable(for: message) else { return .silent(.failed) }
            return Answer([apology])
        }
    }

    private func receive(
        _ submission: Submission, _ state: inout CentreState, in db: Database,
        answer: (any Service, InboundMessage) throws -> Answer
    ) throws -> Acceptance {
        let (now, fired) = try pass(to: submission.message.receivedAt, &state, in: db)
        var submission = submission
        submission.message.receivedAt = now
        let (id, outcome) =
            try known(submission.message, state, in: db) ?? fresh(&submission, &state, in: db, answer: answer)
        let faults = state.takeStruck()
        let taken = Acceptance(id: id, message: submission.message, fired: fired, faults: faults, outcome: outcome)
        state.lastPlace = max(state.lastPlace, id ?? 0, taken.caused.last?.id ?? 0)
        return taken
    }

    /// What is said again to a message whose identity was used before.
    private func known(
        _ message: InboundMessage, _ state: CentreState, in db: Database
    ) throws -> (id: Int64?, Acceptance.Outcome)? {
        guard let identity = message.identity else { return nil }
        guard let use = try Journal(db).use(of: identity) else { return nil }
        guard let place = use.message, use.request == Journal.request(services.recorded(message)) else {
            let clash = IdentityClash(
                identity: identity, firstUsedAt: use.usedAt, isFirstKept: use.message != nil)
            return (nil, .refused(clash))
        }
        guard use.isHandled else { return (place, forwarding(to: message.to, state)) }
        return (place, .repeated(try Journal(db).deliveries(causedBy: place)))
    }

    private func fresh(
        _ submission: inout Submission, _ state: inout CentreState, in db: Database,
        answer: (any Service, InboundMessage) throws -> Answer
    ) throws -> (id: Int64?, Acceptance.Outcome) {
        if let fault = try strike(submission.message, &state, in: db) { return (nil, .struck(fault)) }
        let service = services.service(at: submission.message.to)
        let congestion = service == nil ? congestion(for: submission.message, state.queues) : nil
        if let congestion, submission.mayBeRefused { return (nil, .congested(congestion)) }
        if let outcome = try join(&submission, &state, in: db) { return (nil, outcome) }
        let message = submission.message
        guard let service else {
            let id = try forward(submission, hasRoom: congestion == nil, &state, in: db)
            return (id, forwarding(to: message.to, state))
        }
        let place = try Journal(db).enterHandled(services.recorded(submission), withText: isKept)
        if submission.wantsReport { try report(on: place, at: message.receivedAt, &state, in: db) }
        let answer = try answer(service, message)
        let deliveries = try answer.messages.flatMap { try send($0, cause: place, &state, in: db) }
        return (place, answer.silence.map { .silent($0, deliveries) } ?? .answered(deliveries))
    }

    private func forwarding(to recipient: Address, _ state: CentreState) -> Acceptance.Outcome {
        state.queues.holder(of: AddressKey(recipient)) == nil ? .undeliverable : .forwarded
    }
}

extension Silence {
    /// The service failed, and has nothing to say about it to this sender.
    static let failed = Silence(rawValue: "failed")
}
