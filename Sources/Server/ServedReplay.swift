import Doors
import Replays
import Services
import ShortMessage
import Transcripts
import Web

/// A log that comes in a request: played to services of its own, as `replay` does with a file.
struct ServedReplay: Sendable {
    private let services: ServicePlan

    init(_ services: ServicePlan) {
        self.services = services
    }

    /// Plays a log, and tells what differs.
    ///
    /// - Parameter isMasked: whether what is personal in a text is crossed out, as in all lists of messages.
    /// - Throws: `Problem` where it cannot be played, or names files, which no request may read.
    @Sendable func run(_ text: String, isMasked: Bool) async throws -> ReplaySummary {
        do {
            return ReplaySummary(try await LogTrial(services).run(text), isMasked: isMasked)
        } catch let error as UsageError {
            throw Problem(unplayable: isMasked ? Text.masked(error.description) : error.description)
        }
    }
}

extension ReplaySummary {
    /// What came of a log.
    fileprivate init(_ result: LogTrial.Result, isMasked: Bool) {
        self.init()
        let shown = { isMasked ? Text.masked($0, hiding: result.names) : $0 }
        (messages, replies) = (result.tally.messages, result.tally.replies)
        problems = result.problems.map(shown)
        differences = result.differences.map { difference in
            .object([
                ("line", .number(difference.line)), ("kind", .string(difference.kind.rawValue)),
                ("to", .string(difference.recipient.description)),
                ("expected", .optional(difference.recorded.map { shown($0.entry.text) })),
                ("got", .optional(difference.given.map { shown($0.entry.text) })),
            ])
        }
    }
}
