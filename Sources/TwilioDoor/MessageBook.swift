import MessageCentre
import ShortMessage
import Synchronization
import Twilio

/// The last messages of an account, as a centre's commits tell of them, and who is to be told what becomes of which.
///
/// A centre tells of a commit before anybody hears that it is done, so whoever has submitted a message finds it here.
final class MessageBook: Sendable {
    struct State {
        var messages: [Int64: TwilioMessage] = [:]
        /// Their places, ascending, from `first` on.
        var places: [Int64] = []
        var first = 0
        /// Whom to tell of a message, once somebody has said it.
        var callbacks: [Int64: String] = [:]
        /// What has become of a message of which that is not said yet, or that is not final.
        var steps: [Int64: [TwilioMessage]] = [:]
        var optedOut: Set<Conversation> = []
    }

    /// A telephone and the number to which it writes.
    struct Conversation: Hashable {
        let phone: Address.Number
        let number: Address.Number
    }

    let state = Mutex(State())
    private let rules: AccountRules
    private let most: Int
    private let hasOptOut: Bool
    private let tell: @Sendable (_ address: String, _ message: TwilioMessage) -> Void

    /// - Parameter tell: tells an address of a message; runs on the centre and returns at once.
    init(_ plan: TwilioPlan, telling tell: @escaping @Sendable (String, TwilioMessage) -> Void) {
        (rules, most, hasOptOut, self.tell) = (plan.rules, plan.history, plan.hasOptOut, tell)
    }

    // MARK: Reading

    func message(_ place: Int64) -> TwilioMessage? { state.withLock { $0.messages[place] } }

    /// The newest messages before a place that a query wants, and the place of the oldest that is here.
    func page(_ query: MessageQuery, atMost most: Int) -> (messages: [TwilioMessage], oldest: Int64?) {
        state.withLock { state in
            var messages: [TwilioMessage] = []
            let places = state.places[state.first...]
            for place in places.reversed() where place < query.before && messages.count < most {
                if let message = state.messages[place], query.matches(message) { messages.append(message) }
            }
            return (messages, places.first)
        }
    }

    /// As the journal has it; nil for one of others.
    func message(_ message: JournalledMessage) -> TwilioMessage? {
        guard message.direction != .report,
            var entry = entry(message.id, message.from, message.to, message.text, at: message.at)
        else { return nil }
        guard entry.direction != .inbound else { return entry }
        let final = StatusReport.FinalState(rawValue: message.state.rawValue)
        if let final {
            entry.end(final, message.status ?? .received, at: message.finalAt ?? message.at)
        } else if message.attempts > 0 {
            entry.leave(at: message.at)
        }
        return entry
    }

    func hasOptedOut(_ phone: Address, of number: Address) -> Bool {
        hasOptOut
            && state.withLock { $0.optedOut.contains(Conversation(phone: phone.number, number: number.number)) }
    }

    // MARK: Writing

    /// What an earlier process left, oldest first.
    func fill(_ messages: [JournalledMessage]) {
        state.withLock { state in
            for entry in messages.compactMap({ message($0) }) { enter(entry, into: &state) }
        }
    }

    /// A message that was taken is one of a request's, or of an answer's; who is named is told what has become of it.
    func note(_ place: Int64, _ callback: String?, _ change: (inout TwilioMessage) -> Void) {
        state.withLock { state in
            guard var message = state.messages[place] else { return }
            change(&message)
            state.messages[place] = message
            let steps = state.steps[place] ?? []
            state.steps[place] = nil
            guard let callback else { return }
            if !message.status.isFinal { state.callbacks[place] = callback }
            for var step in steps {
                (step.direction, step.serviceSID) = (message.direction, message.serviceSID)
                tell(callback, step)
            }
        }
    }

    /// A message says nothing any more, or is gone.
    func erase(_ place: Int64, whole: Bool) {
        state.withLock { state in
            if whole { state.messages[place] = nil } else { state.messages[place]?.body = "" }
        }
    }

