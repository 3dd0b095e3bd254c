import Applications
import Doors
import Explanations
import MessageCentre
import Services
import ShortMessage
import Transcripts

/// One recorded log, played to services of its own.
struct LogReplay {
    private let setup: ReplaySetup
    private let played: ReplayCentre
    private let handsets: PlayedHandsets
    private let time: ClockDriver
    private let programs: AskedPrograms?

    private var reader: RecordingReader
    var log: ReplayedLog
    /// Milliseconds by which the log is shifted; nil until the first message.
    private var shift: Int64?
    /// The time of the latest line, as the log has it.
    private var last: Timestamp?

    init(
        of form: LineForm, named name: String, _ setup: ReplaySetup, only: AddressPattern?,
        telling failures: ServiceFailures
    ) async throws {
        self.setup = setup
        log = ReplayedLog(named: name, times: setup.times, only: only)
        reader = RecordingReader(services: setup.services.numbers, form: form, start: setup.clock)
        played = try setup.centre(telling: failures)
        programs = setup.services.playedPrograms()
        handsets = try await PlayedHandsets(at: played.centre, name: "the log", programs: programs)
        time = ClockDriver(played.centre, .log)
    }

    /// Plays some lines.
    mutating func play(_ lines: [Line]) async throws {
        let items = lines.flatMap { reader.read($0) }
        var batch: [InboundMessage] = []
        for case .message(let arrival) in items { batch.append(try await inbound(arrival)) }
        let acceptances = try await handsets.submit(batch)
        var taken = zip(batch, acceptances).makeIterator()
        for item in items {
            last = item.time.map { max($0, last ?? $0) } ?? last
            if case .message(let arrival) = item {
                if let (message, acceptance) = taken.next() { take(acceptance, of: arrival, message) }
            } else if !setup.isBetweenHandsets(item) {
                log.read(item)
            }
        }
        try await handsets.settle(acceptances.flatMap { $0.fired + $0.caused })
    }

    /// Lets time pass until nothing is due, or up to the last line, and compares what is left.
    mutating func finish() async throws {
        let end = setup.endsWithLastLine ? last?.adding(milliseconds: shift ?? 0) : nil
        while log.tally.messages > 0, let due = try await time.nextDue(), end.map({ due <= $0 }) ?? true {
            let fired = try await handsets.carry(time.advance(to: due)).fired
            give(fired)
            try await handsets.settle(fired)
        }
        log.finish()
        await programs?.close()
        try await played.close()
    }

    /// Ends without a result.
    func abandon() async {
        await programs?.close()
        try? await played.close()
    }

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
                "\(log.name): line \(line): the log begins at \(start), before the store's last entry at \(last); "
                    + "--clock \(last) shifts the log")
        }
        try await setup.enterMembers(into: played.centre, at: start)
        return shift
    }

    private mutating func take(_ acceptance: Acceptance, of arrival: Arrival, _ message: InboundMessage) {
        if let grammar = setup.services.grammar(at: message.to) {
            log.names.read(acceptance.message.text, grammar, on: message.receivedAt.date)
        }
        give(acceptance.fired)
        let caused = acceptance.caused
        let isAnswered = caused.contains { $0.message.to.number == arrival.from.number }
        log.send(arrival, isAnswered: isAnswered, mayBeAnsweredLater: acceptance.mayBeAnsweredLater)
        for delivery in caused { log.give(entry(delivery)) }
        if case .refused(let clash) = acceptance.outcome {
            log.count(fault: "\(log.name): line \(arrival.line): \(clash)")
        }
        let time = acceptance.message.receivedAt
        if time.milliseconds > message.receivedAt.milliseconds {
            log.remark("\(log.name): line \(arrival.line): earlier than the one before; taken at \(time)")
        }
    }

    private mutating func give(_ fired: [Delivery]) {
        for delivery in fired { log.giveLater(entry(delivery)) }
    }

    /// A reply at the log's own time.
    private func entry(_ delivery: Delivery) -> LogEntry {
        var entry = LogEntry(delivery.message)
        entry.time = entry.time.adding(milliseconds: -(shift ?? 0))
        return entry
    }
}

extension ReplaySetup {
    /// Whether a line is of the network and no service's.
    fileprivate func isBetweenHandsets(_ item: RecordingReader.Item) -> Bool {
        guard case .foreign(let arrival) = item, let to = arrival.to else { return false }
        let isTelephone = { (address: Address) in handsets.contains(address) || (try? MSISDN(address)) != nil }
        return [arrival.from, to].allSatisfy(isTelephone) && (handsets.contains(arrival.from) || handsets.contains(to))
    }
}

extension RecordingReader.Item {
    /// When the line was written.
    fileprivate var time: Timestamp? {
        switch self {
        case .message(let arrival), .foreign(let arrival): arrival.time
        case .reply(let reply): reply.entry.time
        case .fault: nil
        }
    }
}

extension Acceptance {
    /// Whether a reply can come later than with the message: a fault may hold it back.
    fileprivate var mayBeAnsweredLater: Bool {
        switch outcome {
        case .answered, .repeated: true
        case .silent, .asked, .incomplete, .refused, .forwarded, .undeliverable, .struck, .congested, .unschedulable,
            .senderIsService:
            false
        }
    }
}
