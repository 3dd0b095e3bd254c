import ArgumentParser
import Doors
import Glibc
import ShortMessage
import Transcripts
import Web

/// A log that comes in a request: played to services of its own, as `replay` does with a file.
struct ServedReplay: Sendable {
    private let options: ServiceOptions

    init(_ options: ServiceOptions) {
        self.options = options
    }

    /// Plays a log, and tells what differs.
    ///
    /// - Throws: `Problem` where it cannot be played, or names files, which no request may read.
    @Sendable func run(_ text: String) async throws -> ReplaySummary {
        do {
            let source = try RecordingSource(
                try Self.file(with: text), named: "the log", until: try DoorStop().descriptor)
            defer { source.close() }
            return try await play(source)
        } catch let error as UsageError {
            throw Problem(unplayable: error.description)
        }
    }

    private func play(_ source: RecordingSource) async throws -> ReplaySummary {
        let directives = source.head.directives
        guard directives.members.isEmpty, directives.grammars.isEmpty, directives.rates == nil else {
            throw Problem(
                unplayable: "the log names files beside it, which a request has not; 'shortcode replay' plays it")
        }
        try source.checkHead()
        guard let form = source.lineForm(nil) else {
            throw Problem(unplayable: "this is a dialog with a modem; expected a log")
        }
        var command = try Replay.parse(["-"])
        command.options = options
        let setup = try ReplaySetup(command, source)
        let failures = ServiceFailures()
        var replay = try await LogReplay(of: form, named: source.name, setup, only: nil, telling: failures)
        var summary = ReplaySummary()
        do {
            var source = source
            while let lines = try source.next() {
                try await replay.play(lines)
                summary.take(&replay.log)
            }
            try await replay.finish()
            summary.take(&replay.log)
        } catch {
            await replay.abandon()
            throw error
        }
        let tally = replay.log.tally
        (summary.messages, summary.replies) = (tally.messages, tally.replies)
        summary.problems += tally.failures(of: setup.expectations)
        return summary
    }

    /// A file without a name that has a text.
    private static func file(with text: String) throws -> Descriptor {
        var name = Array("/tmp/shortcode-XXXXXX".utf8CString)
        let number = mkstemp(&name)
        guard number >= 0 else { throw DeviceError.last("/tmp") }
        unlink(name)
        let file = Descriptor(number: number, name: "the log")
        file.keepForThisProcess()
        try file.writeOutput(text)
        lseek(number, 0, SEEK_SET)
        return file
    }
}

extension ReplaySummary {
    /// What has come of a log since the last time.
    fileprivate mutating func take(_ log: inout ReplayedLog) {
        problems += log.takeRemarks()
        differences += log.takeDifferences().map { difference in
            .object([
                ("line", .number(difference.line)), ("kind", .string(difference.kind.rawValue)),
                ("to", .string(difference.recipient.description)),
                ("expected", .optional(difference.recorded?.entry.text)),
                ("got", .optional(difference.given?.entry.text)),
            ])
        }
    }
}
