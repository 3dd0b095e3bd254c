import MessageCentre
import ShortMessage
import Store
import Testing

@Suite("What a program is asked")
struct QuestionTests {
    let temporary = TemporaryStore()

    @Test("is accepted, waits, and is answered in one commit with its end")
    func answered() async throws {
        let centre = try MessageCentre.asking(temporary.store)
        let budi = try await Handset(Handset.budi, at: centre)
        let taken = try await centre.submit("ASK 1")
        #expect(taken.outcome == .asked)
        #expect(try await budi.texts() == [])
        let ended = try await centre.program().answerAll(second: 5)
        #expect(ended.map(\.texts) == [["re ASK 1"]])
        #expect(ended.first?.caused.first?.cause == taken.id)
        #expect(ended.first?.caused.first?.message.sentAt == (try moment(5)))
        #expect(try await budi.texts() == ["re ASK 1"])
        #expect(try temporary.ask("SELECT message FROM question") == [])
    }

    @Test("is only what the service leaves to it")
    func others() async throws {
        let centre = try MessageCentre.asking()
        #expect(try await centre.submit("hello").texts == ["hello"])
        #expect(try await centre.program().takeQuestions(upTo: 9) == [])
    }

    @Test("has what the journal keeps: no secret")
    func secret() async throws {
        let centre = try MessageCentre.asking()
        try await centre.submit("ASK secret 1")
        #expect(try await centre.program().takeQuestions(upTo: 1).map(\.message.text) == ["ASK 1"])
    }

    @Test("is answered once, whoever answers twice")
    func twice() async throws {
        let centre = try MessageCentre.asking()
        let program = try await centre.program()
        try await centre.submit("ASK 1")
        let question = try #require(try await program.takeQuestions(upTo: 1).first)
        #expect(try await program.end([question.answered("one")], at: nil).count == 1)
        #expect(try await program.end([question.answered("two")], at: nil) == [])
        #expect(await program.unanswered(among: [question.id]) == [])
    }

    @Test("is asked again by the next process, with its place and in its order", arguments: [false, true])
    func restart(isTaken: Bool) async throws {
        var centre = try MessageCentre.asking(temporary.store)
        for number in 1...3 { try await centre.submit("ASK \(number)") }
        if isTaken { _ = try await centre.program().takeQuestions(upTo: 2) }
        try await centre.close()
        centre = try MessageCentre.asking(temporary.store)
        let questions = try await centre.program().takeQuestions(upTo: 9)
        #expect(questions.map(\.message.text) == ["ASK 1", "ASK 2", "ASK 3"])
        #expect(questions.map(\.id) == [1, 2, 3])
        try await centre.close()
    }

    @Test("is answered with several messages, to others and later")
    func several() async throws {
        let centre = try MessageCentre.asking()
        let (program, siti) = (try await centre.program(), try await Handset(Handset.siti, at: centre))
        try await centre.submit("ASK 1")
        let question = try #require(try await program.takeQuestions(upTo: 1).first)
        let messages = [
            ProgramMessage(to: question.message.from, text: "now"),
            ProgramMessage(to: try Address(Handset.siti), text: "other"),
            ProgramMessage(to: try Address(Handset.siti), text: "later", start: .after(10_000)),
            ProgramMessage(to: try Address(Handset.siti), text: "then", start: .at(try moment(20))),
            ProgramMessage(to: try Address(Handset.siti), text: "past", start: .at(try moment(-20))),
        ]
        let ended = try await program.end([QuestionEnd(question.id, .answered(messages))], at: nil)
        #expect(ended.map(\.texts) == [["now", "other", "past"]])
        #expect(try await siti.texts() == ["other", "past"])
        #expect(try await centre.advance(to: moment(10)).map(\.message.sentAt) == [try moment(10)])
        #expect(try await siti.texts(second: 10) == ["later"])
        #expect(try await centre.advance(to: moment(30)).map(\.message.text) == ["then"])
    }

    @Test("leaves what is said later to the next process")
    func laterAfterRestart() async throws {
        var centre = try MessageCentre.asking(temporary.store)
        let program = try await centre.program()
        try await centre.submit("ASK 1")
        let question = try #require(try await program.takeQuestions(upTo: 1).first)
        let week: Int64 = 7 * 24 * 3600
        let message = ProgramMessage(to: question.message.from, text: "later", start: .after(week * 1000))
        try await program.end([QuestionEnd(question.id, .answered([message]))], at: nil)
        try await centre.close()
        centre = try MessageCentre.asking(temporary.store)
        #expect(try await centre.advance(to: moment(week)).map(\.message.text) == ["later"])
        try await centre.close()
    }

