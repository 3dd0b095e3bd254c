import Glibc
import MessageCentre
import ShortMessage
import Transcripts

/// The door between stdin, stdout and the centre: reads blocks, hands over what they hold as one batch, writes what that
/// caused in one piece, and only then tells the centre that it was delivered.
struct PipeDoor {
    private let command: Pipe
    private let centre: MessageCentre
    private let shortCode: Address
    private let prompt: Prompt?
    private let blocks: BlockReader

    private var splitter = LineSplitter()
    private var reader: TranscriptReader
    private var printer: ReplyPrinter
    /// Set at the first message.
    private var clock: DoorClock?
    private var retention: Retention?
    private var hasWarned = false
    private var hasWarnedOfTime = false

    init(_ command: Pipe, to centre: MessageCentre, shortCode: Address) throws {
        let played = (command.from ?? .standard).address
        self.command = command
        self.centre = centre
        self.shortCode = shortCode
        reader = TranscriptReader(form: command.form, sender: played)
        retention = command.keep.map { Retention(of: $0) }
        prompt = command.form == .text ? Prompt(played: played, shortCode: shortCode) : nil
        printer = ReplyPrinter(mask: command.options.mask, style: prompt == nil ? nil : ReplyStyle())
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
        while let block = try blocks.next() {
            try await answer(splitter.receive(block[...]))
            prompt?.ask()
        }
        prompt?.leave()
    }

    private mutating func end() async throws -> ExitStatus {
        switch EndSignal.caught {
        case SIGINT: return prompt == nil ? .interrupted : .well
        case nil:
            if let line = splitter.finish() { try await answer([line]) }
        default:
            if splitter.unfinished > 0 { printer.remark("the last line was not read to its end and is not answered") }
        }
        if reader.hasOnlyComments {
            printer.remark("the input has comments and no message; with --input text they are messages")
        }
        try await letTimePass()
        try await forgetAtTheEnd()
        return printer.faults == 0 ? .well : .found
    }

    private mutating func answer(_ lines: [Line]) async throws {
        let now = DoorClock.now(command.options.zone)
        var readings: [TranscriptReader.Reading] = []
        for line in lines { readings += reader.read(line) }
        let batch = try await batch(of: readings, now: now)
        let acceptances = try await centre.accept(batch)
        printer.form = command.output ?? reader.form ?? .text
        print(readings, zip(batch, acceptances))
        try await write()
        if let last = acceptances.last { try await retention?.apply(to: centre, at: last.message.receivedAt) }
    }

    /// The messages among the readings; what comes from the short code itself is a recorded reply.
    private mutating func batch(
        of readings: [TranscriptReader.Reading], now: Timestamp
    ) async throws -> [InboundMessage] {
        var batch: [InboundMessage] = []
        for case .message(let arrival) in readings where arrival.from != shortCode {
            if clock == nil { clock = try await clock(from: arrival) }
            warnOfUnusedTime(of: arrival)
            guard let time = clock?.stamp(arrival, now: now) else { continue }
            batch.append(
                InboundMessage(
                    from: arrival.from, to: arrival.to ?? shortCode, text: arrival.text, receivedAt: time,
                    identity: arrival.identity))
        }
        return batch
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
            isRebased: command.rebase)
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
            case .doubt(let fault): printer.remark("taken as texts, though the first looks like a log: \(fault)")
            case .message(let arrival) where arrival.from == shortCode: break
            case .message(let arrival):
                guard let (message, acceptance) = taken.next() else { return }
                printer.print(acceptance, of: arrival)
                if acceptance.message.receivedAt.milliseconds > message.receivedAt.milliseconds {
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

    /// After a log, time goes on until nothing is due.
    private mutating func letTimePass() async throws {
        if clock?.source == .log {
            while let due = try await centre.nextDue() { printer.print(try await centre.advance(to: due), to: nil) }
        }
        try await write()
    }

    private mutating func forgetAtTheEnd() async throws {
        let last = clock?.source == .log ? try await centre.lastEntry() : nil
        try await retention?.end(centre, at: last ?? DoorClock.now(command.options.zone))
    }

    private mutating func write() async throws {
        let (block, remarks) = printer.flush()
        defer { Diagnostics.say(remarks) }
        do {
            try Descriptor.standardOutput.write(block.octets)
        } catch {
            try await centre.confirm(block.deliveries(within: error.written))
            throw error.isClosedPipe ? ClosedOutput() : error.cause
        }
        try await centre.confirm(block.deliveries(within: block.octets.count))
    }
}
