import Glibc
import MessageCentre
import ShortMessage
import Transcripts

/// The door between stdin, stdout and the centre: reads blocks, hands over what they hold as one batch, writes what that
/// caused in one piece, and only then tells the centre that it was delivered.
struct PipeDoor {
    private let command: Pipe
    private let centre: MessageCentre
    private let handsets: PlayedHandsets
    /// They tell messages from recorded replies.
    private let numbers: ServiceNumbers
    /// Where a message goes that names no recipient.
    private let shortCode: Address
    private let played: Address
    private let prompt: Prompt?
    private let blocks: BlockReader

    private var splitter = LineSplitter()
    private var reader: TranscriptReader
    private var printer: ReplyPrinter
    /// Nil where a log is played at once.
    private var pace: Pace?
    /// Set at the first message.
    private var clock: DoorClock?
    private var retention: Retention?
    /// What was read when a signal came.
    private var unanswered: [TranscriptReader.Reading] = []
    private var hasResumed = false
    private var hasWarned = false
    private var hasWarnedOfTime = false
    private var hasWarnedOfIdentities = false

    /// - Parameter service: the one of them to which texts go.
    init(
        _ command: Pipe, to centre: MessageCentre, of services: PlayedServices, at service: any GrammarService
    ) async throws {
        handsets = try await PlayedHandsets(at: centre, name: "the pipe")
        played = (command.from ?? .standard).address
        self.command = command
        self.centre = centre
        (numbers, shortCode) = (services.numbers, command.to ?? service.shortCode)
        pace = Pace(command.speed)
        reader = TranscriptReader(form: command.form, sender: played)
        retention = command.keep.map { Retention(of: $0) }
        prompt = command.form == .text ? Prompt(played: played, service: service) : nil
        printer = ReplyPrinter(
            mask: command.options.mask(of: services), style: prompt == nil ? nil : ReplyStyle(),
            hasFaults: !command.centreOptions.faults.plan.rules.isEmpty)
        blocks = BlockReader(.standardInput, until: try EndSignal.watch())
    }

    /// Answers until the input ends or nobody reads the output.
    mutating func run() async throws -> ExitStatus {
        do {
            try await answerBlocks()
            return try await end()
        } catch is ClosedOutput {
            return .well
        }
    }

    private mutating func answerBlocks() async throws {
        prompt?.greet()
        prompt?.ask()
        try await releaseWhileWaiting(forInput: true)
        while let block = try blocks.next() {
            try await answer(splitter.receive(block[...]))
            prompt?.ask()
            try await releaseWhileWaiting(forInput: true)
        }
        prompt?.leave()
    }

    private mutating func end() async throws -> ExitStatus {
        switch EndSignal.caught {
        case nil: if let line = splitter.finish() { try await answer([line]) }
        case let signal:
            remarkUnanswered()
            guard signal != SIGINT else {
                try await write()
                return .interrupted
            }
        }
        if reader.hasOnlyComments {
            printer.remark("the input has comments and no message; with --input text they are messages")
        }
        try await resume()
        try await letTimePass()
        try await forgetAtTheEnd()
        printer.conclude()
        try await write()
        return printer.faults == 0 ? .well : .found
    }

    private mutating func answer(_ lines: [Line]) async throws {
        let now = DoorClock.now(command.options.zone)
        var readings: [TranscriptReader.Reading] = []
        for line in lines { readings += reader.read(line) }
        guard pace != nil else { return try await answer(readings, now: now) }
        for (index, reading) in readings.enumerated() {
            try await answer([reading], now: now)
            guard EndSignal.caught == nil else {
                unanswered += readings[(index + 1)...]
                return
            }
        }
    }

    /// What a signal left of the input that was read.
    private mutating func remarkUnanswered() {
        let lines = unanswered.compactMap { reading in
            if case .message(let arrival) = reading, !isReply(arrival) { arrival.line } else { nil }
        }
        if let first = lines.first {
            printer.remark(
                lines.count == 1
                    ? "line \(first) was read and is not answered"
                    : "\(lines.count) messages were read and are not answered, the first is line \(first)")
        }
        if splitter.unfinished > 0 { printer.remark("the last line was not read to its end and is not answered") }
    }

