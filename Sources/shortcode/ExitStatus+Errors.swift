import ArgumentParser
import Doors
import Glibc
import Membership
import MessageCentre
import MessageGrammar
import Store

extension ExitStatus {
    /// What an error that ends a command means.
    init(_ error: any Error) {
        switch error {
        case let error as DeviceError where error.isOfNoReader: self = .interrupted
        case is Interruption: self = .interrupted
        case is StoreError, is DeviceError, is any StoreExhaustion: self = .failed
        case is GrammarFileError, is ServiceClash, is UsageError: self = .usage
        case is OperatorRefusal: self = .found
        default: self = .unforeseen
        }
    }

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
