import Doors
import MessageCentre
import ShortMessage
import Transcripts

/// One recorded log, played to services of its own.
struct LogReplay {
    private let name: String
    private let setup: ReplaySetup
    private let only: AddressPattern?
    private let played: ReplayCentre
    private let handsets: PlayedHandsets
    private let time: ClockDriver
    /// Hears what is wrong with a line.
    private let say: (String) -> Void

    private var reader: RecordingReader
    private(set) var comparison: ReplyComparison
    private var unanswered = UnansweredCount()
    /// What the messages so far gave.
    private(set) var names = SeenNames()
    private(set) var unplayed = UnplayedLines()
    private var counts = ReplayTally()
    /// Milliseconds by which the log is shifted; nil until the first message.
    private var shift: Int64?

    init(
        of form: LineForm, named name: String, _ setup: ReplaySetup, only: AddressPattern?,
        telling failures: ServiceFailures, say: @escaping (String) -> Void
    ) async throws {
        (self.name, self.setup, self.only, self.say) = (name, setup, only, say)
        reader = RecordingReader(services: setup.services.numbers, form: form, start: setup.clock)
        comparison = ReplyComparison(times: setup.times)
        played = try setup.centre(telling: failures)
        handsets = try await PlayedHandsets(at: played.centre, name: "the log")
        time = ClockDriver(played.centre, .log)
    }

    /// What has been counted so far, but for differences.
    var tally: ReplayTally {
        var tally = counts
        (tally.replies, tally.recorded) = (comparison.givenCount, comparison.recordedCount)
        tally.unanswered = unanswered.count
        return tally
    }

    /// Plays some lines.
    ///
    /// - Returns: the differences that are certain by now.
    mutating func play(_ lines: [Line]) async throws -> [ReplyDifference] {
        let items = lines.flatMap { reader.read($0) }
        var batch: [InboundMessage] = []
        for case .message(let arrival) in items { batch.append(try await inbound(arrival)) }
        let acceptances = try await handsets.submit(batch)
        var taken = zip(batch, acceptances).makeIterator()
        for item in items {
            switch item {
            case .message(let arrival):
                if let (message, acceptance) = taken.next() { take(acceptance, of: arrival, message) }
            case .reply(let reply): if isCompared(reply.entry) { comparison.record(reply) }
            case .foreign(let arrival):
                counts.unplayed += 1
                unplayed.add(arrival)
            case .fault(let fault):
                counts.faults += 1
                say("\(name): \(fault)")
            }
        }
        try await handsets.settle(acceptances.flatMap { $0.fired + $0.caused })
        return comparison.takeDifferences()
    }

    /// Lets time pass until nothing is due, and compares what is left.
    mutating func finish() async throws -> [ReplyDifference] {
        while counts.messages > 0, let due = try await time.nextDue() {
            let fired = try await handsets.carry(time.advance(to: due)).fired
            give(fired)
            try await handsets.settle(fired)
        }
        comparison.finish()
        try await played.close()
        return comparison.takeDifferences()
    }

    /// Ends without a result.
    func abandon() async { try? await played.close() }

    private mutating func inbound(_ arrival: Arrival) async throws -> InboundMessage {
        guard let own = arrival.time else { preconditionFailure("a message of a recording has a time") }
        let shift = try await begin(at: own, line: arrival.line)
        return InboundMessage(
            from: arrival.from, to: arrival.to ?? setup.services.first.shortCode, text: arrival.text,
            receivedAt: own.adding(milliseconds: shift), identity: arrival.identity)
    }

    /// At the first message sets the clock and enters the members.
    private mutating func begin(at first: Timestamp, line: Int) async throws -> Int64 {
        if let shift { return shift }
        let shift = setup.clock.map { $0.milliseconds - first.milliseconds } ?? 0
        self.shift = shift
        let start = first.adding(milliseconds: shift)
        if played.hasPast, let last = try await played.centre.lastEntry(), start.milliseconds < last.milliseconds {
            throw UsageError(
                "\(name): line \(line): the log begins at \(start), before the store's last entry at \(last); "
                    + "--clock \(last) shifts the log")
        }
        try await setup.enterMembers(into: played.centre, at: start)
        return shift
    }

    private mutating func take(_ acceptance: Acceptance, of arrival: Arrival, _ message: InboundMessage) {
        counts.messages += 1
        if let grammar = setup.services.grammar(at: message.to) {
            names.read(acceptance.message.text, grammar, on: message.receivedAt.date)
        }
        give(acceptance.fired)
        comparison.pass(arrival)
        let caused = acceptance.caused
        let isAnswered = caused.contains { $0.message.to.number == arrival.from.number }
        if !isAnswered { unanswered.pass(arrival, mayCome: acceptance.mayBeAnsweredLater) }
        for delivery in caused { give(entry(delivery)) }
        if case .refused(let clash) = acceptance.outcome {
            counts.faults += 1
            say("\(name): line \(arrival.line): \(clash)")
        }
        let time = acceptance.message.receivedAt
        if time.milliseconds > message.receivedAt.milliseconds {
            say("\(name): line \(arrival.line): earlier than the one before; taken at \(time)")
        }
    }

    private mutating func give(_ fired: [Delivery]) {
        for delivery in fired {
            unanswered.give(entry(delivery))
            give(entry(delivery))
        }
    }

    private mutating func give(_ entry: LogEntry) {
        if isCompared(entry) { comparison.give(entry) }
    }

    /// A reply at the log's own time.
    private func entry(_ delivery: Delivery) -> LogEntry {
        var entry = LogEntry(delivery.message)
        entry.time = entry.time.adding(milliseconds: -(shift ?? 0))
        return entry
    }

    private func isCompared(_ entry: LogEntry) -> Bool { only?.matches(entry.to) ?? true }
}

extension Acceptance {
    /// Whether a reply can come later than with the message: a fault may hold it back.
    fileprivate var mayBeAnsweredLater: Bool {
        switch outcome {
        case .answered, .repeated: true
        case .silent, .incomplete, .refused, .forwarded, .undeliverable, .struck, .congested, .unschedulable: false
        }
    }
}