    private mutating func answer(_ readings: [TranscriptReader.Reading], now: Timestamp) async throws {
        let batch = try await batch(of: readings, now: now)
        printer.form = outputForm
        if !batch.isEmpty { try await resume() }
        if pace != nil, let first = batch.first {
            try await letTimePass(until: first.receivedAt)
            guard EndSignal.caught == nil else {
                unanswered = readings
                return
            }
        }
        let acceptances = try await handsets.submit(batch)
        print(readings, zip(batch, acceptances))
        try await warnOfForgottenIdentities()
        try await write()
        if let last = acceptances.last { try await forget(at: last.message.receivedAt) }
    }

    /// Once, before anything else: writes what an earlier run took on itself and did not write, or did not live to confirm.
    private mutating func resume() async throws {
        guard !hasResumed else { return }
        hasResumed = true
        printer.form = outputForm
        let deliveries = try await handsets.take()
        guard !deliveries.isEmpty else { return }
        printer.remark("messages that an earlier run did not deliver come first: \(deliveries.count)")
        printer.printAll(deliveries)
        try await write()
    }

    /// As the options say, or as the input is; where no message was read, text for a terminal and log lines otherwise.
    private var outputForm: LineForm {
        if let output = command.output { return output }
        if clock != nil, let form = reader.form { return form }
        if Descriptor.standardOutput.isTerminal { return .text }
        return command.input == .json ? .json : .log
    }

    /// The messages among the readings.
    private mutating func batch(
        of readings: [TranscriptReader.Reading], now: Timestamp
    ) async throws -> [InboundMessage] {
        var batch: [InboundMessage] = []
        for case .message(let arrival) in readings where !isReply(arrival) {
            if clock == nil { clock = try await clock(from: arrival) }
            if clock?.isResuming == true, try await !isKnown(arrival) { try clock?.resume(with: arrival) }
            warnOfUnusedTime(of: arrival)
            guard let time = clock?.stamp(arrival, now: now) else { continue }
            batch.append(
                InboundMessage(
                    from: arrival.from, to: arrival.to ?? shortCode, text: arrival.text, receivedAt: time,
                    identity: arrival.identity))
        }
        return batch
    }

    /// Whether the store has a message already.
    private func isKnown(_ arrival: Arrival) async throws -> Bool {
        guard let identity = arrival.identity else { return false }
        return try await centre.knows(identity)
    }

    /// Whether a line is a recorded reply, which is not sent in.
    private func isReply(_ arrival: Arrival) -> Bool {
        numbers.direction(from: arrival.from, to: arrival.to) == .reply
    }

    /// Said once: the first JSON line had no time, so the machine's counts, and nobody asked for that.
    private mutating func warnOfUnusedTime(of arrival: Arrival) {
        guard !hasWarnedOfTime, reader.form == .json, arrival.time != nil, command.clock == nil, clock?.source == .real
        else { return }
        hasWarnedOfTime = true
        printer.remark(
            "line \(arrival.line): \"at\" is not used, because the first message has none and the machine's clock "
                + "counts; put one there, or use --clock log")
    }

    private func clock(from first: Arrival) async throws -> DoorClock {
        let clock = try DoorClock(
            command.clock, at: first, zone: command.options.zone, lastEntry: try await centre.lastEntry(),
            isRebased: command.rebase, isKnown: try await isKnown(first))
        if clock.source == .real { try await centre.mustNotBeAhead(of: DoorClock.now(command.options.zone)) }
        guard reader.form == .text || clock.source == .real else { return clock }
        if command.clock == .log { throw UsageError("--clock log needs the times of a log; texts have none") }
        if command.rebase { throw UsageError("--rebase shifts the times of a log; these messages have none") }
        return clock
    }

    private mutating func print(
        _ readings: [TranscriptReader.Reading], _ taken: Zip2Sequence<[InboundMessage], [Acceptance]>
    ) {
        var taken = taken.makeIterator()
        for reading in readings {
            switch reading {
            case .fault(let fault): printer.fault(fault)
            case .message(let arrival) where isReply(arrival): break
            case .message(let arrival):
                guard let (message, acceptance) = taken.next() else { return }
                printer.print(acceptance, of: arrival, at: message.receivedAt)
                if !acceptance.isRepeated, acceptance.message.receivedAt.milliseconds > message.receivedAt.milliseconds
                {
                    warn(of: acceptance, at: arrival.line)
                }
            }
        }
    }

