import MessageCentre
import NIOCore
import ShortMessage
import Testing
import Transcripts
import Web

@Suite("Events over HTTP")
struct EventTests {
    /// The names and numbers of what the first pieces of a stream have.
    private func names(_ stream: EventStream, pieces: Int) async -> [String] {
        var iterator = stream.makeAsyncIterator()
        var text = ""
        for _ in 0..<pieces { text += await iterator.next().map { String(buffer: $0) } ?? "over" }
        return text.split(separator: "\n").filter { $0.hasPrefix("event: ") }.map { String($0.dropFirst(7)) }
    }

    private func stream(_ site: TestSite, last: Int64? = nil) -> EventStream {
        EventStream(ring: site.log.ring, style: site.style, lastEvent: last)
    }

    @Test("a reader has what happens from now on, first where it stands")
    func live() async throws {
        let site = try await TestSite()
        try await site.send("KONTAK")
        var iterator = stream(site).makeAsyncIterator()
        #expect(await iterator.next().map { String(buffer: $0) } == "event: hello\ndata: {\"last\":2}\n\n")
        try await site.send("SALDO")
        let piece = await iterator.next().map { String(buffer: $0) } ?? ""
        #expect(piece.hasPrefix("id: 3\nevent: message\ndata: {\"id\":3,\"direction\":\"mo\""))
    }

    @Test("who comes back has what it missed, each once")
    func resumed() async throws {
        let site = try await TestSite()
        for _ in 0..<2 { try await site.send("KONTAK") }
        let last = site.log.ring.last
        #expect(
            await names(stream(site, last: 1), pieces: 2) == ["hello"]
                + Array(repeating: "message", count: Int(last) - 1))
    }

    @Test("who comes back from an earlier process is told that everything is anew", arguments: [-5, 1_000_000])
    func ofEarlierProcess(_ last: Int64) async throws {
        let site = try await TestSite()
        try await site.send("KONTAK")
        #expect(await names(stream(site, last: last), pieces: 1) == ["hello", "reset"])
    }

    @Test("who is too slow is told how many are gone, and goes on with the oldest that is kept")
    func missed() async throws {
        let site = try await TestSite()
        for number in 0..<12_000 { site.log.ring.tell(.changed("clock", .number(number))) }
        var iterator = stream(site, last: 0).makeAsyncIterator()
        _ = await iterator.next()
        let piece = await iterator.next().map { String(buffer: $0) } ?? ""
        #expect(piece.hasPrefix("event: missed\ndata: {\"count\":2000}\n\nid: 2001\nevent: clock\n"))
    }

    @Test("a fault and a refusal are told, though nothing was done")
    func struck() async throws {
        let site = try await TestSite(faults: FaultPlan([try FaultRule("silence=100%")], seed: 0))
        try await site.send("KONTAK")
        #expect(await names(stream(site, last: 0), pieces: 2) == ["hello", "struck"])
    }

    @Test("readers who were told something just now get what happens next in one piece, a little later")
    func together() async throws {
        let site = try await TestSite()
        let ring = EventRing(first: 1, pause: .seconds(3600), longestPause: .seconds(3600))
        var iterator = EventStream(ring: ring, style: site.style, lastEvent: nil).makeAsyncIterator()
        _ = await iterator.next()
        let pieces = Task { [iterator] in
            var (iterator, pieces) = (iterator, [String]())
            while let piece = await iterator.next() { pieces.append(String(buffer: piece)) }
            return pieces
        }
        for number in 1...3 {
            while ring.readerCount == 0 { await Task.yield() }
            ring.tell(.changed("clock", .number(number)))
            if number == 1 { while ring.readerCount > 0 { await Task.yield() } }
        }
        #expect(ring.readerCount == 1)
        ring.end()
        #expect(
            await pieces.value == [
                "id: 1\nevent: clock\ndata: 1\n\n", "id: 2\nevent: clock\ndata: 2\n\nid: 3\nevent: clock\ndata: 3\n\n",
            ])
    }

    @Test("readers end with the server")
    func ending() async throws {
        let site = try await TestSite()
        var iterator = stream(site).makeAsyncIterator()
        _ = await iterator.next()
        site.log.end()
        #expect(await iterator.next() == nil)
    }
}
