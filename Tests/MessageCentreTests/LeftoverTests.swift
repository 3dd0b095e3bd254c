import GRDB
import MessageCentre
import ShortMessage
import Synchronization
import Testing

@Suite("What an earlier run left, for a door that plays all handsets")
struct LeftoverTests {
    static let validity: Int64 = 3 * 24 * 3600
    let temporary = TemporaryStore()

    /// Accepts a message, whose reply nobody confirms.
    private func leave(_ text: String) async throws {
        let centre = try MessageCentre.echo(temporary.store)
        _ = try await centre.accept(try InboundMessage(text))
        try await centre.close()
    }

    private func left(at second: Int64) async throws -> [String] {
        let centre = try MessageCentre.echo(temporary.store)
        let left = try await centre.undelivered(at: try moment(second))
        try await centre.close()
        return left.map(\.message.text)
    }

    @Test(
        "comes first, however far the clock has gone meanwhile: nobody has tried to deliver it",
        arguments: [0, 3 * 24 * 3600 - 1, 3 * 24 * 3600, 3 * 24 * 3600 + 5, 400 * 24 * 3600] as [Int64])
    func neverTried(second: Int64) async throws {
        try await leave("LATER 10")
        #expect(try await left(at: second).first == "later")
        #expect(
            try temporary.ask("SELECT state FROM message WHERE direction = 'out' AND text = 'later'") == ["enroute"])
    }

    @Test("does not expire either where the clock goes on before it is written, in one run")
    func neverTriedInOneRun() async throws {
        let centre = try MessageCentre.echo(temporary.store)
        let handsets = try await PlayedHandsets(at: centre, name: "the test")
        let taken = try await handsets.submit([
            try InboundMessage("one"), try InboundMessage("two", second: 9 * 24 * 3600),
        ])
        #expect(try temporary.ask("SELECT DISTINCT state FROM message WHERE direction = 'out'") == ["enroute"])
        try await handsets.settle(taken[1].caused)
        try await centre.close()
        #expect(try await left(at: 20 * 24 * 3600) == ["one"])
    }

    struct Road: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let pass: @Sendable (MessageCentre, Timestamp) async throws -> Void
    }

    static let roads = [
        Road(testDescription: "a clock") { try await _ = ClockDriver($0, .real).catchUp(with: $1) },
        Road(testDescription: "a message") { centre, moment in
            let message = InboundMessage(
                from: try Address(Handset.siti), to: EchoService.shortCode, text: "QUIET", receivedAt: moment)
            _ = try await centre.submit([Submission(message)])
        },
    ]

    @Test(
        "is told where it expires for want of somebody who plays all handsets, whatever lets the time pass",
        arguments: roads)
    func toldExpiry(road: Road) async throws {
        try await leave("one")
        let centre = try MessageCentre.echo(temporary.store)
        let siti = try await Handset(Handset.siti, at: centre)
        let told = Mutex<[Int]>([])
        await centre.listen(expiring: { count in told.withLock { $0.append(count) } })
        try await road.pass(centre, try moment(9 * 24 * 3600))
        #expect(told.withLock(\.self) == [1])
        #expect(try await siti.take() == [])
        try await centre.close()
    }

    @Test("is delivered once it was written, at whatever time that is")
    func lateConfirmation() async throws {
        try await leave("one")
        let centre = try MessageCentre.echo(temporary.store)
        let late = try moment(2 * Self.validity)
        try await centre.confirm(try await centre.undelivered(at: late))
        #expect(try await centre.nextDue() == nil)
        try await centre.close()
        #expect(try temporary.ask("SELECT state FROM message WHERE direction = 'out'") == ["delivered"])
        #expect(try await left(at: 2 * Self.validity) == [])
    }

    @Test("comes before what falls due meanwhile, each once")
    func due() async throws {
        try await leave("LATER 10")
        #expect(try await left(at: 9) == ["later"])
        #expect(try await left(at: 10) == ["later", "now"])
        #expect(try await left(at: 11) == ["later", "now"])
    }

    @Test("does not bring what a fault holds back, which comes when it is due, once")
    func held() async throws {
        try await leave("LATER 10")
        let faults = FaultPlan([try FaultRule("from=2757,delay=5s")], seed: 1)
        let centre = try MessageCentre(
            store: temporary.store, services: ServiceDirectory(EchoService.shortCode, EchoService()), faults: faults)
        #expect(try await centre.undelivered(at: moment(10)).map(\.message.text) == ["later"])
        #expect(try await centre.advance(to: moment(20)).map(\.message.text) == ["now"])
        try await centre.close()
    }

    @Test("does not bring early what a fault makes late")
    func late() async throws {
        let faults = FaultPlan([try FaultRule("from=2757,to=+6281200000001,delay=12s")], seed: 1)
        func open() throws -> MessageCentre {
            try MessageCentre(
                store: temporary.store, services: ServiceDirectory(EchoService.shortCode, EchoService()),
                faults: faults)
        }
        let first = try open()
        _ = try await first.accept([try InboundMessage("one"), try InboundMessage("two", second: 4)])
        try await first.close()

        let second = try open()
        #expect(try await second.undelivered(at: moment(11)) == [])
        #expect(try await second.nextDue() == moment(12))
        let fired = try await second.advance(to: moment(12))
        #expect(fired.map(\.message.text) == ["one"])
        #expect(fired.map(\.message.sentAt) == [try moment(12)])
        try await second.confirm(fired)
        try await second.close()

        let third = try open()
        let left = try await third.undelivered(at: moment(20))
        #expect(left.map(\.message.text) == ["two"])
        try await third.confirm(left)
        #expect(try await third.nextDue() == nil)
        try await third.close()
    }
}
