import Doors
import Services
import ShortMessage
import Transcripts

/// One recording on its way from its file to its result.
struct RecordingReplay {
    private let plan: ReplayPlan
    private let source: RecordingSource
    private let setup: ReplaySetup

    /// - Throws: `UsageError` where the recording cannot be played as it says, or as the options say.
    init(of source: RecordingSource, _ plan: ReplayPlan) throws {
        (self.source, self.plan) = (source, plan)
        try source.checkHead()
        if plan.isUpdate, source.path == nil { throw UsageError("--update writes files; stdin is none") }
        setup = try ReplaySetup(plan, source)
    }

    /// Plays it, and says what differs as soon as it is certain.
    func run(into printer: inout RecordingPrinter, until signals: Descriptor) async throws -> ExitStatus {
        guard let form = source.lineForm(plan.input) else {
            guard plan.task != .shrink else {
                throw UsageError("\(source.name): --shrink takes a log; this is a dialog")
            }
            return try await DialogReplay(of: source, setup).run(plan, into: &printer)
        }
        if plan.task == .shrink {
            var search = ShrinkReplay(of: source, form, setup, only: plan.only)
            return try await search.run(into: &printer)
        }
        return try await playLog(form, into: &printer, until: signals)
    }

    private func playLog(
        _ form: LineForm, into printer: inout RecordingPrinter, until signals: Descriptor
    ) async throws -> ExitStatus {
        let failures = ServiceFailures()
        var replay = try await LogReplay(
            of: form, named: source.name, setup, only: plan.only, telling: failures)
        var report = LogReport(printer.style, name: source.name, expecting: setup.expectations)
        do {
            var source = source
            while let lines = try source.next() {
                try await replay.play(lines)
                await report.take(&replay.log, into: &printer)
            }
            guard EndSignal.caught == nil else {
                let played = replay.log.tally.messages
                throw Interruption(
                    description: "\(source.name): interrupted after \(played) messages; not all was played")
            }
            guard !plan.isUpdate || source.isUTF8 else { throw RecordingRewriting.notUTF8(source.name) }
            try await replay.finish()
            await report.take(&replay.log, into: &printer)
        } catch {
            printer.remark(replay.log.takeRemarks())
            await replay.abandon()
            throw error
        }
        var result = report.result(of: replay.log)
        if plan.isUpdate, let path = source.path {
            let edits = report.edits(replay.log.comparison.times)
            let rewriting = RecordingRewriting(path, form, services: setup.services.numbers)
            result.summary += try rewriting.apply(edits, until: signals) ? "; written" : "; left as it is"
        }
        printer.end(result, report.tally, hints: report.hints)
        guard failures.areNone else { return .unforeseen }
        return result.isWell ? .well : .found
    }
}
