import MessageCentre
import ShortMessage
import Store
import Testing

/// A service without tables, which answers with its name.
private struct NamedService: Service {
    let name: String
    let seedMigration: String? = nil

    func answer(_ message: InboundMessage, in transaction: Transaction) throws -> Answer {
        Answer([OutboundMessage(from: message.to, to: message.from, text: name, sentAt: message.receivedAt)])
    }

    func unavailable(for message: InboundMessage) -> OutboundMessage? { nil }
}

/// The echo service with tables of its own.
private struct SecondEcho: Service {
    func migrate(_ schema: inout Schema) {
        schema.add(
            "second-1", script: "CREATE TABLE second_later (due_at INTEGER NOT NULL, phone TEXT NOT NULL) STRICT")
    }

    var seedMigration: String? { "second-seed" }

    func seed(_ transaction: Transaction) throws {
        try transaction.run(
            "INSERT INTO second_later VALUES (?, '+6281200000002')", .integer(try moment(60).milliseconds))
    }

    func answer(_ message: InboundMessage, in transaction: Transaction) throws -> Answer { Answer([]) }

    func nextDue(in transaction: Transaction) throws -> Timestamp? {
        let due = try transaction.first("SELECT min(due_at) FROM second_later") { try $0.optionalInteger() } ?? nil
        return due.map { Timestamp(milliseconds: $0, offset: 420) }
    }

    func fireDue(at moment: Timestamp, in transaction: Transaction) throws -> [OutboundMessage] {
        let phones = try transaction.all(
            "DELETE FROM second_later WHERE due_at <= ? RETURNING phone", .integer(moment.milliseconds)
        ) { try $0.text() }
        return try phones.map {
            OutboundMessage(from: try Address("1500"), to: try Address($0), text: "second", sentAt: moment)
        }
    }

    func unavailable(for message: InboundMessage) -> OutboundMessage? { nil }
}

@Suite("Several services in one centre")
struct ServiceDirectoryTests {
    private static let (first, second) = (
        EchoService.shortCode, Address(digits: "1500", typeOfNumber: .unknown)
    )

    @Test("each answers at its own short code, and nobody at another")
    func codes() async throws {
        let services = try ServiceDirectory([
            (Self.first, NamedService(name: "one")), (Self.second, NamedService(name: "two")),
        ])
        let centre = try MessageCentre(store: .memory, services: services)
        var message = try InboundMessage("x")
        #expect(try await centre.accept(message).texts == ["one"])
        message.to = Self.second
        #expect(try await centre.accept(message).texts == ["two"])
        message.to = try Address("1501")
        #expect(try await centre.accept(message).outcome == .undeliverable)
    }

    @Test("what falls due does so in order of time, and at one moment in the order of the services")
    func due() async throws {
        let services = try ServiceDirectory([(Self.second, SecondEcho()), (Self.first, EchoService())])
        let centre = try MessageCentre(store: .memory, services: services)
        _ = try await centre.accept([
            try InboundMessage("LATER 30"), try InboundMessage("LATER 60"), try InboundMessage("LATER 90"),
        ])
        #expect(try await centre.nextDue() == moment(30))
        let fired = try await centre.advance(to: try moment(100))
        #expect(fired.map(\.message.text) == ["now", "second", "now", "now"])
        #expect(fired.map(\.message.sentAt) == (try [30, 60, 60, 90].map { try moment($0) }))
    }

    @Test("a failure of one is its own")
    func failure() async throws {
        let services = try ServiceDirectory([(Self.first, EchoService()), (Self.second, NamedService(name: "two"))])
        let centre = try MessageCentre(store: .memory, services: services)
        var other = try InboundMessage("x")
        other.to = Self.second
        let taken = try await centre.accept([try InboundMessage("FAIL"), other])
        #expect(taken.map(\.texts) == [["unavailable"], ["two"]])
    }

    @Test("a store keeps what each of them has, and another service can come to it later")
    func migrations() async throws {
        let temporary = TemporaryStore()
        try await MessageCentre.echo(temporary.store).close()
        let services = try ServiceDirectory([(Self.first, EchoService()), (Self.second, SecondEcho())])
        for seeds in [1, 0] {
            let centre = try MessageCentre(store: temporary.store, services: services)
            #expect(try await centre.advance(to: try moment(60)).count == seeds)
            try await centre.close()
        }
    }

    @Test("two at one short code are refused, by name")
    func sameCode() throws {
        let clash = #expect(throws: ServiceClash.self) {
            try ServiceDirectory([(Self.first, NamedService(name: "one")), (Self.first, NamedService(name: "two"))])
        }
        #expect(clash?.description == "2757 has two services, one and two; give one of them another short code")
    }

    @Test("at a long number answers at all its spellings, and no second one can have it")
    func longNumber() async throws {
        let number = Address(digits: "08112119211", typeOfNumber: .unknown)
        let centre = try MessageCentre(store: .memory, shortCode: number, service: NamedService(name: "one"))
        var message = try InboundMessage("x")
        for spelling in ["08112119211", "628112119211", "+628112119211"] {
            message.to = try Address(spelling)
            #expect(try await centre.accept(message).texts == ["one"], "\(spelling)")
        }
        let clash = #expect(throws: ServiceClash.self) {
            try ServiceDirectory([(number, NamedService(name: "one")), (message.to, NamedService(name: "two"))])
        }
        #expect(clash == .shortCode(message.to, "one", "two"))
    }

    @Test("two that would own the same tables are refused, by name")
    func sameMigration() throws {
        let clash = #expect(throws: ServiceClash.self) {
            try ServiceDirectory([(Self.first, EchoService()), (Self.second, EchoService())])
        }
        #expect(
            clash?.description
                == "EchoService and EchoService both keep 'echo-1' in the store; only one of them can be in a centre")
    }
}
