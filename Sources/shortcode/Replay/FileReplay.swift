import MessageCentre
import ShortMessage
import Transcripts

/// One recorded log, played to a service of its own.
struct FileReplay {
    private let name: String
    private let blocks: BlockReader
    private let centre: MessageCentre
    private let mask: NumberMask
    private let failures = ServiceFailures()

    private var splitter = LineSplitter()
    private var reader: ExchangeReader
    private var tally = ReplayTally()
    private var unplayed = UnplayedLines()
    private var rewriting: FileRewriting?
    private var progress: Progress
    /// Differences that are not written yet.
    private var output = ""
    /// The last exchange that was played; what falls due before the next message belongs to it.
    private var open: Exchange?

    init(of blocks: BlockReader, named name: String, to services: PlayedServices, mask: NumberMask) throws {
        (self.name, self.blocks, self.mask) = (name, blocks, mask)
        reader = ExchangeReader(services: services.numbers)
        progress = Progress(name)
        centre = try MessageCentre(store: .memory, services: services.directory, log: failures.report)
    }

    /// Plays the log and says what differs.
    ///
    /// - Parameter rewriting: where the log is written with the given replies; nil to compare only.
    mutating func run(rewriting: FileRewriting?) async throws -> ExitStatus {
        self.rewriting = rewriting
        do {
            while let block = try blocks.next() { try await play(splitter.receive(block[...])) }
            guard EndSignal.caught == nil else {
                rewriting?.abandon()
                return .interrupted
            }
            try await playTheEnd()
        } catch {
            rewriting?.abandon()
            throw error
        }
        try await centre.close()
        return try conclude()
    }

    private mutating func play(_ lines: [Line]) async throws {
        try await play(exchanges(in: lines))
        try write()
        progress.show("\(tally.messages) messages")
    }

    /// The last line and what falls due after it.
    private mutating func playTheEnd() async throws {
        let last = splitter.finish().map { exchanges(in: [$0]) } ?? []
        try await play(last + [reader.finish()])
        while let due = try await centre.nextDue() {
            let fired = try await centre.advance(to: due)
            open?.given += fired.map { LogEntry($0.message) }
        }
        try settle()
        try write()
    }

    private mutating func exchanges(in lines: [Line]) -> [Exchange] {
        var exchanges: [Exchange] = []
        for line in lines {
            do {
                if let ended = try reader.read(line) { exchanges.append(ended) }
            } catch {
                tally.faults += 1
                Diagnostics.say("\(name): \(error)")
            }
        }
        return exchanges
    }

    private mutating func play(_ exchanges: [Exchange]) async throws {
        let arrivals = exchanges.compactMap(\.message)
        let acceptances = try await centre.accept(arrivals.compactMap(inbound))
        var taken = acceptances.makeIterator()
        for var exchange in exchanges {
            if let arrival = exchange.message, let acceptance = taken.next() {
                remark(on: acceptance, of: arrival)
                open?.given += acceptance.fired.map { LogEntry($0.message) }
                exchange.given = acceptance.caused.map { LogEntry($0.message) }
            }
            try settle()
            open = exchange
        }
        try await centre.confirm(acceptances.flatMap { $0.fired + $0.caused })
    }

    private func inbound(_ arrival: Arrival) -> InboundMessage? {
        guard let time = arrival.time, let recipient = arrival.to else { return nil }
        return InboundMessage(from: arrival.from, to: recipient, text: arrival.text, receivedAt: time)
    }

    private func remark(on acceptance: Acceptance, of arrival: Arrival) {
        let time = acceptance.message.receivedAt
        if let claimed = arrival.time, time.milliseconds > claimed.milliseconds {
            Diagnostics.say("\(name): line \(arrival.line): earlier than the one before; taken at \(time)")
        }
    }

    /// Compares the last exchange, to which nothing more can belong.
    private mutating func settle() throws {
        guard let exchange = open else { return }
        let differences = exchange.differences
        tally.count(exchange, differences)
        for line in exchange.unplayed { unplayed.add(line) }
        if rewriting != nil {
            guard let lines = exchange.updated else {
                throw UsageError("\(name): a line too long to be kept; nothing was written")
            }
            try rewriting?.append(lines)
        } else {
            for difference in differences {
                let recipient = mask.shown(difference.recipient)
                output += difference.picture(file: name, recipient: recipient, isMasked: !mask.isOff) + "\n"
            }
        }
        open = nil
    }

    private mutating func conclude() throws -> ExitStatus {
        progress.clear()
        var summary = "\(name): \(tally)"
        if rewriting != nil { summary += try rewrite() ? "; written" : "; left as it is" }
        output += summary + "\n"
        try write()
        if let hint = unplayed.hint() { Diagnostics.say("\(name): \(hint)") }
        if rewriting == nil, tally.recorded == 0, tally.replies > 0 {
            Diagnostics.say("\(name) has no recorded replies; replay --update writes them")
        }
        guard failures.areNone else { return .unforeseen }
        let isWhole = tally.faults == 0 && tally.unplayed == 0
        return isWhole && (rewriting != nil || tally.differences == 0) ? .well : .found
    }

    /// Whether the file needed to be written.
    private mutating func rewrite() throws -> Bool {
        guard tally.differences > 0 else {
            rewriting?.abandon()
            return false
        }
        try rewriting?.commit()
        return true
    }

    private mutating func write() throws {
        do {
            try Descriptor.standardOutput.write(Array(output.utf8))
        } catch {
            throw error.isClosedPipe ? ClosedOutput() : error.cause
        }
        output = ""
    }
}
