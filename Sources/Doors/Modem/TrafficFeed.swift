import MessageCentre
import ShortMessage
package import Transcripts

/// The messages of a recorded day, and how they arrive.
package struct TrafficPlan: Sendable {
    /// To the short code, in order of time.
    package var entries: [LogEntry]
    package var speed = Speed.max
    /// Milliseconds without anything after which the day is over.
    package var settling: Int64
    /// A new file for messages and answers; nil for none.
    package var record: String?

    package init(entries: [LogEntry], speed: Speed, settling: Int64, record: String?) {
        (self.entries, self.speed, self.settling, self.record) = (entries, speed, settling, record)
    }
}

/// A recorded day's messages for a program that plays the short code at a modem, and the record of what it answers.
package struct TrafficFeed {
    /// How many messages are handed in at once.
    private static let most = 64

    private let centre: MessageCentre
    /// Plays every handset: what the program sends comes here.
    private let handsets: Endpoint
    private let isWoken: WakeFlag
    private let entries: [LogEntry]
    private let speed: Speed
    private let record: Descriptor?
    /// Milliseconds without anything after which the day is over.
    private let settling: Int64

    package private(set) var submittedCount = 0
    package private(set) var answerCount = 0
    private var deliveredCount = 0
    private var start: Timestamp?
    private var lastEvent: Timestamp?

    /// - Parameter wakeUp: a pipe on which the loop waits.
    init(_ plan: TrafficPlan, at centre: MessageCentre, wakeUp: Descriptor) async throws {
        let isWoken = WakeFlag()
        (entries, self.centre, self.isWoken) = (plan.entries, centre, isWoken)
        (speed, settling, record) = (plan.speed, plan.settling, try plan.record.map(Descriptor.creating))
        handsets = try await centre.register(.everyOther, name: "the handsets of the traffic") {
            isWoken.raise(wakeUp)
        }
    }

    /// Hands in what is due, and records what was answered.
    ///
    /// - Parameter delivered: how many messages the modem has taken.
    mutating func work(delivered: Int, at now: Timestamp) async throws {
        if start == nil { (start, lastEvent) = (now, now) }
        if delivered > deliveredCount { (deliveredCount, lastEvent) = (delivered, now) }
        for _ in 0..<Self.most {
            guard let due = nextDue, due <= now, submittedCount - delivered < Self.most else { break }
            guard try await submitNext(at: now) else { break }
        }
        if isWoken.lower() { try await takeAnswers(at: now) }
    }

    /// When the next message is to be handed in, or nil.
    private var nextDue: Timestamp? {
        guard submittedCount < entries.count, let start else { return nil }
        guard speed != .max, let first = entries.first else { return start }
        let passed = entries[submittedCount].time.milliseconds - first.time.milliseconds
        return start.adding(milliseconds: speed.real(passed))
    }

    /// When `work` is to be called at the latest, or nil while the modem has to take something first.
    var deadline: Timestamp? {
        if let nextDue { return speed == .max ? nil : nextDue }
        return deliveredCount < submittedCount ? nil : lastEvent?.adding(milliseconds: settling)
    }

    /// Whether everything was delivered and nothing has come for a while.
    func isOver(at now: Timestamp) -> Bool {
        guard let start, let lastEvent else { return false }
        let isDelivered = submittedCount == entries.count && deliveredCount == submittedCount
        return start <= now && isDelivered && lastEvent.adding(milliseconds: settling) <= now
    }

    /// - Returns: false where too much waits, and the message is handed in later.
    private mutating func submitNext(at now: Timestamp) async throws -> Bool {
        let entry = entries[submittedCount]
        let message = InboundMessage(from: entry.from, to: entry.to, text: entry.text, receivedAt: now)
        do {
            _ = try await centre.submit(Submission(message))
        } catch SubmissionError.congested {
            return false
        }
        submittedCount += 1
        lastEvent = now
        try write(LogEntry(message))
        return true
    }

    private mutating func takeAnswers(at now: Timestamp) async throws {
        while let dispatch = try await handsets.take().first {
            if case .message(let delivery) = dispatch {
                answerCount += 1
                lastEvent = now
                try write(LogEntry(delivery.message))
            }
            try await handsets.settle(dispatch.id, .delivered, at: now)
        }
    }

    private func write(_ entry: LogEntry) throws {
        try record?.writeOutput("\(entry)\n")
    }

    mutating func close() async {
        await handsets.close()
        record?.close()
    }
}
