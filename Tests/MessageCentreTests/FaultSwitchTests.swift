import MessageCentre
import ShortMessage
import Store
import Testing

@Suite("A fault that is switched while the centre runs")
struct FaultSwitchTests {
    private func centre(_ rules: String...) throws -> MessageCentre {
        try MessageCentre(
            store: .memory, services: ServiceDirectory(EchoService.shortCode, EchoService()),
            faults: FaultPlan(try rules.map { try FaultRule($0) }, seed: 1))
    }

    private func ends(_ centre: MessageCentre) async throws -> [JournalledMessage.State] {
        try await centre.messages(JournalFilter(directions: [.outgoing])).map(\.state)
    }

    @Test("strikes the next so many messages and no more")
    func count() async throws {
        let centre = try centre()
        let fault = try #require(try await centre.switchOn(FaultRule("loss=100%"), count: 2, at: moment(0)))
        for text in ["one", "two", "three"] { try await centre.submit(text) }
        #expect(try await ends(centre) == [.failed, .failed, .enroute])
        let now = try #require(await centre.faults().first)
        #expect([now.id, now.count, now.left, now.struck] == [fault.id, 2, 0, 2])
    }

    @Test("strikes what is from a number or to it, in any spelling, and nothing else")
    func number() async throws {
        let centre = try centre()
        _ = try await centre.switchOn(
            FaultRule("silence=100%"), number: try AddressPattern("081200000001"), at: moment(0))
        await #expect(throws: SubmissionError.self) { try await centre.submit("one") }
        try await centre.submit("two", from: Handset.siti)
        #expect(try await ends(centre) == [.enroute])
    }

    @Test("is one of several that strike together, each by its own kind")
    func together() async throws {
        let centre = try centre()
        _ = try await centre.switchOn(FaultRule("delay=60s"), at: moment(0))
        _ = try await centre.switchOn(FaultRule("duplicate=100%"), at: moment(0))
        try await centre.submit("one")
        #expect(await centre.faults().map(\.struck) == [1, 1])
        #expect(try await centre.nextDue() == moment(60))
    }

    @Test("comes before those with which the centre began, and is switched off alone or with all")
    func order() async throws {
        let centre = try centre("loss=100%")
        let fault = try #require(try await centre.switchOn(FaultRule("loss=0%,delay=5s"), at: moment(0)))
        #expect(await centre.faults().map(\.isOfPlan) == [false, true])
        #expect(await centre.switchOff(99, at: try moment(0)) == false)
        #expect(await centre.switchOff(fault.id, at: try moment(0)))
        try await centre.submit("one")
        await centre.switchOff(nil, at: try moment(0))
        try await centre.submit("two")
        #expect(try await ends(centre) == [.failed, .enroute])
    }

    @Test("does not grow without end")
    func most() async throws {
        let centre = try centre()
        for _ in 0..<MessageCentre.mostFaults {
            #expect(try await centre.switchOn(FaultRule("loss=1%"), at: moment(0)) != nil)
        }
        #expect(try await centre.switchOn(FaultRule("loss=1%"), at: moment(0)) == nil)
    }
}
