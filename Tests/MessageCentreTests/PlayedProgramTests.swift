import MessageCentre
import ShortMessage
import Store
import Testing

@Suite("Programs at a door that plays all handsets")
struct PlayedProgramTests {
    let temporary = TemporaryStore()

    /// Answers each question with its text; one with `FAIL` never, one with `QUIET` with nothing.
    private struct Program: ProgramAsking {
        let shortCodes = [EchoService.shortCode]

        func ends(of questions: [Question]) async -> [QuestionEnd] {
            questions.map { question in
                if question.message.text.contains("FAIL") { return QuestionEnd(question.id, .failed) }
                if question.message.text.contains("QUIET") { return QuestionEnd(question.id, .answered([])) }
                return question.answered("re \(question.message.text)")
            }
        }
    }

    private func handsets(_ centre: MessageCentre) async throws -> PlayedHandsets {
        try await PlayedHandsets(at: centre, name: "the test", programs: Program())
    }

    @Test("answer in the order of the input, each at the time of its question")
    func order() async throws {
        let centre = try MessageCentre.asking()
        let taken = try await handsets(centre).submit([
            try InboundMessage("ASK 1"), try InboundMessage("hello"), try InboundMessage("ASK 2", second: 60),
            try InboundMessage("ASK FAIL", second: 61), try InboundMessage("ASK QUIET", second: 62),
        ])
        #expect(taken.map(\.texts) == [["re ASK 1"], ["hello"], ["re ASK 2"], ["unavailable"], []])
        #expect(
            taken.map { $0.caused.first?.message.sentAt ?? $0.message.receivedAt } == taken.map(\.message.receivedAt))
    }

    @Test("are asked once where an identity comes twice in one batch")
    func identity() async throws {
        let centre = try MessageCentre.asking()
        let taken = try await handsets(centre).submit([
            try InboundMessage("ASK 1", identity: "a"), try InboundMessage("ASK 1", identity: "a"),
        ])
        #expect(taken.map(\.texts) == [["re ASK 1"], ["re ASK 1"]])
        #expect(taken[1].outcome == .repeated(taken[0].caused))
    }

    @Test("are asked first what an earlier process left")
    func left() async throws {
        var centre = try MessageCentre.asking(temporary.store)
        try await centre.submit("ASK 1")
        try await centre.close()
        centre = try MessageCentre.asking(temporary.store)
        let handsets = try await handsets(centre)
        #expect(try await handsets.take().map(\.message.text) == ["re ASK 1"])
        #expect(try await handsets.take() == [])
        try await centre.close()
    }
}
