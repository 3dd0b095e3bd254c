import Subprocess

/// A command that runs once for each question: its standard input and environment have the question, its standard output
/// is the answer.
struct ExecProgram: AskedProgram {
    let command: String

    /// Octets of an answer.
    private static let longestOutput = 64 << 10

    func answer(
        to question: QuestionDocument, within deadline: Duration
    ) async throws(ProgramFailure) -> ProgramAnswer {
        let output = await withDeadline(deadline) { await run(question) }
        return try ProgramAnswer(output: try output.get())
    }

    func close() async {}

    private func run(_ question: QuestionDocument) async -> Result<String, ProgramFailure> {
        do {
            let result = try await Subprocess.run(
                .shell(command, environment: question.environment), input: .inputWriter,
                output: .bytes(limit: Self.longestOutput), error: .currentStandardError
            ) { execution in
                // A program need not read what it is told in its environment, too.
                _ = try? await execution.standardInputWriter.write(question.json + "\n")
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
            return .failure(.rubbish("more than \(Self.longestOutput) octets"))
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
