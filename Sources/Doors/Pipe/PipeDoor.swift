import Glibc
package import MessageCentre
import ShortMessage
import Transcripts

/// The door between stdin, stdout and the centre: reads blocks, hands over what they hold as one batch, writes what that
/// caused in one piece, and only then tells the centre that it was delivered.
package struct PipeDoor {
    let plan: PipePlan
    let centre: MessageCentre
    let handsets: PlayedHandsets
    let blocks: BlockReader
    private let prompt: Prompt?

    private var splitter = LineSplitter()
    var reader: TranscriptReader
    var printer: ReplyPrinter
    /// Drives the centre's time once a log is played at its pace, or at once.
    var time: ClockDriver
    /// Set at the first message.
    var clock: ArrivalClock?
    var retention: Retention?
    /// What was read when a signal came.
    private var unanswered: [TranscriptReader.Reading] = []
    var hasResumed = false
    var hasWarned = false
    var hasWarnedOfTime = false

    package init(
        _ plan: PipePlan, at centre: MessageCentre, asking programs: (any ProgramAsking)? = nil
    ) async throws {
        handsets = try await PlayedHandsets(at: centre, name: "the pipe", programs: programs)
        (self.plan, self.centre) = (plan, centre)
        time = ClockDriver(centre, plan.speed.course)
        reader = TranscriptReader(form: plan.form, sender: plan.played)
        retention = plan.period.map { Retention(of: $0) }
        prompt = plan.form == .text ? Prompt(plan) : nil
        printer = ReplyPrinter(
            mask: plan.mask, style: prompt == nil ? nil : ReplyStyle(), hasFaults: !plan.faults.isEmpty)
        blocks = BlockReader(.standardInput, until: try EndSignal.watch())
    }

    /// Whether a log is played at a pace, so that its messages come one by one.
    private var isPaced: Bool { plan.speed != .max }

    /// Answers until the input ends or nobody reads the output.
    package mutating func run() async throws -> ExitStatus {
        do {
            try await answerBlocks()
            return try await end()
        } catch is ClosedOutput {
            return .well
        }
    }

    private mutating func answerBlocks() async throws {
        prompt?.greet()
        try await resumeWithoutInput()
        prompt?.ask()
        try await letHappenWhileWaiting(forInput: true)
        while let block = try blocks.next() {
            try await answer(splitter.receive(block[...]))
            prompt?.ask()
            try await letHappenWhileWaiting(forInput: true)
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
        let now = MachineClock.now(plan.zone)
        var readings: [TranscriptReader.Reading] = []
        for line in lines { readings += reader.read(line) }
        guard isPaced else { return try await answer(readings, now: now) }
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
        if isPaced, let first = batch.first {
            try await letTimePass(until: first.receivedAt)
            guard EndSignal.caught == nil else {
                unanswered = readings
                return
            }
        }
        let acceptances = try await handsets.submit(batch)
        print(readings, zip(batch, acceptances))
        try await write()
        if let last = acceptances.last { try await forget(at: last.message.receivedAt) }
    }

    /// As the options say, or as the input is; where no message was read, text for a terminal and log lines otherwise.
    var outputForm: LineForm {
        if let output = plan.output { return output }
        if clock != nil, let form = reader.form { return form }
        if Descriptor.standardOutput.isTerminal { return .text }
        return plan.form == .json ? .json : .log
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

    /// Writes the output, then the remarks; the centre hears of what has gone out, and of nothing else.
    mutating func write() async throws {
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
