package import MessageCentre
import Store
import Synchronization

/// The record of a door's traffic: each message and each reply, a line in the file before anybody hears of it.
package final class TrafficRecord: TrafficRecorder {
    private struct State {
        var file: RecordFile
        var printer: RecordPrinter
        /// Where the file ended before the last commit.
        var before: Int64
    }

    private let state: Mutex<State>
    private let name: String

    /// Opens a record, and writes the heading of a new one.
    ///
    /// - Throws: `UsageError` where the file is none that can be gone on with.
    package init(_ plan: RecordPlan) throws {
        var file = try RecordFile(plan.file)
        var printer = RecordPrinter(file.form ?? plan.form, plan.pseudonyms?.log)
        if file.length > 0 {
            try Self.check(file.firstLine ?? "", goesOnAs: plan)
            if let clash = plan.clash(with: file.directives) { throw UsageError("\(plan.file): \(clash)") }
        }
        if file.length == 0 {
            printer.comment(plan.heading)
            for directive in plan.directives { printer.comment("\(directive)") }
            try file.append(printer.octets)
        }
        name = plan.file
        state = Mutex(State(file: file, printer: printer, before: file.length))
    }

    /// Refuses to put one's own numbers beside pseudonyms, or pseudonyms of one key beside those of another.
    private static func check(_ line: String, goesOnAs plan: RecordPlan) throws(UsageError) {
        guard line != "# \(plan.heading)" else { return }
        if plan.pseudonyms != nil {
            throw UsageError("\(plan.file): has no pseudonyms, or those of another key; expected a new file")
        }
        guard !line.contains("pseudonyms stand for") else {
            throw UsageError("\(plan.file): has pseudonyms; expected --pseudonymise with their key, or a new file")
        }
    }

    package func write(_ steps: [RecordedStep]) throws -> RecordMark {
        try state.withLock { state in
            state.before = state.file.length
            do {
                try state.file.append(state.printer.lines(of: steps))
            } catch {
                throw RecordFailure("\(error)")
            }
            return state.file.mark
        }
    }

    package func takeBack() {
        state.withLock { state in state.file.cut(to: state.before) }
    }

    package func takeBack(to mark: RecordMark) throws {
        let count = state.withLock { state in
            let count = state.file.lines(behind: mark)
            if count > 0 { state.file.cut(to: mark.length) }
            return count
        }
        guard count > 0 else { return }
        Diagnostics.say(
            "\(name): a run that was killed had not committed its last \(count == 1 ? "line" : "\(count) lines"), which "
                + "\(count == 1 ? "is" : "are") taken out")
    }
}
