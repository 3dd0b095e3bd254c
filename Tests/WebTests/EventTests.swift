import HTTPTypes
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

    private func stream(_ site: TestSite, last: Int64? = nil) throws -> EventStream {
        EventStream(at: try #require(site.log.ring.place()), style: site.style, lastEvent: last)
    }

    @Test("a reader has what happens from now on, first where it stands")
    func live() async throws {
        let site = try await TestSite()
        try await site.send("KONTAK")
        var iterator = try stream(site).makeAsyncIterator()
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
            await names(try stream(site, last: 1), pieces: 2) == ["hello"]
                + Array(repeating: "message", count: Int(last) - 1))
    }

    @Test("who comes back from an earlier process is told that everything is anew", arguments: [-5, 1_000_000])
    func ofEarlierProcess(_ last: Int64) async throws {
        let site = try await TestSite()
        try await site.send("KONTAK")
        #expect(await names(try stream(site, last: last), pieces: 1) == ["hello", "reset"])
    }

    @Test("who is too slow is told how many are gone, and goes on with the oldest that is kept")
    func missed() async throws {
        let site = try await TestSite()
        for number in 0..<12_000 { site.log.ring.tell(.changed("clock", .number(number))) }
        var iterator = try stream(site, last: 0).makeAsyncIterator()
        _ = await iterator.next()
        let piece = await iterator.next().map { String(buffer: $0) } ?? ""
        #expect(piece.hasPrefix("event: missed\ndata: {\"count\":2000}\n\nid: 2001\nevent: clock\n"))
    }

    @Test("a piece is no longer than 16 KiB, and the pieces are the events, however long one is")
    func pieces() async throws {
        let site = try await TestSite()
        let lengths = [1, 100, 20_000, 3, 50_000, 16_384] + Array(repeating: 900, count: 120)
        for length in lengths { site.log.ring.tell(.changed("clock", .string(String(repeating: "x", count: length)))) }
        var iterator = try stream(site, last: 0).makeAsyncIterator()
        var text = ""
        while text.count(of: "event: clock") < lengths.count || !text.hasSuffix("\n\n") {
            let piece = try #require(await iterator.next())
            #expect((1...16_384).contains(piece.readableBytes))
            text += String(buffer: piece)
        }
        let told = text.split(separator: "\n").filter { $0.hasPrefix("data: \"") }.map { $0.utf8.count - 8 }
        #expect(told == lengths)
    }

    @Test("more than 1024 streams are refused until one has ended, however it ends")
    func bound() async throws {
        let site = try await TestSite()
        var streams = try (0..<1024).map { _ in try stream(site) }
        var iterator = streams[0].makeAsyncIterator()
        _ = await iterator.next()
        let answer = try await site.ask(.get, "/v1/events")
        #expect(answer.status == 503 && answer.headers[.retryAfter] == "5")
        #expect(site.log.ring.place() == nil)
        streams.removeLast()
        #expect(site.log.ring.streamCount == 1023)
        #expect(try await site.ask(.get, "/v1/events?timeout=1ms").status == 200)
        streams = []
        #expect(site.log.ring.streamCount == 1, "its pieces are read still")
        site.log.end()
        _ = await iterator.next()
    }

    @Test("a fault and a refusal are told, though nothing was done")
    func struck() async throws {
        let site = try await TestSite(faults: FaultPlan([try FaultRule("silence=100%")], seed: 0))
        try await site.send("KONTAK")
        #expect(await names(try stream(site, last: 0), pieces: 2) == ["hello", "struck"])
    }

    @Test("readers who were told something just now get what happens next in one piece, a little later")
    func together() async throws {
        let site = try await TestSite()
        let ring = EventRing(first: 1, pause: .seconds(3600), longestPause: .seconds(3600))
        let place = try #require(ring.place())
        var iterator = EventStream(at: place, style: site.style, lastEvent: nil).makeAsyncIterator()
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
        var iterator = try stream(site).makeAsyncIterator()
        _ = await iterator.next()
        site.log.end()
        #expect(await iterator.next() == nil)
    }
}

extension String {
    fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}