    @Test("may have nothing for an answer, or nothing for its sender")
    func nothing() async throws {
        let centre = try MessageCentre.asking()
        let program = try await centre.program()
        try await centre.submit("ASK 1")
        try await centre.submit("ASK 2")
        let questions = try await program.takeQuestions(upTo: 2)
        let other = ProgramMessage(to: try Address(Handset.siti), text: "other")
        let ended = try await program.end(
            [QuestionEnd(questions[0].id, .answered([])), QuestionEnd(questions[1].id, .answered([other]))], at: nil)
        let silences = ended.map { if case .silent(let silence, _) = $0.outcome { silence.rawValue } else { "" } }
        #expect(silences == ["program", "program"])
        #expect(ended.map(\.texts) == [[], ["other"]])
    }

    @Test("ends with the service's apology where the program fails")
    func failed() async throws {
        let centre = try MessageCentre.asking()
        let program = try await centre.program()
        try await centre.submit("ASK 1")
        let question = try #require(try await program.takeQuestions(upTo: 1).first)
        #expect(try await program.end([QuestionEnd(question.id, .failed)], at: nil).map(\.texts) == [["unavailable"]])
    }

    @Test("ends with the apology after an hour, also while the program is asked", arguments: [false, true])
    func expired(isTaken: Bool) async throws {
        let centre = try MessageCentre.asking(temporary.store)
        let program = try await centre.program()
        let budi = try await Handset(Handset.budi, at: centre)
        try await centre.submit("ASK 1")
        let questions = isTaken ? try await program.takeQuestions(upTo: 1) : []
        try await centre.advance(to: moment(3599))
        #expect(try await budi.texts(second: 3599) == [])
        try await centre.advance(to: moment(3600))
        #expect(try await budi.texts(second: 3600) == ["unavailable"])
        #expect(try await program.end(questions.map { $0.answered("late") }, at: nil) == [])
        #expect(try await program.takeQuestions(upTo: 1) == [])
        #expect(try temporary.ask("SELECT message FROM question") == [])
    }

    @Test("comes once for an identity that comes twice")
    func identity() async throws {
        let centre = try MessageCentre.asking()
        let program = try await centre.program()
        for _ in 1...2 { #expect(try await centre.submit("ASK 1", identity: "a").outcome == .asked) }
        #expect(try await program.answerAll().count == 1)
        let again = try await centre.submit("ASK 1", identity: "a")
        #expect(again.outcome == .repeated(again.caused) && again.texts == ["re ASK 1"])
    }

    @Test("finds no room behind as many of its sender, or of all", arguments: [(3, 9), (9, 3)])
    func congestion(perSender: Int, total: Int) async throws {
        let centre = try MessageCentre.asking(limits: QueueLimits(perSender: perSender, total: total))
        for number in 1...3 { try await centre.submit("ASK \(number)") }
        await #expect(throws: SubmissionError.self) { try await centre.submit("ASK 4") }
        try await centre.program().answerAll()
        #expect(try await centre.submit("ASK 4").outcome == .asked)
    }

    @Test("stays in a store in memory that forgets, until it is answered")
    func memory() async throws {
        let centre = try MessageCentre.asking()
        try await centre.submit("ASK 1")
        try await centre.submit("ASK 2", identity: "a")
        for round in 1...4 as ClosedRange<Int64> {
            _ = try await centre.accept(try (1...1000).map { try InboundMessage("x\($0)", second: 400 * round) })
        }
        #expect(try await centre.program().takeQuestions(upTo: 9).map(\.message.text) == ["ASK 1", "ASK 2"])
    }

    @Test("is gone with all messages, and its answer with it")
    func deleted() async throws {
        let centre = try MessageCentre.asking(temporary.store)
        let program = try await centre.program()
        try await centre.submit("ASK 1")
        let question = try #require(try await program.takeQuestions(upTo: 1).first)
        _ = try await centre.deleteMessages(at: moment(1))
        try await centre.submit("ASK 2", second: 2)
        #expect(try await program.end([question.answered("old")], at: nil) == [])
        #expect(try await program.answerAll().map(\.texts) == [["re ASK 2"]])
    }

    @Test("waits again where its program is given up or gives it back")
    func given() async throws {
        let centre = try MessageCentre.asking()
        var program = try await centre.program()
        try await centre.submit("ASK 1")
        let first = try await program.takeQuestions(upTo: 1)
        #expect(try await program.takeQuestions(upTo: 1) == [])
        await program.giveBack(first.map(\.id))
        #expect(try await program.takeQuestions(upTo: 1) == first)
        await program.close()
        program = try await centre.program()
        #expect(try await program.takeQuestions(upTo: 1) == first)
    }
}
