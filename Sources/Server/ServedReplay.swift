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
    /// - Throws: `Problem` where it cannot be played, or names files, which no request may read.
    @Sendable func run(_ text: String) async throws -> ReplaySummary {
        do {
            return ReplaySummary(try await LogTrial(services).run(text))
        } catch let error as UsageError {
            throw Problem(unplayable: error.description)
        }
    }
}

extension ReplaySummary {
    /// What came of a log.
    fileprivate init(_ result: LogTrial.Result) {
        self.init()
        (messages, replies, problems) = (result.tally.messages, result.tally.replies, result.problems)
        differences = result.differences.map { difference in
            .object([
                ("line", .number(difference.line)), ("kind", .string(difference.kind.rawValue)),
                ("to", .string(difference.recipient.description)),
                ("expected", .optional(difference.recorded?.entry.text)),
                ("got", .optional(difference.given?.entry.text)),
            ])
        }
    }
}
