import Subprocess

/// What a command prints that runs once.
package enum CommandOutput {
    /// Octets.
    private static let longest = 64 << 10

    /// The same, within a time.
    package static func text(of command: String, within deadline: Duration) async -> Result<String, ProgramFailure> {
        await withDeadline(deadline) { await text(of: command, environment: [], input: "") }
    }

    /// Runs a command to its end.
    ///
    /// - Parameter input: may be left unread.
    static func text(
        of command: String, environment: [(name: String, value: String)], input: String
    ) async -> Result<String, ProgramFailure> {
        do {
            let result = try await Subprocess.run(
                .shell(command, environment: environment), input: .inputWriter, output: .bytes(limit: longest),
                error: .currentStandardError
            ) { execution in
                _ = try? await execution.standardInputWriter.write(input)
                try? await execution.standardInputWriter.finish()
            }
            guard result.terminationStatus.isSuccess else { return .failure(.refused(result.terminationStatus.told)) }
            guard let output = String(validating: result.standardOutput, as: UTF8.self) else {
                return .failure(.rubbish("octets that are no UTF-8"))
            }
            return .success(output)
        } catch is CancellationError {
            return .failure(.stopped)
        } catch let error as SubprocessError where error.code == .outputLimitExceeded {
            return .failure(.rubbish("more than \(longest) octets"))
        } catch {
            return .failure(.unreachable("\(error)"))
        }
    }
}

extension Configuration {
    /// A command as a shell reads it, in a group of processes of its own, which ends with it.
    static func shell(_ command: String, environment: [(name: String, value: String)] = []) -> Configuration {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [
            .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(200)),
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(50)),
        ]
        let named = environment.compactMap { name, value in
            Environment.Key(rawValue: name).map { ($0, Optional(value)) }
        }
        return Configuration(
            executable: .name("sh"), arguments: ["-c", command],
            environment: .inherit.updating(Dictionary(named) { _, last in last }), platformOptions: options)
    }
}

extension TerminationStatus {
    /// How a program ended that was not to end so.
    var told: String {
        switch self {
        case .exited(let code): "it ended with exit code \(code)"
        case .signaled(let signal): "signal \(signal) ended it"
        }
    }
}
