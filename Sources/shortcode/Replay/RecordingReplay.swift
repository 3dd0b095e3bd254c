import Doors
import ShortMessage
import Transcripts

/// One recording on its way from its file to its result.
struct RecordingReplay {
    private let command: Replay
    private let source: RecordingSource
    private let setup: ReplaySetup

    /// - Throws: `UsageError` where the recording cannot be played as it says, or as the options say.
    init(of source: RecordingSource, _ command: Replay) throws {
        (self.source, self.command) = (source, command)
        if let first = source.head.errors.first {
            throw UsageError("\(source.name): \(first)")
        }
        if command.update, source.path == nil { throw UsageError("--update writes files; stdin is none") }
        setup = try ReplaySetup(command, source)
    }

    /// Plays it.
    ///
    /// - Parameter show: is handed each difference as soon as it is certain.
    func run(into printer: inout ReplayPrinter, until signals: Descriptor) async throws -> ExitStatus {
        let form = command.input ?? (source.path?.hasSuffix(".at") == true ? .dialog : source.head.form ?? .log)
        let lineForm: LineForm
        switch form {
        case .dialog:
            guard !command.shrink else { throw UsageError("\(source.name): --shrink takes a log; this is a dialog") }
            return try await DialogReplay(of: source, setup).run(command, into: &printer)
        case .log: lineForm = .log
        case .json: lineForm = .json
        }
        if command.shrink {
            var search = ShrinkReplay(of: source, lineForm, setup, only: command.only)
            return try await search.run(into: &printer)
        }
        return try await playLog(lineForm, into: &printer, until: signals)
    }

    private func playLog(
        _ form: LineForm, into printer: inout ReplayPrinter, until signals: Descriptor
    ) async throws -> ExitStatus {
        let failures = ServiceFailures()
        var replay = try await LogReplay(
            of: form, named: source.name, setup, only: command.only, telling: failures, say: Diagnostics.say)
        var report = LogReport(command, name: source.name)
        do {
            var source = source
            while let lines = try source.next() {
                report.take(try await replay.play(lines), hiding: replay.names, into: &printer)
                printer.progress("\(replay.tally.messages) messages")
            }
            guard EndSignal.caught == nil else {
                await replay.abandon()
                let played = replay.tally.messages
                throw Interruption(
                    description: "\(source.name): interrupted after \(played) messages; not all was played")
            }
            guard !command.update || source.isUTF8 else {
                throw UsageError("\(source.name): this is UTF-16; --update writes UTF-8, so save it as that first")
            }
            report.take(try await replay.finish(), hiding: replay.names, into: &printer)
        } catch {
            await replay.abandon()
            throw error
        }
        let status = try conclude(report, replay, form, into: &printer, until: signals)
        return failures.areNone ? status : .unforeseen
    }

    private func conclude(
        _ report: LogReport, _ replay: LogReplay, _ form: LineForm, into printer: inout ReplayPrinter,
        until signals: Descriptor
    ) throws -> ExitStatus {
        var report = report
        report.tally += replay.tally
        var result = report.result(expecting: setup.expectations)
        if let hint = replay.unplayed.hint(), !setup.expectations.contains(where: { $0.kind == .unplayed }) {
            result.problems.append(hint)
        }
        if command.update, let path = source.path {
            let isWritten = try rewrite(path, report.edits(replay.comparison.times), form, until: signals)
            result.summary += isWritten ? "; written" : "; left as it is"
            result.isAsRecorded = true
        }
        if report.tally.faults > 0 { result.isAsRecorded = false }
        printer.end(result, report.tally, hints: report.hints)
        return result.isWell ? .well : .found
    }

    /// - Returns: whether the file needed to be written.
    private func rewrite(
        _ path: String, _ edits: LogEdits, _ form: LineForm, until signals: Descriptor
    ) throws -> Bool {
        guard !edits.isEmpty else { return false }
        var rewriting = try FileRewriting(of: path)
        do {
            let blocks = BlockReader(try Descriptor.opening(path), until: signals)
            var rewriter = LogRewriter(edits, form: form, services: setup.services.numbers)
            while let block = try blocks.next() { try rewriting.append(rewriter.receive(block[...])) }
            guard EndSignal.caught == nil else {
                throw Interruption(description: "\(path): interrupted; nothing was written")
            }
            try rewriting.append(rewriter.finish())
            try rewriting.commit()
        } catch {
            rewriting.abandon()
            throw error
        }
        return true
    }
}

/// What is found in one log while it is played.
private struct LogReport {
    private static let mostLooked = 100

    private let command: Replay
    private let name: String
    private var differences: [ReplyDifference] = []
    /// Whether the mask hides what differs, in one of the first differences.
    private var isHidden = false
    private var looked = 0
    private var sofar: ReplayResult
    var tally = ReplayTally()

    init(_ command: Replay, name: String) {
        (self.command, self.name) = (command, name)
        sofar = ReplayResult(name: name)
    }

    /// Shows differences, or keeps them to be written.
    mutating func take(
        _ found: [ReplyDifference], hiding names: SeenNames, into printer: inout ReplayPrinter
    ) {
        for difference in found {
            tally.count(difference)
            if command.update {
                differences.append(difference)
            } else {
                if !isHidden, looked < Self.mostLooked { isHidden = difference.isHidden(byMaskOf: names) }
                looked += 1
                sofar.add(printer.show(difference, of: name, hiding: names))
            }
        }
        printer.flush()
    }

    func edits(_ times: TimeRule?) -> LogEdits {
        var edits = LogEdits(times: times)
        for difference in differences { edits.add(difference) }
        return edits
    }

    func result(expecting expectations: [Expectation]) -> ReplayResult {
        var result = sofar
        result.summary = "\(name): \(tally)"
        result.problems = tally.failures(of: expectations)
        if let problem = tally.untested(isUpdate: command.update, expectations) { result.problems.append(problem) }
        return result
    }

    /// What may help, a sentence each.
    var hints: [String] {
        var hints: [String] = []
        if isHidden, !command.options.unmasked { hints.append("the mask hides what differs; --unmasked shows it") }
        if !command.update, tally.differsInTimeOnly {
            hints.append("only times differ; --times ignore, or '# times: ignore' in the log, leaves them out")
        }
        return hints
    }
}
