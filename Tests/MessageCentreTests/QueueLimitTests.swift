import GRDB
import MessageCentre
import ShortMessage
import Testing

@Suite("Queues are bounded")
struct QueueLimitTests {
    private func centre(_ limits: QueueLimits) throws -> MessageCentre {
        try MessageCentre(
            store: .memory, services: ServiceDirectory(EchoService.shortCode, EchoService()), limits: limits)
    }

    @Test("a message for a recipient whose queue is full is to come later, and does then")
    func recipient() async throws {
        let centre = try centre(QueueLimits(perRecipient: 2))
        let siti = try await Handset(Handset.siti, at: centre)
        for text in ["one", "two"] { try await centre.submit(text, to: Handset.siti) }
        let error = await #expect(throws: SubmissionError.self) { try await centre.submit("three", to: Handset.siti) }
        #expect(error == .congested(.recipient(try Address(Handset.siti), waiting: 2)))
        #expect(error?.description == "try later: 2 messages wait for the recipient")
        #expect(try await siti.texts() == ["one", "two"])
        try await centre.submit("three", to: Handset.siti)
        #expect(try await siti.texts() == ["three"])
    }

    @Test("who does not take replies is not answered further, and has no effect")
    func sender() async throws {
        let centre = try centre(QueueLimits(perRecipient: 2))
        let budi = try await Handset(Handset.budi, at: centre)
        for text in ["one", "two"] { try await centre.submit(text) }
        let error = await #expect(throws: SubmissionError.self) { try await centre.submit("three") }
        #expect(error == .congested(.sender(try Address(Handset.budi), waiting: 2)))
        #expect(try await budi.texts() == ["one", "two"])
        try await centre.submit("COUNT")
        #expect(try await budi.texts() == ["3"])
    }

    @Test(
        "a sender with its share on the way is to come later, and takes no room from others", arguments: [false, true])
    func share(isRestarted: Bool) async throws {
        let centre = try centre(QueueLimits(perSender: 2, total: 4))
        for number in 1...2 { try await centre.submit("x", to: "+628120000009\(number)", wantsReport: true) }
        if isRestarted { try await centre.restart() }
        let error = await #expect(throws: SubmissionError.self) { try await centre.submit("x", to: "+6281200000093") }
        #expect(error == .congested(.share(try Address(Handset.budi), waiting: 2)))
        #expect(error?.description == "try later: 2 messages of the sender wait")
        try await centre.submit("x", from: Handset.siti, to: "+6281200000093")
        #expect(try await centre.submit("SALDO").texts == ["SALDO"])
        try await Handset("+6281200000091", at: centre).take()
        try await Handset(Handset.budi, at: centre).take()
        try await centre.submit("x", to: "+6281200000093")
    }

    @Test("all queues together hold no more than they may")
    func total() async throws {
        let centre = try centre(QueueLimits(total: 3))
        for number in 1...3 { try await centre.submit("x", to: "+628120000009\(number)") }
        let error = await #expect(throws: SubmissionError.self) { try await centre.submit("x", to: "+6281200000099") }
        #expect(error == .congested(.centre(waiting: 3)))
    }

    @Test("a line of a log cannot come later: what has no room to wait fails at once, and the rest is answered")
    func log() async throws {
        let temporary = TemporaryStore()
        let centre = try MessageCentre(
            store: temporary.store, services: ServiceDirectory(EchoService.shortCode, EchoService()),
            limits: QueueLimits(perRecipient: 2, total: 2))
        var nobody = try InboundMessage("x")
        nobody.to = try Address("1500")
        let taken = try await centre.accept([nobody, nobody, nobody, try InboundMessage("one")])
        #expect(taken.prefix(3).allSatisfy { $0.outcome == .undeliverable })
        #expect(taken[3].texts == ["one"])
        try await centre.close()
        let states = try temporary.change { db in
            try String.fetchAll(db, sql: "SELECT state || coalesce(status, '') FROM message WHERE recipient = '1500'")
        }
        #expect(states == ["enroute", "enroute", "failed96"])
    }

    @Test("submissions that wait for the store are bounded, too")
    func submissions() async throws {
        let centre = try centre(QueueLimits(submissions: 0))
        let error = await #expect(throws: SubmissionError.self) { try await centre.submit("x") }
        #expect(error == .congested(.submissions(waiting: 0)))
    }

    @Test("and those of one sender alone")
    func submissionsOfOne() async throws {
        let centre = try centre(QueueLimits(perSender: 0))
        let error = await #expect(throws: SubmissionError.self) { try await centre.submit("x") }
        #expect(error == .congested(.share(try Address(Handset.budi), waiting: 0)))
    }
}
