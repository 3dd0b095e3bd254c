import MessageCentre
import ShortMessage

/// Asks the program of one service, one try at a time.
actor Asker {
    nonisolated let service: AskingService
    nonisolated let patience: Patience
    private let program: any AskedProgram
    private let say: @Sendable (String) -> Void
    private var circuit = Circuit()

    init(
        _ service: AskingService, _ program: any AskedProgram, _ patience: Patience,
        saying say: @escaping @Sendable (String) -> Void
    ) {
        (self.service, self.program, self.patience) = (service, program, patience)
        self.say = { say("the program at \(service.shortCode): \($0)") }
    }

    /// One try.
    func ask(_ question: Question) async -> Result<[ProgramMessage], ProgramFailure> {
        if let pause = circuit.wait(at: .now) { return .failure(.spared(pause)) }
        do throws(ProgramFailure) {
            let answer = try await program.answer(to: service.document(of: question), within: patience.deadline)
            let messages = try service.messages(of: answer, to: question)
            circuit.succeed()
            return .success(messages)
        } catch .stopped {
            return .failure(.stopped)
        } catch {
            say("message \(question.id): \(error)")
            if let pause = circuit.fail(at: .now) { say("\(ProgramFailure.spared(pause))") }
            return .failure(error)
        }
    }

    /// Says that one question is given up.
    func giveUp(_ question: Question) {
        say("message \(question.id) has no answer; its sender reads that the service is not available")
    }

    func close() async { await program.close() }
}
