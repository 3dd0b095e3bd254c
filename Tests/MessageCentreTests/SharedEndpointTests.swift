import MessageCentre
import ShortMessage
import Testing

@Suite("An endpoint of many numbers")
struct SharedEndpointTests {
    let centre: MessageCentre

    init() throws {
        centre = try MessageCentre.echo()
    }

    private func gateway(_ pattern: String) async throws -> Handset {
        try await Handset(.pattern(try AddressPattern(pattern)), at: centre, name: pattern)
    }

    @Test(
        "takes what is for its numbers, in any spelling, and nothing else",
        arguments: [
            ("+62812*", "081200000002", true), ("0812*", "+6281200000002", true), ("62812*", "+6281300000002", false),
            ("51*", "5151", true), ("51*", "5051", false), ("5151", "5151", true), ("*", "ANY NAME", true),
        ])
    func numbers(pattern: String, number: String, isTaken: Bool) async throws {
        try await centre.submit("waits", to: number)
        let gateway = try await gateway(pattern)
        #expect(gateway.wakeCount == (isTaken ? 1 : 0))
        try await centre.submit("comes", to: number)
        #expect(try await gateway.texts() == (isTaken ? ["waits", "comes"] : []))
    }

    @Test("leaves a number to whoever has it alone, or by a longer beginning, and gets it back")
    func precedence() async throws {
        let (wide, narrow) = (try await gateway("+62812*"), try await gateway("+628120000000*"))
        let siti = try await Handset(Handset.siti, at: centre)
        let everyOther = try await Handset(.everyOther, at: centre)
        try await centre.submit("siti", to: Handset.siti)
        try await centre.submit("narrow", to: "+6281200000003")
        try await centre.submit("wide", to: "+6281299999999")
        try await centre.submit("other", to: "+6285500000000")
        #expect(try await siti.texts() == ["siti"])
        #expect(try await wide.texts() == ["wide"])
        #expect(try await narrow.texts() == ["narrow"])
        #expect(try await everyOther.texts() == ["other"])
        await siti.endpoint.close()
        await narrow.endpoint.close()
        try await centre.submit("back", to: Handset.siti)
        #expect(try await wide.texts() == ["back"])
    }

    @Test("belongs to one: the same beginning twice is refused, with who has it")
    func taken() async throws {
        _ = try await gateway("+62812*")
        await #expect(throws: AddressTaken.self) { try await gateway("0812*") }
    }

    @Test("waits for who comes next with all that its holder had in flight, whoever has got the number since")
    func handedOn() async throws {
        let everyOther = try await Handset(.everyOther, at: centre)
        for text in ["one", "two"] { try await centre.submit(text, to: Handset.siti) }
        #expect(try await everyOther.endpoint.take(upTo: 2).map(\.told) == ["one", "two"])
        let siti = try await Handset(Handset.siti, at: centre)
        #expect(try await siti.texts() == [])
        await everyOther.endpoint.close()
        #expect(try await siti.texts() == ["one", "two"])
    }

    @Test("may speak for its numbers alone")
    func speaking() async throws {
        let gateway = try await gateway("+62812*")
        let own = try #require(try await centre.submit("own", from: Handset.budi, to: "+6285500000000").id)
        let foreign = try #require(try await centre.submit("x", from: "+6285511111111", to: "+6285500000000").id)
        #expect(try await gateway.endpoint.delete(foreign, at: moment(1)) == false)
        #expect(try await gateway.endpoint.delete(own, at: moment(1)))
    }

    @Test("shares its messages among sessions; one that ends gives back what it has not settled")
    func sessions() async throws {
        let siti = try await Handset(Handset.siti, at: centre)
        for text in ["one", "two", "three"] { try await centre.submit(text, to: Handset.siti) }
        let (first, second) = (EndpointSession(of: siti.endpoint), EndpointSession(of: siti.endpoint))
        let one = try await first.take(upTo: 2)
        let three = try await second.take(upTo: 2)
        #expect((one + three).map(\.told) == ["one", "two", "three"])
        try await second.settle([Settlement(one[0].id, .delivered)], at: moment(1))
        try await first.settle([Settlement(one[1].id, .delivered)], at: moment(1))
        let woken = siti.wakeCount
        await first.close()
        #expect(siti.wakeCount > woken)
        #expect(try await first.take() == [])
        #expect(try await second.take(upTo: 2).map(\.told) == ["one"])
    }
}
