import MessageCentre
import ShortMessage
import Testing

@Suite("A recipient")
struct RecipientTests {
    let centre: MessageCentre

    init() throws {
        centre = try MessageCentre.echo()
    }

    @Test(
        "that is full or away keeps its queue in order until it says otherwise",
        arguments: [DeliveryOutcome.full, .away])
    func spared(outcome: DeliveryOutcome) async throws {
        let budi = try await Handset(Handset.budi, at: centre)
        for text in ["one", "two"] { try await centre.submit(text) }
        #expect(try await budi.texts(outcome) == ["one"])
        try await centre.submit("three")
        #expect(try await budi.texts() == [])
        await budi.endpoint.resume()
        #expect(try await budi.texts() == ["one", "two", "three"])
    }

    @Test("is tried again on a schedule: after 1, 5, 10, 30 minutes, 1, 3 and every 6 hours")
    func schedule() async throws {
        let budi = try await Handset(Handset.budi, at: centre)
        try await centre.submit("one")
        var second: Int64 = 0
        for minutes: Int64 in [1, 5, 10, 30, 60, 180, 360, 360] {
            #expect(try await budi.texts(.away, second: second) == ["one"])
            #expect(try await centre.nextDue()?.milliseconds == moment(second + minutes * 60).milliseconds)
            try await centre.advance(to: moment(second + minutes * 60 - 1))
            #expect(try await budi.texts() == [])
            let woken = budi.wakeCount
            second += minutes * 60
            try await centre.advance(to: moment(second))
            #expect(budi.wakeCount == woken + 1)
        }
        #expect(try await budi.texts(second: second) == ["one"])
        #expect(try await centre.nextDue() == nil)
    }

    @Test("that does not take a message in its validity period never gets it")
    func expiry() async throws {
        let siti = try await Handset(Handset.siti, at: centre)
        try await centre.submit("short", to: Handset.siti, validity: 60_000)
        try await centre.submit("long", to: Handset.siti)
        _ = try await siti.texts(.away)
        try await centre.advance(to: moment(59))
        await siti.endpoint.resume()
        #expect(try await siti.texts(.away, second: 59) == ["short"])
        try await centre.advance(to: moment(60))
        await siti.endpoint.resume()
        #expect(try await siti.texts(second: 60) == ["long"])
    }

    @Test("that holds a message while its validity period ends may still take it, or lose it when it does not")
    func inFlightExpiry() async throws {
        let siti = try await Handset(Handset.siti, at: centre)
        for text in ["one", "two"] { try await centre.submit(text, to: Handset.siti, validity: 60_000) }
        let flight = try await siti.endpoint.take(upTo: 2)
        try await centre.advance(to: moment(100))
        try await siti.endpoint.settle(flight[0].id, .delivered, at: moment(100))
        try await siti.endpoint.settle(flight[1].id, .full, at: moment(100))
        try await centre.advance(to: moment(100))
        await siti.endpoint.resume()
        #expect(try await siti.texts() == [])
        #expect(try await centre.nextDue() == nil)
    }

    @Test("finds its queue after a restart, in order, and what was in flight again")
    func restart() async throws {
        let temporary = TemporaryStore()
        let first = try MessageCentre.echo(temporary.store)
        let budi = try await Handset(Handset.budi, at: first)
        for text in ["one", "two", "three"] { try await first.submit(text) }
        try await first.submit("halo", to: Handset.siti, wantsReport: true, validity: 600_000)
        let flight = try await budi.endpoint.take(upTo: 2)
        try await budi.endpoint.settle(flight[0].id, .delivered, at: moment(0))
        try await first.close()

        let second = try MessageCentre.echo(temporary.store)
        #expect(try await second.nextDue()?.milliseconds == moment(600).milliseconds)
        let again = try await Handset(Handset.budi, at: second)
        #expect(try await again.texts() == ["two", "three"])
        try await second.advance(to: moment(600))
        #expect(try await again.texts() == ["report failed 67"])
        try await second.close()
    }
}
