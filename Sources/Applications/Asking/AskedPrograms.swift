public import MessageCentre
public import ShortMessage

/// The programs of some services, each at its short code.
public struct AskedPrograms: Sendable {
    private let askers: [Asker]

    /// Programs that are not started yet.
    ///
    /// - Parameters:
    ///   - services: those that ask; the others are left out.
    ///   - patience: how long they may take, and how often they are asked.
    ///   - say: hears of what goes wrong, a line each.
    public init(
        _ services: [AskingService], _ patience: Patience, saying say: @escaping @Sendable (String) -> Void
    ) {
        askers = services.map { service in
            Asker(service, service.programs(saying: say), patience, saying: say)
        }
    }

    /// Whether there is none.
    public var areNone: Bool { askers.isEmpty }

    /// Doors for them at a centre, where what comes in is asked as long as they run.
    ///
    /// - Parameter now: the machine's time.
    public func doors(
        at centre: MessageCentre, now: @escaping @Sendable () -> Timestamp
    ) async throws(AddressTaken) -> [ProgramDoor] {
        var doors: [ProgramDoor] = []
        for asker in askers { doors.append(try await ProgramDoor(asker, at: centre, now: now)) }
        return doors
    }

    /// Ends those that run.
    public func close() async {
        for asker in askers { await asker.close() }
    }
}

extension AskedPrograms: ProgramAsking {
    /// The numbers of their services.
    public var shortCodes: [Address] { askers.map(\.service.shortCode) }

    /// Asks until each question has its answer, or was asked as often as may be.
    public func ends(of questions: [Question]) async -> [QuestionEnd] {
        let lines = Dictionary(grouping: questions) { $0.message.from.number }
            .values.sorted { $0[0].id < $1[0].id }
        var ends: [Int64: QuestionEnd] = [:]
        await withTaskGroup(of: [QuestionEnd].self) { group in
            let most = askers.map(\.patience.mostInFlight).min() ?? 1
            for (index, line) in lines.enumerated() {
                if index >= most { for end in await group.next() ?? [] { ends[end.id] = end } }
                group.addTask { await self.ends(ofLine: line) }
            }
            for await line in group { for end in line { ends[end.id] = end } }
        }
        return questions.compactMap { ends[$0.id] }
    }

    /// Questions of one sender, one behind the other.
    private func ends(ofLine questions: [Question]) async -> [QuestionEnd] {
        var ends: [QuestionEnd] = []
        for question in questions {
            guard let asker = askers.first(where: { $0.service.shortCode.number == question.message.to.number }) else {
                ends.append(QuestionEnd(question.id, .failed))
                continue
            }
            ends.append(await asker.end(of: question))
        }
        return ends
    }
}

extension Asker {
    /// Tries until there is an answer, or as often as may be.
    fileprivate func end(of question: Question) async -> QuestionEnd {
        for tries in 1...max(1, patience.mostTries ?? 1) {
            switch await ask(question) {
            case .success(let messages): return QuestionEnd(question.id, .answered(messages))
            // Who waits for answers does not wait for a program that fails for everybody.
            case .failure(.spared), .failure(.stopped): break
            case .failure:
                if tries < patience.mostTries ?? 1 { try? await Task.sleep(for: patience.pause(after: tries)) }
                continue
            }
            break
        }
        giveUp(question)
        return QuestionEnd(question.id, .failed)
    }
}

extension AskingService {
    /// The programs at its places.
    fileprivate func programs(saying say: @escaping @Sendable (String) -> Void) -> [ProgramPlace: any AskedProgram] {
        let told = { @Sendable (line: String) in say("the program at \(self.shortCode): \(line)") }
        return Dictionary(uniqueKeysWithValues: places.map { ($0, $0.program(trust, saying: told)) })
    }
}

extension ProgramPlace {
    fileprivate func program(_ trust: WebTrust, saying say: @escaping @Sendable (String) -> Void) -> any AskedProgram {
        switch self {
        case .exec(let command): ExecProgram(command: command)
        case .coprocess(let command): Coprocess(command, saying: say)
        case .web(let place): Webhook(place, trust)
        }
    }
}