    /// In a log every line that goes back is named; a machine's clock that is behind is behind for all of them.
    private mutating func warn(of acceptance: Acceptance, at line: Int) {
        let time = acceptance.message.receivedAt
        if clock?.source == .log {
            printer.remark("line \(line): earlier than the one before; taken at \(time)")
        } else if !hasWarned {
            hasWarned = true
            printer.remark("this machine's clock is behind the store; messages are taken at \(time)")
        }
    }

    /// After a log, time goes on until nothing is due; on the machine's clock, until what a fault holds back has gone.
    /// Without a message there is no clock, and what an earlier run left to be late goes without a wait.
    private mutating func letTimePass() async throws {
        switch clock?.source {
        case .log: while let due = try await centre.nextDue() { try await letTimePass(until: due) }
        case .real:
            if let due = await centre.nextRelease() {
                Diagnostics.say("waiting for what a fault holds back, until \(due) at least; Ctrl-C ends")
            }
            try await releaseWhileWaiting(forInput: false)
        case nil: while let due = await centre.nextRelease() { try await pass(to: due) }
        }
        try await write()
    }

    /// Said once.
    private mutating func warnOfForgottenIdentities() async throws {
        guard !hasWarnedOfIdentities, command.centreOptions.store == nil, await centre.hasForgottenIdentities() else {
            return
        }
        hasWarnedOfIdentities = true
        printer.remark(
            "a store in memory knows the last 10000 ids; what comes with an older one is a new message (--store FILE "
                + "keeps them all)")
    }

    private mutating func forget(at moment: Timestamp) async throws {
        let centre = centre
        try await retention?.apply(to: centre, at: moment)
    }

    private mutating func forgetAtTheEnd() async throws {
        let centre = centre
        let last = clock?.source == .log ? try await centre.lastEntry() : nil
        let now = last ?? DoorClock.now(command.options.zone)
        try await retention?.end(centre, at: now)
    }

    /// Does what is due up to a moment of the log, each when it comes if the log is played at a pace.
    private mutating func letTimePass(until moment: Timestamp) async throws {
        while let due = try await centre.nextDue(), due.milliseconds <= moment.milliseconds {
            try await keepPace(due)
            try await pass(to: due)
        }
        try await keepPace(moment)
    }

    private mutating func keepPace(_ moment: Timestamp) async throws {
        guard let instant = pace?.instant(of: moment) else { return }
        try await write()
        _ = try blocks.wait(until: instant, orInput: false)
    }

    /// On the machine's clock, lets go what a fault holds back when its time comes, until there is something to read.
    private mutating func releaseWhileWaiting(forInput: Bool) async throws {
        while clock?.source == .real, let due = await centre.nextRelease() {
            guard try blocks.wait(until: DoorClock.instant(of: due), orInput: forInput) else { return }
            try await pass(to: due)
            try await write()
        }
    }

    private mutating func pass(to moment: Timestamp) async throws {
        let passage = try await handsets.pass(to: moment)
        printer.print(passage.faults)
        if clock == nil {
            printer.printAll(passage.fired)
        } else {
            printer.print(passage.fired, to: reader.form == .text ? played : nil)
        }
    }

    /// Writes the output, then the remarks; the centre hears of what has gone out, and of nothing else.
    private mutating func write() async throws {
        let (block, remarks, told) = printer.flush()
        var failure: WriteError?
        do {
            try Descriptor.standardOutput.write(block.octets)
        } catch {
            failure = error
        }
        try await handsets.settle(block.deliveries(within: failure?.written ?? block.octets.count))
        do {
            try Diagnostics.tell(remarks)
            try await handsets.settle(told)
        } catch let error as WriteError {
            // Remarks alone are nobody's to miss.
            if !told.isEmpty { failure = failure ?? error }
        }
        if let failure { throw failure.reason }
    }
}
