package import MessageCentre
package import ShortMessage
import Transcripts

/// A recorded day's messages for a program that is the short code, and what it answers.
///
/// It stands beside the door at which the program is, and plays everybody's handset. It knows nothing of how the program is
/// connected: the door says how far it is.
package struct TrafficFeed {
    /// Messages that may be on their way to the program.
    private static let mostUndelivered = 64
    /// Lines that are gone through at once.
    private static let mostLines = 1000

    private let centre: MessageCentre
    /// What the program sends comes here.
    private let handsets: Endpoint
    private let isWoken: WakeFlag
    private let plan: TrafficPlan

    /// Lines that were read and not reached.
    private var lines: ArraySlice<RecordingReader.Item> = []
    private var hasLines = true
    private var owed: OwedAnswers
    private var events: [TrafficEvent] = []
    package private(set) var submittedCount = 0
    package private(set) var answerCount = 0
    private var clock: TrafficClock
    /// What the door said last.
    private var gateway: GatewayState?
    /// Whether a program was there at any time.
    private var hasCome = false
    /// What had been delivered before.
    private var deliveredBefore = 0
    private var hold: Hold?
    /// Nil while it goes on.
    package private(set) var end: TrafficEnd?

    /// What the next line waits for.
    private enum Hold {
        case moment(Int64)
        /// The program takes what is there.
        case room
        /// The sender is waiting for an answer.
        case answer
        /// Nothing, but other work comes between.
        case turn
    }

    /// - Parameter wakeUp: a pipe on which the loop waits.
    package init(_ plan: TrafficPlan, at centre: MessageCentre, wakeUp: Descriptor) async throws {
        let isWoken = WakeFlag()
        (self.plan, self.centre, self.isWoken) = (plan, centre, isWoken)
        clock = TrafficClock(plan.pace, now: MachineClock.exact().milliseconds)
        owed = OwedAnswers(mostOfOne: plan.pace.speed == .max ? 0 : 32)
        handsets = try await centre.register(.everyOther, name: "the handsets of the traffic") {
            isWoken.raise(wakeUp)
        }
    }

    /// Lets arrive what is due, and takes what was answered.
    ///
    /// - Parameters:
    ///   - gateway: how far the program is.
    ///   - now: what is stamped on messages.
    package mutating func work(_ gateway: GatewayState, at now: Timestamp) async throws {
        clock.now = MachineClock.exact().milliseconds
        note(gateway)
        if isWoken.lower() { try await takeAnswers(at: now) }
        if !clock.hasBegun, isReady(gateway) { clock.begin() }
        if clock.hasBegun { try await play(at: now) }
        end = ending(gateway)
    }

    private mutating func note(_ gateway: GatewayState) {
        if self.gateway == nil { deliveredBefore = gateway.delivered }
        hasCome = hasCome || gateway.isThere
        let hasMoved = self.gateway?.delivered != gateway.delivered || self.gateway?.unread != gateway.unread
        let wasTaken = isTaken
        self.gateway = gateway
        guard hasMoved else { return }
        // What the program sends to its own number arrives, too.
        if wasTaken || undelivered < 0 { clock.prolong() } else { clock.touch() }
    }

    private func isReady(_ gateway: GatewayState) -> Bool {
        switch plan.pace.start {
        case .atOnce: true
        case .there: gateway.isThere
        case .listening: gateway.isListening
        }
    }

    private var undelivered: Int { submittedCount - ((gateway?.delivered ?? 0) - deliveredBefore) }

    // MARK: Arriving

    private mutating func play(at now: Timestamp) async throws {
        hold = nil
        for _ in 0..<Self.mostLines {
            guard let line = try nextLine() else { return }
            if case .message(let arrival) = line {
                hold = holdBack(arrival)
                if case .answer? = hold, clock.isQuiet, isTaken {
                    owed.giveUp()
                    hold = holdBack(arrival)
                }
                guard hold == nil, try await submit(arrival, at: now) else { return }
            } else {
                reach(line)
            }
            lines.removeFirst()
        }
        hold = .turn
    }

    private mutating func nextLine() throws -> RecordingReader.Item? {
        while lines.isEmpty, hasLines {
            if let next = try plan.next() { lines = next[...] } else { hasLines = false }
        }
        return lines.first
    }

    private mutating func reach(_ line: RecordingReader.Item) {
        guard plan.isTold else { return }
        if case .reply(let reply) = line, plan.answers == .recorded { owed.owe(to: reply.entry.to) }
        events.append(.read(line))
    }

    private mutating func holdBack(_ arrival: Arrival) -> Hold? {
        if let time = arrival.time, let due = clock.due(time), due > clock.now { return .moment(due) }
        if undelivered >= Self.mostUndelivered { return .room }
        return owed.holdBack(arrival.from) ? .answer : nil
    }

    /// - Returns: false where too much waits, and the message is handed in later.
    private mutating func submit(_ arrival: Arrival, at now: Timestamp) async throws -> Bool {
        let message = InboundMessage(
            from: arrival.from, to: arrival.to ?? plan.number, text: arrival.text, receivedAt: now)
        do {
            _ = try await centre.submit(Submission(message))
        } catch {
            guard case .congested = error else { throw error }
            hold = .room
            return false
        }
        submittedCount += 1
        clock.touch()
        if let time = arrival.time { clock.reach(time) }
        if plan.answers == .one { owed.owe(to: arrival.from) }
        if plan.isTold { events.append(.sent(arrival)) }
        return true
    }

    // MARK: Answers

    private mutating func takeAnswers(at now: Timestamp) async throws {
        while let dispatch = try await handsets.take().first {
            if case .message(let delivery) = dispatch { take(LogEntry(delivery.message)) }
            try await handsets.settle(dispatch.id, .delivered, at: now)
        }
    }

    private mutating func take(_ answer: LogEntry) {
        answerCount += 1
        if owed.pay(answer.to) || plan.answers == .none { clock.touch() } else { clock.prolong() }
        guard plan.isTold else { return }
        var answer = answer
        answer.time = clock.recorded ?? answer.time
        events.append(.answered(answer))
    }

    /// What has happened since the last time.
    package mutating func takeEvents() -> [TrafficEvent] {
        defer { events = [] }
        return events
    }

    // MARK: Ending

    /// Whether the program has all of it, and has looked at it where that counts.
    private var isTaken: Bool { undelivered <= 0 && !(plan.isTold && (gateway?.unread ?? 0) > 0) }

    private func ending(_ gateway: GatewayState) -> TrafficEnd? {
        guard clock.hasBegun else { return clock.isOverdue ? (hasCome ? .deaf : .nobody) : nil }
        if lines.isEmpty, !hasLines, isTaken { return clock.isQuiet ? .over : nil }
        if case .moment? = hold { return nil }
        return !isTaken && clock.isOverdue ? .stuck(gateway) : nil
    }

    /// Milliseconds of the machine's clock, when `work` is to be called at the latest; nil while something has to come first.
    package var deadline: Int64? {
        guard clock.hasBegun else { return clock.overdueAt }
        switch hold {
        case .moment(let due): return due
        case .turn: return clock.now
        case .room: return clock.overdueAt
        case .answer, nil: return isTaken ? clock.quietAt : clock.overdueAt
        }
    }

    package mutating func close() async {
        await handsets.close()
    }
}
