import Doors
import Transcripts

/// What is found in one log while it is played.
struct LogReport {
    private static let mostLooked = 100

    private let style: ReplayStyle
    private let name: String
    private let expectations: [Expectation]
    private var differences: [ReplyDifference] = []
    /// Whether the mask hides what differs, in one of the first differences.
    private var isHidden = false
    private var looked = 0
    private var hasResult = false
    private var sofar: ReplayResult
    private(set) var tally = ReplayTally()

    init(_ style: ReplayStyle, name: String, expecting expectations: [Expectation]) {
        (self.style, self.name, self.expectations) = (style, name, expectations)
        sofar = ReplayResult(name: name)
    }

    /// Shows what has come of the log since the last time, or keeps differences to be written.
    mutating func take(_ log: inout ReplayedLog, into printer: inout RecordingPrinter) async {
        printer.remark(log.takeRemarks())
        for difference in log.takeDifferences() { take(difference, hiding: log.names, into: &printer) }
        await printer.flush()
        await printer.progress("\(log.tally.messages) messages")
    }

    private mutating func take(
        _ difference: ReplyDifference, hiding names: SeenNames, into printer: inout RecordingPrinter
    ) {
        tally.count(difference)
        guard !style.isUpdate else { return differences.append(difference) }
        if !isHidden, looked < Self.mostLooked { isHidden = difference.isHidden(byMaskOf: names) }
        looked += 1
        sofar.add(printer.show(difference, of: name, hiding: names))
    }

    func edits(_ times: TimeRule?) -> LogEdits {
        var edits = LogEdits(times: times)
        for difference in differences { edits.add(difference) }
        return edits
    }

    /// What came of the log, which has been played.
    mutating func result(of log: ReplayedLog) -> ReplayResult {
        tally += log.tally
        var result = sofar
        result.summary = "\(name): \(tally)"
        result.problems = tally.failures(of: expectations)
        if let problem = tally.untested(isUpdate: style.isUpdate, expectations) { result.problems.append(problem) }
        if let hint = log.unplayedHint, !expectations.contains(where: { $0.kind == .unplayed }) {
            result.problems.append(hint)
        }
        result.notUnderstood = log.faults
        (sofar.notUnderstood, hasResult) = (log.faults, true)
        if tally.faults > 0 { result.isAsRecorded = false }
        return result
    }

    /// What may help, a sentence each.
    var hints: [String] {
        var hints: [String] = []
        let untold = tally.faults - sofar.notUnderstood.count
        if untold > 0, tally.faults > 0, hasResult {
            hints.append("\(untold) more line\(untold == 1 ? " was" : "s were") not understood")
        }
        if isHidden, !style.mask.isOff { hints.append("the mask hides what differs; --unmasked shows it") }
        if !style.isUpdate, tally.differsInTimeOnly {
            hints.append("only times differ; --times ignore, or '# times: ignore' in the log, leaves them out")
        }
        return hints
    }
}
