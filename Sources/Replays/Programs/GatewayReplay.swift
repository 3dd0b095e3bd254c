import Doors
import ShortMessage
import Transcripts

/// One recorded log, played to a program that is the short code.
struct GatewayReplay {
    private let source: RecordingSource
    private let form: LineForm
    private let terms: GatewayTerms
    private let place: String
    private var log: ReplayedLog
    private var report: LogReport

    /// - Parameters:
    ///   - place: where the program is, as messages name it.
    ///   - input: what the options say that the log is.
    /// - Throws: `UsageError` for a dialog.
    init(
        of source: RecordingSource, _ input: LogHead.Form?, _ terms: GatewayTerms, at place: String,
        _ style: ReplayStyle
    ) throws {
        guard let form = source.lineForm(input) else {
            throw UsageError(
                "\(source.name): a program is played logs; this is a dialog, which says what a program types")
        }
        (self.source, self.form, self.terms, self.place) = (source, form, terms, place)
        log = ReplayedLog(named: source.name, times: terms.times, only: terms.only, isOfProgram: true)
        report = LogReport(style, name: source.name, expecting: terms.expectations)
    }

    /// Plays it, and says what differs as soon as it is certain; a signal ends it, and what was compared by then is told.
    mutating func run(
        at door: inout any GatewayDoor, into printer: inout RecordingPrinter,
        until signals: Descriptor
    ) async throws -> ExitStatus {
        var source = source
        var reader = RecordingReader(services: ServiceNumbers([terms.number]), form: form, start: nil)
        let answers = printer.style.isUpdate ? TrafficPlan.Answers.one : .recorded
        let plan = TrafficPlan(to: terms.number, terms.pace, answers: answers) {
            try source.next().map { lines in lines.flatMap { reader.read($0) } }
        }
        try await door.feed(plan)
        await take(door.takeEvents(), into: &printer)
        while door.goesOn {
            try await door.step()
            await take(door.takeEvents(), into: &printer)
        }
        log.finish(isCutOff: door.end == nil)
        await report.take(&log, into: &printer)
        var result = report.result(of: log)
        if printer.style.isUpdate, let path = source.path, door.end == .over {
            guard source.isUTF8 else { throw RecordingRewriting.notUTF8(source.name) }
            let rewriting = RecordingRewriting(path, form, services: ServiceNumbers([terms.number]))
            let isWritten = try rewriting.apply(report.edits(log.comparison.times), until: signals)
            result.summary += isWritten ? "; written" : "; left as it is"
        }
        judge(&result, door)
        result.problems += door.takeComplaints()
        printer.end(result, report.tally, hints: report.hints + hints(door.end))
        return door.end == nil ? .interrupted : result.isWell ? .well : .found
    }

    private mutating func take(_ events: [TrafficEvent], into printer: inout RecordingPrinter) async {
        guard !events.isEmpty else { return }
        for event in events {
            switch event {
            case .sent(let arrival):
                if let grammar = terms.grammar, let day = arrival.time?.date {
                    log.names.read(arrival.text, grammar, on: day)
                }
                log.send(arrival, isAnswered: false, mayBeAnsweredLater: true)
            case .read(let line): log.read(line)
            case .answered(let answer): log.giveLater(answer)
            }
        }
        await report.take(&log, into: &printer)
    }

    private func hints(_ end: TrafficEnd?) -> [String] {
        guard end == .over, report.tally[.missing] > 0, report.tally.replies > 0 else { return [] }
        return [
            "what is missing had not come when nothing had come for \(Self.seconds(terms.pace.settling)); "
                + "--settle waits longer"
        ]
    }

    private static func seconds(_ milliseconds: Int64) -> String {
        milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
    }

    /// Says why the log was not played to its end, or was not answered.
    private func judge(_ result: inout ReplayResult, _ door: any GatewayDoor) {
        let seconds = Self.seconds(terms.pace.patience ?? 0)
        let messages = report.tally.messages
        switch door.end {
        case .over:
            guard report.tally.replies == 0, report.tally.recorded > 0 else { return }
            result.problems.append("the program at \(place) never answered; \(messages) messages arrived")
        case .nobody:
            result.problems = ["no program came to \(place) in \(seconds), so nothing was played"]
        case .deaf:
            result.problems = [
                "a program came to \(place) and did not \(door.neglect) in \(seconds), so nothing was played; "
                    + "--wait-for-client begins without that"
            ]
        case .stuck(let gateway):
            let what =
                gateway.isThere ? "took nothing more for \(seconds)" : "went away and did not come back in \(seconds)"
            result.problems.append(
                "the program at \(place) \(what); not all was played and read, after \(messages) messages")
        case nil:
            result.problems = ["interrupted after \(messages) messages; not all was played"]
        }
    }
}
