import Doors
import ShortMessage
import Transcripts

/// What replays say on stdout, as text, TAP or JSON Lines, on stderr, and in a JUnit file.
///
/// Recordings that are played at the same time are told of one after the other, in the order of their files: what a later
/// one says waits, and where that is much, the later one waits as well.
///
/// A reader that goes away, as `head` does, ends what is written and not the replay, so that the exit code is true.
actor ReplayPrinter {
    /// Something that a recording says.
    enum Piece: Sendable {
        case output(String)
        case remarks([String])
        /// What became of it; what else it has to say goes to stderr.
        case result(ReplayResult, ReplayTally, hints: [String])
        /// It could not be played, for this reason.
        case failure(String)
        /// Nothing follows.
        case end(ExitStatus)
    }

    /// Pieces of a recording that wait, after which it waits as well.
    private static let mostWaiting = 1000

    private let style: ReplayStyle
    private let files: [String]
    /// Whose turn it is.
    private var current = 0
    private var waiting: [Int: [Piece]] = [:]
    private var held: [Int: CheckedContinuation<Void, Never>] = [:]

    private var output = ""
    private var isClosed = false
    private var failure: DeviceError?
    private var tap = TAPReport()
    /// For the JUnit file.
    private var results: [ReplayResult] = []
    private var progress: Progress?
    private var total = ReplayTotal()
    /// The worst of what has ended.
    private(set) var status = ExitStatus.well

    init(_ style: ReplayStyle, files: [String]) {
        (self.style, self.files) = (style, files)
        if style.form == .tap { output = TAPReport.head }
        progress = files.isEmpty ? nil : Self.progress(of: 0, files)
    }

    private static func progress(of index: Int, _ files: [String]) -> Progress {
        Progress(files.count > 1 ? "\(files[index]) (\(index + 1) of \(files.count))" : files[index])
    }

    /// Whether another recording may be begun.
    var goesOn: Bool { !(style.failsFast && status != .well) }

    func progress(_ state: String, of index: Int) {
        if index == current { progress?.show(state) }
    }

    /// Says something of a recording when it is its turn.
    func say(_ pieces: [Piece], of index: Int) async {
        waiting[index, default: []] += pieces
        sayWhatMay()
        guard index > current, goesOn, waiting[index, default: []].count >= Self.mostWaiting else { return }
        await withCheckedContinuation { held[index] = $0 }
    }

    private func sayWhatMay() {
        while goesOn, current < files.count, let pieces = waiting.removeValue(forKey: current) {
            for piece in pieces { say(piece) }
            flush()
        }
        if !goesOn { (waiting, current) = ([:], files.count) }
        for index in held.keys where index <= current { held.removeValue(forKey: index)?.resume() }
    }

    private func say(_ piece: Piece) {
        switch piece {
        case .output(let text): append(text)
        case .remarks(let lines): remark(lines)
        case .result(let result, let tally, let hints): end(result, tally, hints)
        case .failure(let reason): fail(reason)
        case .end(let status):
            self.status = max(self.status, status)
            clearProgress()
            current += 1
            if current < files.count { progress = Self.progress(of: current, files) }
        }
    }

    /// stdout comes first, where both are one terminal.
    private func remark(_ lines: [String]) {
        flush()
        Diagnostics.say(lines)
    }

    private func end(_ result: ReplayResult, _ tally: ReplayTally, _ hints: [String]) {
        clearProgress()
        switch style.form {
        case .tap: append(tap.lines(of: result))
        case .json: append("\(tally.json(result))\n")
        case .text: if !style.isQuiet || !result.isWell { append(result.summary + "\n") }
        }
        remark((result.problems + hints).map { "\(result.name): \($0)" })
        total.add(result, tally)
        if style.junit != nil { results.append(result) }
    }

    private func fail(_ reason: String) {
        clearProgress()
        let name = Text.legible(files[current])
        var result = ReplayResult(name: name, summary: name)
        result.problems = [Text.legible(reason)]
        switch style.form {
        case .tap: append(tap.lines(of: result))
        case .json: append("\(ReplayTally().json(result))\n")
        case .text: break
        }
        total.add(result, ReplayTally())
        if style.junit != nil { results.append(result) }
        remark(["shortcode: \(reason)"])
    }

    private func clearProgress() {
        progress?.clear()
        progress = nil
    }

    /// Says what became of all, and that a signal kept the last ones from being played.
    func conclude() throws {
        let left = files.count - total.count
        if EndSignal.caught != nil, left > 0 {
            Diagnostics.say("shortcode: \(left) recording\(left == 1 ? " was" : "s were") not played")
        }
        switch style.form {
        case .tap: append(tap.end)
        case .text: if let line = total.line, !style.isQuiet { append(line + "\n") }
        case .json: break
        }
        flush()
        if let file = style.junit { try writeJUnit(to: file) }
        if let failure { throw failure }
    }

    private func writeJUnit(to file: String) throws {
        let descriptor = try Descriptor.overwriting(
            file, ifItBeginsWith: Array(JUnitReport.beginning.utf8), expecting: "an earlier report")
        defer { descriptor.close() }
        do {
            try descriptor.write(Array("\(JUnitReport(results))".utf8))
        } catch {
            throw error.cause
        }
    }

    private func append(_ text: String) {
        if !isClosed { output += text }
    }

    private func flush() {
        guard !output.isEmpty else { return }
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
