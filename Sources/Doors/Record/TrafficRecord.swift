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

    private static let heading = "Recorded by shortcode; numbers and texts stand here in clear."

    /// Opens a record, and writes the heading of a new one.
    ///
    /// - Throws: `UsageError` where the file is none that can be gone on with.
    package init(_ plan: RecordPlan) throws {
        var file = try RecordFile(plan.file)
        var printer = RecordPrinter(file.form ?? plan.form)
        if file.length == 0 {
            printer.comment(Self.heading)
            for directive in plan.directives { printer.comment(directive) }
            try file.append(printer.octets)
        }
        name = plan.file
        state = Mutex(State(file: file, printer: printer, before: file.length))
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
