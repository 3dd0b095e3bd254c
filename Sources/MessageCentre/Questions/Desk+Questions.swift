import ShortMessage
import Store

/// What programs are asked, and answer.
extension Desk {
    /// Why a message to a service with a program may not wait for it; nil where it may.
    func congestionOfQuestions(for message: InboundMessage) -> Congestion? {
        let queues = state.queues
        let share = queues.questions(of: message.from.number)
        if share >= rules.limits.perSender { return .share(message.from, waiting: share) }
        let waiting = queues.counts[.questions]
        return waiting >= rules.limits.total ? .centre(waiting: waiting) : nil
    }

    /// Lets a message that was entered wait for the program of its service.
    mutating func ask(_ message: InboundMessage, at place: Int64) throws {
        let expiry = message.receivedAt.milliseconds + Journal.questionValidity
        try journal.enterQuestion(place, until: expiry)
        state.queues.enqueue(.question(place, from: message.from, until: expiry), for: message.to.number)
        state.tell(.asked(id: place))
    }

    /// Ends questions, each with what is sent for it; one that has its end already keeps that.
    mutating func end(_ ends: [QuestionEnd]) throws -> [Acceptance] {
        guard let now = state.clock.now else { return [] }
        return try ends.compactMap { end in
            guard state.queues.settle(end.id, isDelivered: false) != nil else { return nil }
            return try self.end(end, at: now)
        }
    }

    /// - Returns: what came of the message; nil where it is not there any more.
    private mutating func end(_ end: QuestionEnd, at now: Timestamp) throws -> Acceptance? {
        guard let question = try journal.question(end.id) else { return nil }
        try journal.endQuestion(end.id)
        let outcome =
            switch end.outcome {
            case .answered(let messages): try answer(question, with: messages, at: now)
            case .failed: try apologise(for: question, at: now)
            }
        if case .silent(let silence, _) = outcome {
            state.tell(.silent(id: question.id, silence))
            state.record(.silence(silence))
        }
        return Acceptance(
            id: question.id, message: question.message, fired: [], faults: state.takeStruck(), outcome: outcome)
    }

    private mutating func answer(
        _ question: Question, with messages: [ProgramMessage], at now: Timestamp
    ) throws -> Acceptance.Outcome {
        let sender = question.message.from.number
        let deliveries = try messages.flatMap { try send($0, from: question, at: now) }
        let isAnswered = messages.contains { $0.to.number == sender }
        return isAnswered ? .answered(deliveries) : .silent(.program, deliveries)
    }

    /// The validity period of a question is over, or its program will never answer.
    mutating func apologise(for question: Question, at now: Timestamp) throws -> Acceptance.Outcome {
        let service = rules.services.service(at: question.message.to)
        guard var apology = service?.unavailable(for: question.message) else { return .silent(.failed, []) }
        apology.sentAt = now
        return .answered(try send(apology, cause: question.id))
    }

    /// What nobody has answered in time.
    mutating func expireQuestion(_ id: Int64, at now: Timestamp) throws {
        guard let question = try journal.question(id) else { return }
        try journal.endQuestion(id)
        if case .silent(let silence, _) = try apologise(for: question, at: now) {
            state.tell(.silent(id: id, silence))
        }
    }

    private mutating func send(
        _ message: ProgramMessage, from question: Question, at now: Timestamp
    ) throws -> [Delivery] {
        let outbound = OutboundMessage(from: question.message.to, to: message.to, text: message.text, sentAt: now)
        let start = message.start(at: now)
        guard start > now.milliseconds else { return try send(outbound, cause: question.id) }
        try sendLater(outbound, cause: question.id, at: start)
        return []
    }
}

extension ProgramMessage {
    /// Milliseconds; a program that wants to say something later than that says it itself.
    fileprivate static let longestWait: Int64 = 7 * 24 * 60 * 60 * 1000

    /// In milliseconds on the centre's clock.
    fileprivate func start(at now: Timestamp) -> Int64 {
        let moment =
            switch start {
            case .after(let milliseconds): now.milliseconds + min(max(0, milliseconds), Self.longestWait)
            case .at(let moment): moment.milliseconds
            }
        return min(moment, now.milliseconds + Self.longestWait)
    }
}
