import ShortMessage
import Subprocess

/// A command that runs as long as we do: it gets a line of JSON for each question, and writes one with the same `id` for each
/// answer, in any order.
///
/// It is started with the first question, and again with the next one where it has ended.
actor Coprocess: AskedProgram {
    private let command: String
    private let say: @Sendable (String) -> Void
    private var writer: StandardInputWriter?
    private var process: Task<Void, Never>?
    private var waiting: [String: CheckedContinuation<Result<ProgramAnswer, ProgramFailure>, Never>] = [:]
    private var starting: [CheckedContinuation<Void, Never>] = []
    /// Deadlines in a row that passed without a line.
    private var silences = 0
    private var runs = 0

    /// A program that is silent for so many questions is started anew.
    private static let mostSilences = 3

    init(_ command: String, saying say: @escaping @Sendable (String) -> Void) {
        (self.command, self.say) = (command, say)
    }

    func answer(
        to question: QuestionDocument, within deadline: Duration
    ) async throws(ProgramFailure) -> ProgramAnswer {
        let answer = await withDeadline(deadline) { await self.ask(question) }
        if case .failure(.late) = answer { await fallSilent() }
        return try answer.get()
    }

    /// Closes its input, and ends it where it does not end by that.
    func close() async {
        try? await writer?.finish()
        let process = process
        let end = Task {
            try? await Task.sleep(for: .seconds(1))
            process?.cancel()
        }
        await process?.value
        end.cancel()
    }

    private func ask(_ question: QuestionDocument) async -> Result<ProgramAnswer, ProgramFailure> {
        guard let writer = await running() else { return .failure(.unreachable("it could not be started")) }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                guard !Task.isCancelled else { return continuation.resume(returning: .failure(.stopped)) }
                waiting.updateValue(continuation, forKey: question.id)?.resume(returning: .failure(.stopped))
                Task { await self.write(question, to: writer) }
            }
        } onCancel: {
            Task { await self.deliver(.failure(.stopped), to: question.id) }
        }
    }

    private func write(_ question: QuestionDocument, to writer: StandardInputWriter) async {
        do {
            _ = try await writer.write(question.json + "\n")
        } catch {
            deliver(.failure(.unreachable("it has closed its input")), to: question.id)
        }
    }

    private func deliver(_ answer: Result<ProgramAnswer, ProgramFailure>, to id: String) {
        waiting.removeValue(forKey: id)?.resume(returning: answer)
    }

    private func fallSilent() async {
        silences += 1
        guard silences >= Self.mostSilences else { return }
        silences = 0
        say("it is silent and is started anew")
        process?.cancel()
        await process?.value
    }
}

// MARK: Its life

extension Coprocess {
    /// Where its lines go; nil where it cannot be started.
    private func running() async -> StandardInputWriter? {
        if let writer { return writer }
        if process == nil { start() }
        await withCheckedContinuation { starting.append($0) }
        return writer
    }

    private func start() {
        runs += 1
        let run = runs
        process = Task { await self.live(run) }
    }

    private func live(_ run: Int) async {
        var end = "it ended"
        do {
            let result = try await Subprocess.run(
                .shell(command), input: .inputWriter, output: .sequence, error: .currentStandardError
            ) { execution in
                self.begin(execution.standardInputWriter)
                for try await line in execution.standardOutput.strings() { self.read(line) }
            }
            end = result.terminationStatus.told
        } catch {
            end = "\(error)"
        }
        finish(run, end)
    }

    private func begin(_ writer: StandardInputWriter) {
        self.writer = writer
        resumeStarting()
    }

    private func finish(_ run: Int, _ end: String) {
        guard run == runs else { return }
        (writer, process) = (nil, nil)
        resumeStarting()
        let left = waiting
        waiting = [:]
        for continuation in left.values { continuation.resume(returning: .failure(.refused(end))) }
    }

    private func resumeStarting() {
        let left = starting
        starting = []
        for continuation in left { continuation.resume() }
    }

    private func read(_ line: String) {
        guard line.contains(where: { $0 != " " && $0 != "\t" && $0 != "\r" }) else { return }
        do throws(ProgramFailure) {
            let (id, answer) = try ProgramAnswer.read(line: line)
            guard waiting[id] != nil else { return say("a line for \(Text.escaped(id)), which nobody waits for") }
            silences = 0
            deliver(.success(answer), to: id)
        } catch {
            say("a line that is dropped: \(error)")
        }
    }
}
