import Doors
package import Services
package import Transcripts

/// A log that is a text and no file, played to services of its own.
package struct LogTrial: Sendable {
    private let services: ServicePlan

    package init(_ services: ServicePlan) {
        self.services = services
    }

    /// What came of it.
    package struct Result: Sendable {
        package var differences: [ReplyDifference] = []
        /// What else is to be said, a sentence each.
        package var problems: [String] = []
        package var tally = ReplayTally()
        /// What its messages gave, so that what repeats them can be shown without.
        package var names = SeenNames()

        fileprivate mutating func take(_ log: inout ReplayedLog) {
            problems += log.takeRemarks()
            differences += log.takeDifferences()
        }
    }

    /// Plays it, and compares the replies with those that it has.
    ///
    /// - Throws: `UsageError` where it cannot be played, or names files, which whoever sends a text may not read.
    package func run(_ text: String) async throws -> Result {
        let source = RecordingSource(text: text, named: "the log")
        let directives = source.head.directives
        guard directives.members.isEmpty, directives.grammars.isEmpty, directives.rates == nil else {
            throw UsageError("the log names files beside it, which a request has not; 'shortcode replay' plays it")
        }
        try source.checkHead()
        guard let form = source.lineForm(nil) else { throw UsageError("this is a dialog with a modem; expected a log") }
        var plan = ReplayPlan(["-"], ReplayStyle(mask: NumberMask(isOff: true)))
        plan.services = services
        return try await played(source, form, try ReplaySetup(plan, source))
    }

    private func played(_ source: RecordingSource, _ form: LineForm, _ setup: ReplaySetup) async throws -> Result {
        var replay = try await LogReplay(of: form, named: source.name, setup, only: nil, telling: ServiceFailures())
        var (source, result) = (source, Result())
        do {
            while let lines = try source.next() {
                try await replay.play(lines)
                result.take(&replay.log)
            }
            try await replay.finish()
            result.take(&replay.log)
        } catch {
            await replay.abandon()
            throw error
        }
        (result.tally, result.names) = (replay.log.tally, replay.log.names)
        result.problems += result.tally.failures(of: setup.expectations)
        return result
    }
}
