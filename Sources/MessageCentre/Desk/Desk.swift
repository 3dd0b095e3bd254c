import Seeded
import ShortMessage
import Store

/// What is done with messages inside one transaction; it lives as long as that.
struct Desk {
    let rules: CentreRules
    let transaction: Transaction
    /// As it is to be once the transaction is committed.
    var state: CentreState

    init(_ rules: CentreRules, _ state: CentreState, in transaction: Transaction) {
        (self.rules, self.state, self.transaction) = (rules, state, transaction)
    }

    var journal: Journal { Journal(transaction) }

    /// Enters a message into the journal, and what it causes.
    ///
    /// - Throws: `ServiceFailure` where a service is to blame; any other error is the store's.
    mutating func take(_ submission: Submission) throws -> Acceptance {
        let transaction = transaction
        return try receive(submission) { service, message in
            do {
                return try service.answer(message, in: transaction)
            } catch {
                throw StoreError.Problem.isOfTheStore(error) ? error : ServiceFailure(error: error)
            }
        }
    }

    /// Enters a message on which the service failed, and tells its sender to try again.
    mutating func replyUnavailable(to submission: Submission) throws -> Acceptance {
        try receive(submission) { service, message in
            guard let apology = service.unavailable(for: message) else { return .silent(.failed) }
            return Answer([apology])
        }
    }

    private mutating func receive(
        _ submission: Submission,
        answer: (any Service, InboundMessage) throws -> Answer
    ) throws -> Acceptance {
        let (now, fired) = try pass(to: submission.message.receivedAt)
        var submission = submission
        // What the door has named in its own time is as far from now as it was from the door's.
        submission.notBefore = submission.notBefore.map { named($0, at: submission.message.receivedAt) }
        submission.message.receivedAt = now
        let (id, outcome) =
            try known(submission.message) ?? fresh(&submission, answer: answer)
        tell(of: submission.message, at: id, outcome)
        let faults = state.takeStruck()
        let taken = Acceptance(id: id, message: submission.message, fired: fired, faults: faults, outcome: outcome)
        state.lastPlace = max(state.lastPlace, id ?? 0, taken.caused.last?.id ?? 0)
        return taken
    }

    /// What is said again to a message whose identity was used before.
    private func known(
        _ message: InboundMessage
    ) throws -> (id: Int64?, Acceptance.Outcome)? {
        guard let identity = message.identity else { return nil }
        guard let use = try journal.use(of: identity) else { return nil }
        guard let place = use.message, use.isOf(rules.services.recorded(message)) else {
            let clash = IdentityClash(
                identity: identity, firstUsedAt: use.usedAt, isFirstKept: use.message != nil)
            return (nil, .refused(clash))
        }
        guard use.isHandled else { return (place, forwarding(to: message.to)) }
        if try journal.isQuestion(place) { return (place, .asked) }
        return (place, .repeated(try journal.deliveries(causedBy: place)))
    }

    private mutating func fresh(
        _ submission: inout Submission,
        answer: (any Service, InboundMessage) throws -> Answer
    ) throws -> (id: Int64?, Acceptance.Outcome) {
        if submission.mayBeRefused, rules.services.speak(as: submission.message.from) {
            return (nil, .senderIsService)
        }
        if let fault = try strike(submission) { return (nil, .struck(fault)) }
        let service = rules.services.service(at: submission.message.to)
        if service != nil, submission.isDeferred { return (nil, .unschedulable) }
        let congestion = congestion(for: submission.message, at: service)
        if let congestion, submission.mayBeRefused { return (nil, .congested(congestion)) }
        if let outcome = try join(&submission) { return (nil, outcome) }
        let message = submission.message
        state.record(.message(message))
        guard let service else {
            let id = try forward(submission, hasRoom: congestion == nil)
            return (id, forwarding(to: message.to))
        }
        let isAsked = service.isForProgram(message)
        let place = try journal.enterHandled(
            rules.services.recorded(submission), withText: rules.isKept || isAsked || message.identity == nil)
        state.tell(.accepted(id: place, message))
        if submission.report == .always { try report(on: place, at: message.receivedAt) }
        guard !isAsked else {
            try ask(message, at: place)
            return (place, .asked)
        }
        let answer = try answer(service, message)
        let deliveries =
            try answer.messages.flatMap { try send($0, cause: place) }
            + answer.announcements.flatMap { try send($0, cause: place, report: .always) }
        return (place, answer.silence.map { .silent($0, deliveries) } ?? .answered(deliveries))
    }

    /// Why a message may not wait where it would have to.
    private func congestion(for message: InboundMessage, at service: (any Service)?) -> Congestion? {
        guard let service else { return congestion(for: message) }
        return service.hasProgram ? congestionOfQuestions(for: message) : nil
    }

    /// What is not told on the way.
    private mutating func tell(of message: InboundMessage, at id: Int64?, _ outcome: Acceptance.Outcome) {
        switch outcome {
        case .refused(let clash): state.tell(.refused(message, .identityClash(clash)))
        case .congested(let congestion): state.tell(.refused(message, .congested(congestion)))
        case .unschedulable: state.tell(.refused(message, .unschedulable))
        case .senderIsService: state.tell(.refused(message, .senderIsService))
        case .incomplete, .repeated: state.tell(.accepted(id: id, message))
        case .silent(let silence, _):
            state.tell(.silent(id: id, silence))
            state.record(.silence(silence))
        case .answered, .asked, .forwarded, .undeliverable, .struck: break
        }
    }

    private func forwarding(to recipient: Address) -> Acceptance.Outcome {
        state.queues.holder(of: recipient.number, in: .messages) == nil ? .undeliverable : .forwarded
    }
}
