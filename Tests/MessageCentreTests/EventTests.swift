import MessageCentre
import ShortMessage
import Store
import Testing

@Suite("What happens at a centre")
struct EventTests {
    /// What was told, but for the times.
    private func kinds(_ events: CentreEvents, _ count: Int) async -> [CentreEvent.Kind] {
        var kinds: [CentreEvent.Kind] = []
        for await event in events {
            kinds.append(event.kind)
            if kinds.count == count { break }
        }
        return kinds
    }

    @Test("is told once it is committed, in order, and numbered without gaps")
    func order() async throws {
        let centre = try MessageCentre.echo()
        let events = await centre.events()
        let taken = try await centre.accept([try InboundMessage("one"), try InboundMessage("QUIET", second: 1)])
        try await centre.confirm(taken[0].caused)
        var numbers: [Int64] = []
        var kinds: [CentreEvent.Kind] = []
        for await event in events {
            numbers.append(event.number)
            kinds.append(event.kind)
            if kinds.count == 5 { break }
        }
        #expect(numbers == [1, 2, 3, 4, 5])
        #expect(
            kinds == [
                .accepted(id: taken[0].id, taken[0].message), .sent(taken[0].caused[0]),
                .accepted(id: taken[1].id, taken[1].message),
                .silent(id: taken[1].id, Silence(rawValue: "quiet")),
                .ended(id: taken[0].caused[0].id, .delivered, .received),
            ])
        #expect(taken[0].caused[0].cause == taken[0].id)
    }

    @Test("is not told where it was rolled back, and told once where the message was done again alone")
    func rolledBack() async throws {
        let centre = try MessageCentre.echo()
        let events = await centre.events()
        let taken = try await centre.accept([
            try InboundMessage("one"), try InboundMessage("FAIL", from: "+6281200000002"), try InboundMessage("two"),
        ])
        let accepted = await kinds(events, 6).filter { if case .accepted = $0 { true } else { false } }
        #expect(accepted == taken.map { .accepted(id: $0.id, $0.message) })
        _ = try await centre.rehearse(try InboundMessage("three"))
        await centre.endNow()
        #expect(await kinds(events, 1) == [])
    }

    @Test("by itself is told as well: what falls due, what a fault does, what expires, what is tried and taken back")
    func byItself() async throws {
        let faults = FaultPlan([try FaultRule("from=2757,to=+6281200000001,delay=12s")], seed: 1)
        let centre = try MessageCentre(
            store: .memory, services: ServiceDirectory(EchoService.shortCode, EchoService()), faults: faults)
        let events = await centre.events()
        _ = try await centre.accept(try InboundMessage("one"))
        _ = try await centre.advance(to: moment(12))
        _ = try await centre.advance(to: moment(4 * 24 * 3600))
        let kinds = await kinds(events, 4)
        guard case .accepted = kinds[0], case .struck = kinds[1], case .sent(let late) = kinds[2] else {
            Issue.record("\(kinds)")
            return
        }
        #expect(late.message.text == "one")
        #expect(kinds[3] == .ended(id: late.id, .failed, DeliveryStatus(rawValue: 0x43)))
    }

    @Test("waits for a reader within a bound: the oldest are dropped, which is told, and nobody else is held up")
    func bounded() async throws {
        let centre = try MessageCentre.echo()
        let slow = await centre.events(keeping: 4)
        let quick = await centre.events(keeping: 100)
        _ = try await centre.accept((0..<10).map { try InboundMessage("\($0)", second: $0) })
        var slowIterator = slow.makeAsyncIterator()
        #expect(await slowIterator.next()?.kind == .missed(16))
        #expect(await slowIterator.next()?.number == 17)
        #expect(await kinds(quick, 20).count == 20)
        try await centre.close()
        for number: Int64 in [18, 19, 20] { #expect(await slowIterator.next()?.number == number) }
        #expect(await slowIterator.next() == nil)
    }

    @Test("ends for a reader whose task is cancelled while it waits")
    func cancelled() async throws {
        let centre = try MessageCentre.echo()
        let events = await centre.events()
        let reader = Task { await events.first { _ in true } }
        reader.cancel()
        #expect(await reader.value == nil)
    }
}

@Suite("The journal, page by page")
struct JournalPageTests {
    @Test("has messages of both directions, of a store in memory, too", arguments: [true, false])
    func pages(inMemory: Bool) async throws {
        let temporary = TemporaryStore()
        let centre = try MessageCentre.echo(inMemory ? .memory : temporary.store)
        let taken = try await centre.accept((0..<5).map { try InboundMessage("text \($0)", second: $0) })
        try await centre.confirm(taken[0].caused)
        var (pages, last) = ([[JournalledMessage]](), Int64(0))
        repeat {
            pages.append(try await centre.messages(after: last, atMost: 3))
            last = pages.last?.last?.id ?? last
        } while pages.last?.count == 3
        #expect(pages.map(\.count) == [3, 3, 3, 1])
        let all = pages.flatMap { $0 }
        #expect(all.map(\.text) == (0..<5).flatMap { ["text \($0)", "text \($0)"] })
        #expect(all.map(\.direction) == (0..<5).flatMap { _ in [.incoming, .outgoing] })
        #expect(all[1].state == .delivered && all[1].cause == all[0].id && all[3].state == .enroute)
        #expect(try await centre.message(all[3].id) == all[3])
        #expect(try await centre.message(99) == nil)
    }

    static let filters: [(name: String, filter: @Sendable () throws -> JournalFilter, texts: [String])] = [
        ("by number", { JournalFilter(number: try AddressPattern("+6281200000002")) }, ["Two", "Two"]),
        (
            "by its beginning", { JournalFilter(directions: [.incoming], number: try AddressPattern("0812*")) },
            ["one", "Two"]
        ),
        ("by time", { JournalFilter(since: try moment(1)) }, ["Two", "Two"]),
        ("until a time", { JournalFilter(until: try moment(0)) }, ["one", "one"]),
        ("by state", { JournalFilter(states: [.enroute]) }, ["one", "Two"]),
        ("by text", { JournalFilter(directions: [.outgoing], text: "tw") }, ["Two"]),
    ]

    @Test("leaves out what is not wanted", arguments: filters.indices)
    func filtered(index: Int) async throws {
        let row = Self.filters[index]
        let centre = try MessageCentre.echo()
        _ = try await centre.accept([
            try InboundMessage("one"), try InboundMessage("Two", from: "+6281200000002", second: 1),
        ])
        #expect(try await centre.messages(row.filter()).map(\.text) == row.texts, "\(row.name)")
    }
}

extension MessageCentre {
    /// Closes, so that every sequence of events ends.
    fileprivate func endNow() { try? close() }
}
