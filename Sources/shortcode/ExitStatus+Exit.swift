import ArgumentParser
import Doors
import Glibc
import Services

extension ExitStatus {
    /// Does a command's work; what it throws becomes one line on stderr, and its status the exit code.
    static func exit(with work: () async throws -> ExitStatus) async throws {
        var status: ExitStatus
        Descriptor.reserveClosed()
        do {
            try Descriptor.standardOutput.checkWritable()
            status = try await work()
        } catch is ClosedOutput {
            status = .well
        } catch {
            status = ExitStatus(error)
            Diagnostics.say(Self.lines(about: error))
        }
        status = status.afterSignal(EndSignal.caught)
        if status != .well { throw ExitCode(status.rawValue) }
    }

    /// The same, where a signal ended the work: that counts more than what was found, and less than what failed.
    private func afterSignal(_ signal: Int32?) -> ExitStatus {
        guard let signal, [.well, .found, .interrupted, .terminated].contains(self) else { return self }
        return signal == SIGINT ? .interrupted : .terminated
    }

    private static func lines(about error: any Error) -> [String] {
        ["shortcode: \(error)"] + ((error as? UsageError)?.picture ?? [])
    }
}
