import Doors
import ShortMessage
import Transcripts

/// What a replay says on stdout, as text, TAP or JSON Lines, and in a JUnit file.
///
/// A reader that goes away, as `head` does, ends what is written and not the replay, so that the exit code is true.
struct ReplayPrinter {
    private let command: Replay
    private let paint: ReplyDifference.Paint
    private var output = ""
    private var isClosed = false
    private var failure: DeviceError?
    private var tap = TAPReport()
    /// For the JUnit file.
    private var results: [ReplayResult] = []
    private var progress: Progress?
    /// Whose conversation was shown last.
    private var shown: (name: String, number: Address.Number)?
    private var total = ReplayTotal()

    init(_ command: Replay) {
        self.command = command
        paint = ReplyStyle.mayColour(.standardOutput) && command.report == .text ? .colours : .none
        if command.report == .tap { output = TAPReport.head }
    }

    mutating func begin(_ name: String, _ number: Int, of count: Int) {
        progress = Progress(count > 1 ? "\(name) (\(number) of \(count))" : name)
    }

    func mayContinue(after status: ExitStatus) -> Bool { !command.failFast || status == .well }

    mutating func progress(_ state: String) {
        progress?.show(state)
    }

    /// Shows a difference, below the person whose conversation it is in.
    ///
    /// - Returns: its picture, where a report has it.
    mutating func show(_ difference: ReplyDifference, of name: String, hiding names: SeenNames) -> String? {
        guard command.report != .text || !command.quiet || command.junit != nil else { return nil }
        let recipient = command.options.mask.shown(difference.recipient)
        let head = "--- \(name): \(recipient)"
        let isMasked = !command.options.mask.isOff
        switch command.report {
        case .json:
            let document = difference.json(
                log: name, recipient: recipient, number: { command.options.mask.shown($0) },
                shown: { isMasked ? Text.masked($0, hiding: names) : $0 })
            append("\(document)\n")
        case .text where !command.quiet:
            if shown?.name != name || shown?.number != difference.recipient.number {
                append(paint == .none ? head + "\n" : "\u{1B}[1m\(head)\u{1B}[0m\n")
            }
            shown = (name, difference.recipient.number)
            append(difference.picture(file: name, isMasked: isMasked, hiding: names, paint: paint) + "\n")
        case .text, .tap: break
        }
        guard keepsPictures else { return nil }
        return head + "\n" + difference.picture(file: name, isMasked: isMasked, hiding: names)
    }

    /// Shows something else that differs.
    mutating func show(_ picture: String) {
        if command.report == .text, !command.quiet { append(picture + "\n") }
    }

    private var keepsPictures: Bool { command.report == .tap || command.junit != nil }

    /// Says what became of one recording.
    mutating func end(_ result: ReplayResult, _ tally: ReplayTally, hints: [String] = []) {
        progress?.clear()
        progress = nil
        switch command.report {
        case .tap: append(tap.lines(of: result))
        case .json: append("\(tally.json(result))\n")
        case .text: if !command.quiet || !result.isWell { append(result.summary + "\n") }
        }
        flush()
        Diagnostics.say((result.problems + hints).map { "\(result.name): \($0)" })
        total.add(result, tally)
        if command.junit != nil { results.append(result) }
    }

    /// Tells of a recording that could not be played.
    mutating func fail(_ file: String, _ reason: String) {
        let name = Text.legible(file)
        progress?.clear()
        progress = nil
        var result = ReplayResult(name: name, summary: name)
        result.problems = [Text.legible(reason)]
        if command.report == .tap { append(tap.lines(of: result)) }
        total.add(result, ReplayTally())
        if command.junit != nil { results.append(result) }
        Diagnostics.say("shortcode: \(reason)")
    }

    /// Says that a signal kept the last recordings from being played.
    func interrupt(of count: Int) {
        let left = count - total.count
        guard left > 0 else { return }
        Diagnostics.say("shortcode: \(left) recording\(left == 1 ? " was" : "s were") not played")
    }

    /// Says what became of all.
    mutating func conclude() throws {
        switch command.report {
        case .tap: append(tap.end)
        case .text: if let line = total.line, !command.quiet { append(line + "\n") }
        case .json: break
        }
        flush()
        if let file = command.junit { try writeJUnit(to: file) }
        if let failure { throw failure }
    }

    private func writeJUnit(to file: String) throws {
        let descriptor = try Descriptor.overwriting(file)
        defer { descriptor.close() }
        do {
            try descriptor.write(Array("\(JUnitReport(results))".utf8))
        } catch {
            throw error.cause
        }
    }

    private mutating func append(_ text: String) {
        if !isClosed { output += text }
    }

    mutating func flush() {
        do {
            try Descriptor.standardOutput.write(Array(output.utf8))
        } catch {
            isClosed = true
            if !(error.reason is ClosedOutput) { failure = error.cause }
        }
        output = ""
    }
}

/// What became of several recordings.
private struct ReplayTotal {
    private(set) var count = 0
    private var failed = 0
    private var tally = ReplayTally()

    mutating func add(_ result: ReplayResult, _ tally: ReplayTally) {
        count += 1
        failed += result.isWell ? 0 : 1
        self.tally += tally
    }

    /// Nil for one recording, which has a line of its own.
    var line: String? {
        guard count > 1 else { return nil }
        let verdict = failed == 0 ? "each as recorded" : "\(failed) not as recorded"
        return "\(count) recordings, \(verdict), with \(tally.messages) messages and \(tally.replies) replies"
    }
}
