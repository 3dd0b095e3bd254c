import MessageCentre
import ShortMessage

/// Asks the programs of one service, one try at a time.
actor Asker {
    nonisolated let service: AskingService
    nonisolated let patience: Patience
    private let programs: [ProgramPlace: any AskedProgram]
    private let say: @Sendable (String) -> Void
    private var circuits: [ProgramPlace: Circuit] = [:]

    init(
        _ service: AskingService, _ programs: [ProgramPlace: any AskedProgram], _ patience: Patience,
        saying say: @escaping @Sendable (String) -> Void
    ) {
        (self.service, self.programs, self.patience) = (service, programs, patience)
        self.say = { say("the program at \(service.shortCode): \($0)") }
    }

    /// One try.
    func ask(_ question: Question) async -> Result<[ProgramMessage], ProgramFailure> {
        guard let place = service.place(for: question.message), let program = programs[place] else {
            let failure = ProgramFailure.unreachable("the grammar has no program for this message")
            say("message \(question.id): \(failure)")
            return .failure(failure)
        }
        if let pause = circuits[place, default: Circuit()].wait(at: .now) { return .failure(.spared(pause)) }
        do throws(ProgramFailure) {
            let answer = try await program.answer(to: service.document(of: question), within: patience.deadline)
            let messages = try service.messages(of: answer, to: question)
            circuits[place] = nil
            return .success(messages)
        } catch .stopped {
            return .failure(.stopped)
        } catch {
            say("message \(question.id): \(error)")
            if let pause = circuits[place, default: Circuit()].fail(at: .now) { say("\(ProgramFailure.spared(pause))") }
            return .failure(error)
        }
    }

    /// Says that one question is given up.
    func giveUp(_ question: Question) {
        say("message \(question.id) has no answer; its sender reads that the service is not available")
    }

    func close() async {
        for program in programs.values { await program.close() }
    }
}
