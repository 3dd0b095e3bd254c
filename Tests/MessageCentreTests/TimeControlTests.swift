import MessageCentre
import ShortMessage
import Testing

/// A centre whose telephones and clock are steered; the machine's clock stands at the first moment.
struct SteeredCentre {
    let centre: MessageCentre
    let handsets: SimulatedHandsets
    let time: TimeControl

    init(_ centre: MessageCentre) async throws {
        let machine = try moment(0)
        self.centre = centre
        handsets = await SimulatedHandsets(at: centre, name: "the telephones") { machine }
        time = TimeControl(of: centre, handsets) { machine }
    }

    /// Sends a text to the echo service; what it answers is delivered where that can be.
    @discardableResult
    func send(_ text: String, from sender: String = Handset.budi) async throws -> Acceptance {
        let taken = try await centre.submit(text, from: sender)
        try await handsets.deliver(at: nil)
        return taken
    }

    /// The states of all that the echo service sent, in order.
    var states: [JournalledMessage.State] {
        get async throws {
            try await centre.messages(JournalFilter(directions: [.outgoing])).map(\.state)
        }
    }
}

@Suite("A clock that is moved by hand")
struct TimeControlTests {
    @Test("does everything that is due on the way in order, each at its own moment, and tells it")
    func advance() async throws {
        let steered = try await SteeredCentre(.echo())
        try await steered.send("LATER 7200")
        try await steered.send("LATER 3600", from: Handset.siti)
        let happened = try await steered.time.advance(by: 3_600_000 * 3)
        let sent = happened.compactMap { event in
            if case .sent(let delivery) = event.kind { ("\(delivery.message.to)", event.at) } else { nil }
        }
        #expect(sent.map(\.0) == [Handset.siti, Handset.budi])
        #expect(sent.map(\.1) == [try moment(3600), try moment(7200)])
        let ended = happened.compactMap { event in if case .ended = event.kind { event.at } else { nil } }
        #expect(ended == [try moment(3600), try moment(7200)])
        #expect(happened.last?.kind == .changed(.clock))
        #expect(await steered.time.now() == (try moment(3600 * 3)))
    }

    @Test("tries a telephone that is away again at each moment of the schedule, and gives up when the time is over")
    func retries() async throws {
        let steered = try await SteeredCentre(.echo())
        try await steered.handsets.put(try Address(Handset.budi), .away)
        try await steered.send("one")
        let happened = try await steered.time.advance(by: 4 * 86_400_000)
        let tries = happened.compactMap { event in if case .tried = event.kind { event.at } else { nil } }
        #expect(tries.prefix(3) == [try moment(60), try moment(360), try moment(960)][...])
        #expect(try await steered.states == [.expired])
        let end = happened.compactMap { event in if case .ended = event.kind { event.at } else { nil } }
        #expect(end == [try moment(3 * 86_400)])
    }

    @Test("never goes back")
    func back() async throws {
        let steered = try await SteeredCentre(.echo())
        _ = try await steered.time.set(to: moment(500))
        await #expect(throws: ClockError.goesBack(now: try moment(500), to: try moment(499))) {
            try await steered.time.set(to: moment(499))
        }
        _ = try await steered.time.set(to: moment(500))
        await #expect(throws: ClockError.tooFar) { try await steered.time.advance(by: .max) }
    }

    @Test("two that move it at once move it twice")
    func together() async throws {
        let steered = try await SteeredCentre(.echo())
        async let one = steered.time.advance(by: 1000)
        async let two = steered.time.advance(by: 1000)
        _ = try await (one, two)
        #expect(await steered.time.now() == (try moment(2)))
    }

    @Test("goes on from where it was moved, so that what doors bring comes at its time")
    func doors() async throws {
        let steered = try await SteeredCentre(.echo())
        _ = try await steered.time.advance(by: 86_400_000)
        let taken = try await steered.centre.submit("one", second: 5)
        #expect(taken.message.receivedAt == (try moment(86_405)))
    }

    @Test(
        "passes as fast as it is told", arguments: [(0.0, 100, 0), (1.0, 100, 100), (60.0, 100, 6000), (0.5, 100, 50)])
    func speed(speed: Double, machine: Int64, centre: Int64) async throws {
        let steered = try await SteeredCentre(.echo())
        await steered.time.setSpeed(speed)
        #expect(await steered.centre.time(at: try moment(machine)) == (try moment(centre)))
        try await steered.send("LATER 3600")
        let driver = ClockDriver(steered.centre, .real)
        let due = try await driver.nextDue()
        #expect((due == nil) == (speed == 0))
        guard let due else { return }
        #expect(try await driver.catchUp(with: due.adding(milliseconds: -1)) == nil)
        #expect(try await driver.catchUp(with: due)?.fired.map(\.message.text) == ["now"])
    }

    @Test(
        "passes in whole seconds at any speed, each of them at its own moment, however fine the time that doors bring")
    func wholeSeconds() async throws {
        let steered = try await SteeredCentre(.echo())
        func machine(_ milliseconds: Int64) throws -> Timestamp { try moment(0).adding(milliseconds: milliseconds) }
        #expect(try await steered.centre.goOn(at: machine(0)) == nil)
        #expect(await steered.centre.time(at: try machine(700)) == (try moment(0)))
        await steered.time.setSpeed(3600)
        #expect(await steered.centre.time(at: try machine(1)) == (try moment(3)))
        #expect(await steered.centre.time(at: try machine(500)) == (try moment(1800)))
        #expect(try await steered.centre.clock(at: machine(1)).ahead == 3599)
        try await steered.send("LATER 7")
        let driver = ClockDriver(steered.centre, .real)
        #expect(try await driver.nextDue() == (try machine(2)))
        #expect(try await driver.catchUp(with: machine(2))?.fired.map(\.message.text) == ["now"])
    }

    @Test("of a store that is kept is no earlier in the next process, which goes on from there")
    func kept() async throws {
        let store = TemporaryStore()
        let first = try await SteeredCentre(.echo(store.store))
        _ = try await first.time.advance(by: 3 * 86_400_000)
        try await first.centre.close()
        let second = try await SteeredCentre(.echo(store.store))
        #expect(try await second.centre.goOn(at: moment(10)) == moment(3 * 86_400))
        #expect(await second.centre.time(at: try moment(20)) == (try moment(3 * 86_400 + 10)))
        try await second.centre.close()
    }
}