    /// Takes up what a commit did.
    func take(_ events: [CentreEvent]) {
        state.withLock { state in
            for event in events { take(event, into: &state) }
        }
    }

    private func take(_ event: CentreEvent, into state: inout State) {
        switch event.kind {
        case .accepted(let id?, let message):
            let entry = entry(id, message.from, message.to, message.text, at: message.receivedAt)
            if let entry { enter(entry, into: &state) }
        case .sent(let delivery):
            let message = delivery.message
            let entry = entry(delivery.id, message.from, message.to, message.text, at: message.sentAt)
            if let entry { enter(entry, into: &state) }
        case .tried(let id, _): change(id, in: &state) { $0.leave(at: event.at) }
        case .ended(let id, let end, let status): change(id, in: &state) { $0.end(end, status, at: event.at) }
        case .changed(.everything): state = State()
        default: break
        }
    }

    private func entry(
        _ id: Int64, _ from: Address, _ to: Address, _ text: String, at moment: Timestamp
    ) -> TwilioMessage? {
        if rules.own(from) != nil { return TwilioMessage(id, from: from, to: to, text, at: moment, .api) }
        guard rules.own(to) != nil else { return nil }
        return TwilioMessage(id, from: from, to: to, text, at: moment, .inbound)
    }

    private func enter(_ message: TwilioMessage, into state: inout State) {
        guard state.messages[message.place] == nil else { return }
        state.messages[message.place] = message
        state.places.append(message.place)
        if message.direction == .inbound { heed(message, &state) }
        if !message.status.isFinal { state.steps[message.place] = [] }
        state.trim(to: most)
    }

    private func heed(_ message: TwilioMessage, _ state: inout State) {
        guard hasOptOut, let word = OptOutWord(message.body) else { return }
        let conversation = Conversation(phone: message.from.number, number: message.to.number)
        switch word {
        case .stop: state.optedOut.insert(conversation)
        case .start: state.optedOut.remove(conversation)
        case .help: break
        }
    }

    /// Notes each step of a message, in order: what was delivered has left before.
    private func change(_ id: Int64, in state: inout State, _ change: (inout TwilioMessage) -> Void) {
        guard var message = state.messages[id], !message.status.isFinal else { return }
        let before = message
        change(&message)
        guard message.status != before.status else { return }
        state.messages[id] = message
        var steps = [message]
        if before.status != .sent, message.sent != nil, message.status != .sent {
            var left = before
            left.leave(at: message.sent ?? message.updated)
            steps.insert(left, at: 0)
        }
        for step in steps where step.status.isTold {
            if let callback = state.callbacks[id] {
                tell(callback, step)
            } else {
                state.steps[id]?.append(step)
            }
        }
        if message.status.isFinal { state.callbacks[id] = nil }
    }
}

extension MessageBook.State {
    fileprivate mutating func trim(to most: Int) {
        while places.count - first > most {
            let place = places[first]
            (messages[place], callbacks[place], steps[place]) = (nil, nil, nil)
            first += 1
        }
        if first > most {
            places.removeFirst(first)
            first = 0
        }
    }
}

extension TwilioMessage {
    /// It has gone to whoever carries it on.
    mutating func leave(at moment: Timestamp) { (status, sent, updated) = (.sent, sent ?? moment, moment) }

    /// Nothing follows.
    mutating func end(_ final: StatusReport.FinalState, _ reason: DeliveryStatus, at moment: Timestamp) {
        updated = moment
        switch final {
        case .delivered: (status, sent) = (.delivered, sent ?? moment)
        case .deleted: status = .canceled
        case .expired, .failed:
            let failure = final == .expired && reason.outcome != .failed ? .unreachable : DeliveryFailure(reason)
            self.failure = failure
            status = failure == .queueOverflow ? .failed : .undelivered
            if status == .undelivered { sent = sent ?? moment }
        }
    }
}
