import MessageCentre
import ShortMessage
import Testing

@Suite("An endpoint")
struct EndpointTests {
    let centre: MessageCentre

    init() throws {
        centre = try MessageCentre.echo()
    }

    @Test("gets the replies to its number, in order, and is woken for them")
    func replies() async throws {
        let budi = try await Handset(Handset.budi, at: centre)
        for text in ["one", "two", "three"] { try await centre.submit(text) }
        #expect(budi.wakeCount == 3)
        #expect(try await budi.texts() == ["one", "two", "three"])
        #expect(try await budi.texts() == [])
    }

    @Test("gets what waited before it was there, however its number is spelt")
    func early() async throws {
        #expect(try await centre.submit("hello", to: "081200000002").outcome == .undeliverable)
        let siti = try await Handset("6281200000002", at: centre)
        #expect(siti.wakeCount == 1)
        #expect(try await siti.texts() == ["hello"])
    }

    @Test("gets messages from another handset, with the sender's number")
    func handsetToHandset() async throws {
        let siti = try await Handset(Handset.siti, at: centre)
        let taken = try await centre.submit("halo", to: Handset.siti)
        #expect(taken.outcome == .forwarded)
        guard case .message(let delivery) = try await siti.take().first else {
            Issue.record("nothing came")
            return
        }
        #expect(delivery.id == taken.id)
        #expect(delivery.message.from == (try Address(Handset.budi)))
        #expect(delivery.message.sentAt == taken.message.receivedAt)
    }

    @Test("gets data as it was, with its coding")
    func coding() async throws {
        let siti = try await Handset(Handset.siti, at: centre)
        let coding = MessageCoding(
            dataCodingScheme: DataCodingScheme(rawValue: 0xF5), protocolIdentifier: .type0,
            userData: [6, 5, 4, 0x0B, 0x84, 0x23, 0xF0, 0, 255], hasHeader: true)
        try await centre.submit("", to: Handset.siti, coding: coding)
        guard case .message(let delivery) = try await siti.take().first else {
            Issue.record("nothing came")
            return
        }
        #expect(delivery.coding == coding)
    }

    @Test("has its address alone: a second claim names both")
    func claims() async throws {
        _ = try await Handset(Handset.budi, at: centre, name: "the modem at /dev/pts/3")
        let taken = await #expect(throws: AddressTaken.self) {
            _ = try await Handset("081200000001", at: centre, name: "the link gateway1")
        }
        #expect(
            taken?.description == """
                081200000001 belongs to the modem at /dev/pts/3, so the link gateway1 cannot have it; end that or take \
                another number
                """)
        let service = await #expect(throws: AddressTaken.self) { _ = try await Handset("2757", at: centre) }
        #expect(service?.holder == "the service EchoService")
        _ = try await Handset(.everyOther, at: centre)
        await #expect(throws: AddressTaken.self) { _ = try await Handset(.everyOther, at: centre) }
    }

    @Test("that closes gives its address back, and what it had in flight waits again")
    func closing() async throws {
        let first = try await Handset(Handset.budi, at: centre)
        for text in ["one", "two", "three"] { try await centre.submit(text) }
        let flight = try await first.endpoint.take(upTo: 2)
        #expect(flight.map(\.told) == ["one", "two"])
        try await first.endpoint.settle(flight[1].id, .delivered, at: moment(0))
        await first.endpoint.close()
        #expect(try await first.texts() == [])
        let second = try await Handset(Handset.budi, at: centre)
        try await first.endpoint.settle(flight[0].id, .delivered, at: moment(0))
        #expect(try await second.texts() == ["one", "three"])
    }

    @Test("of every other number gets what nobody else does, in order of commit")
    func everyOther() async throws {
        let rest = try await Handset(.everyOther, at: centre)
        let siti = try await Handset(Handset.siti, at: centre)
        for number in 1...4 { try await centre.submit("\(number)", from: "+628120000000\(number)") }
        #expect(try await rest.endpoint.take(upTo: 2).map(\.told) == ["1", "3"])
        #expect(try await rest.texts() == ["4"])
        #expect(try await siti.texts() == ["2"])
    }

    @Test("takes a message of an identity once, and its acknowledgement again")
    func identity() async throws {
        let siti = try await Handset(Handset.siti, at: centre)
        let first = try await centre.submit("halo", to: Handset.siti, identity: "a")
        let again = try await centre.submit("halo", to: Handset.siti, second: 5, identity: "a")
        #expect(again.id == first.id)
        #expect(try await siti.texts() == ["halo"])
        let clash = await #expect(throws: SubmissionError.self) {
            try await centre.submit("lain", to: Handset.siti, identity: "a")
        }
        guard case .identityClash = clash else {
            Issue.record("refused as \(String(describing: clash))")
            return
        }
    }
}