@Suite("A telephone that is simulated")
struct SimulatedHandsetTests {
    @Test(
        "takes what comes; away or full it takes nothing, and all of it once it is back",
        arguments: AbsenceReason.allCases)
    func absence(reason: AbsenceReason) async throws {
        let steered = try await SteeredCentre(.echo())
        let budi = try Address(Handset.budi)
        try await steered.send("one")
        try await steered.handsets.put(try Address("081200000001"), reason)
        for text in ["two", "three"] { try await steered.send(text) }
        try await steered.send("four", from: Handset.siti)
        #expect(try await steered.states == [.delivered, .enroute, .enroute, .delivered])
        #expect(await steered.centre.absences().map(\.reason) == [reason])
        #expect(await steered.centre.waiting(for: budi) == 2)
        let attempts = try await steered.centre.messages(JournalFilter(states: [.enroute])).map(\.attempts)
        #expect(attempts == [1, 0])
        try await steered.handsets.put(budi, nil)
        try await steered.handsets.deliver(at: nil)
        #expect(try await steered.states == [.delivered, .delivered, .delivered, .delivered])
        #expect(await steered.centre.absences() == [])
    }

    @Test("is nobody's who has a door of his own, and no service")
    func others() async throws {
        let steered = try await SteeredCentre(.echo())
        _ = try await Handset(Handset.siti, at: steered.centre, name: "a modem")
        for number in [Handset.siti, "2757"] {
            await #expect(throws: HandsetRefusal.self) { try await steered.handsets.put(try Address(number), .away) }
        }
    }

    @Test("are bounded: one more is refused, and those that are away may become full, or be back")
    func bound() async throws {
        let steered = try await SteeredCentre(.echo())
        let numbers = try (0...MessageCentre.mostAbsences).map { try Address("+62812\(10_000_000 + $0)") }
        for number in numbers.dropLast() { try await steered.handsets.put(number, .away) }
        await #expect(throws: HandsetRefusal.tooMany(MessageCentre.mostAbsences)) {
            try await steered.handsets.put(numbers.last!, .away)
        }
        try await steered.handsets.put(numbers[0], .full)
        #expect(await steered.centre.absences().first?.reason == .full)
        try await steered.handsets.put(numbers[0], nil)
        try await steered.handsets.put(numbers.last!, .away)
        #expect(await steered.centre.absences().count == MessageCentre.mostAbsences)
    }

    @Test("can be away where another door has all others")
    func single() async throws {
        let centre = try MessageCentre.echo()
        let other = try await Handset(.everyOther, at: centre, name: "the gateway")
        let steered = try await SteeredCentre(centre)
        try await steered.handsets.put(try Address(Handset.budi), .away)
        try await steered.send("one")
        try await steered.send("two", from: Handset.siti)
        #expect(try await other.texts() == ["two"])
        try await steered.handsets.put(try Address(Handset.budi), nil)
        try await steered.handsets.deliver(at: nil)
        #expect(try await steered.states == [.delivered, .delivered])
    }
}
