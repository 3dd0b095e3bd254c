import HTTPTypes
import MessageCentre
import ShortMessage
import Testing
import Web

@Suite("Messages listed and waited for over HTTP")
struct MessageLogTests {
    @Test("as a log has the messages behind an id, and those of one number, as they were")
    func behind() async throws {
        let site = try await TestSite()
        let first = try await site.send("KONTAK")
        try await site.send("KONTAK", from: "+6281200000008")
        let all = try await site.ask(.get, "/v1/log").text.split(separator: "\n")
        #expect(all.count == 4 && all[0].hasSuffix("+6281200000009 > 2757 KONTAK"))
        let last = try #require(try first.objects("replies").first?["id"] as? Int)
        #expect(try await site.ask(.get, "/v1/log?after=\(last)").text.split(separator: "\n") == Array(all[2...]))
        #expect(try await site.ask(.get, "/v1/log?after=4").text == "")
        let own = try await site.ask(.get, "/v1/log?number=081200000009").text.split(separator: "\n")
        #expect(own == Array(all[..<2]))
        #expect(try await site.ask(.get, "/v1/log?number=081200000009&after=1").text.split(separator: "\n") == [all[1]])
    }

    @Test("pages go from the newest to the oldest, each message once")
    func pages() async throws {
        let site = try await TestSite()
        for _ in 0..<4 { try await site.send("KONTAK", from: TestSite.number) }
        var (ids, query) = ([Int](), "?limit=3")
        while true {
            let answer = try await site.ask(.get, "/v1/messages" + query)
            ids += try answer.objects("messages").compactMap { $0["id"] as? Int }
            guard let next = try answer.object()["next"] as? String else { break }
            query = "?limit=3&cursor=\(next)"
        }
        #expect(ids == ids.sorted(by: >) && ids.first == ids.count && ids.count >= 5)
    }

    static let filters: [(String, [Int])] = [
        ("number=081200000001", [2, 1]), ("from=%2B6281200000002", [3]), ("to=6281200000002", [4]),
        ("direction=mt", [4, 2]), ("state=accepted", [3, 1]), ("service=2757", [4, 3, 2, 1]), ("service=5151", []),
        ("text=kOnTak", [3]), ("after=2", [4, 3]), ("before=2", [1]), ("since=2030-01-01T00:00:00Z", []),
        ("until=2030-01-01T00:00:00Z", [4, 3, 2, 1]), ("direction=mo&number=2757", [3, 1]),
    ]

    @Test("a filter leaves out what does not match", arguments: filters)
    func filter(_ query: String, _ ids: [Int]) async throws {
        let site = try await TestSite()
        try await site.send("SALDO 0801", from: "+6281200000001")
        try await site.send("KONTAK", from: "+6281200000002")
        let answer = try await site.ask(.get, "/v1/messages?" + query)
        #expect(try answer.objects("messages").compactMap { $0["id"] as? Int } == ids)
    }

    @Test("who waits has the message the moment it is there, and those who want another go on")
    func waiters() async throws {
        let site = try await TestSite()
        try await withThrowingTaskGroup(of: [Int].self) { group in
            for index in 0..<200 {
                let number = "%2B628120000\(1000 + index % 10)"
                group.addTask {
                    let answer = try await site.ask(.get, "/v1/messages/wait?to=\(number)&timeout=5m")
                    return [answer.status, try answer.object()["id"] as? Int ?? 0]
                }
            }
            while site.log.waiterCount < 200 { await Task.yield() }
            for index in 0..<10 { try await site.send("KONTAK", from: "+628120000\(1000 + index)") }
            var found: [Int: Int] = [:]
            for try await answer in group {
                #expect(answer[0] == 200)
                found[answer[1], default: 0] += 1
            }
            #expect(found.count == 10 && found.values.allSatisfy { $0 == 20 })
        }
        #expect(site.log.waiterCount == 0)
    }

    @Test("a message that is there already is found at once; behind a place only a later one is")
    func alreadyThere() async throws {
        let site = try await TestSite()
        for text in ["KONTAK", "SALDO"] { try await site.send(text) }
        func id(_ query: String) async throws -> Int? {
            try? await site.ask(.get, "/v1/messages/wait?" + query).object()["id"] as? Int
        }
        #expect(try await id("direction=mo") == 3)
        #expect(try await id("direction=mo&after=0") == 3)
        #expect(try await id("after=1") == 2)
        #expect(try await id("match=kontak&direction=mo") == 1)
        #expect(try await site.ask(.get, "/v1/messages/wait?after=4&timeout=1ms").status == 204)
    }

    @Test("whoever waits is told that the server ends")
    func ending() async throws {
        let site = try await TestSite()
        async let answer = site.ask(.get, "/v1/messages/wait?timeout=5m")
        while site.log.waiterCount == 0 { await Task.yield() }
        site.log.end()
        #expect(try await answer.status == 503)
        site.site.drain()
        #expect(try await site.ask(.post, "/v1/messages", "{}").status == 503)
        #expect(try await site.ask(.get, "/readyz").status == 503)
        #expect(try await site.ask(.get, "/livez").status == 200)
    }

    @Test("so many messages are kept, and no more text than there is room for")
    func bounds() async throws {
        let few = try await TestSite(bounds: MessageLog.Bounds(messages: 5))
        for index in 0..<10 { try await few.send("KONTAK", from: "+628120000\(1000 + index)") }
        let ids = try await few.ask(.get, "/v1/messages?limit=100").objects("messages").compactMap { $0["id"] as? Int }
        #expect(ids == [20, 19, 18, 17, 16])
        let small = try await TestSite(bounds: MessageLog.Bounds(octets: 20_000))
        for _ in 0..<5 { try await small.send("KATA " + String(repeating: "a", count: 8000)) }
        #expect(try await small.ask(.get, "/v1/messages?direction=mo").objects("messages").count <= 2)
    }

    @Test("one message has its parts with their PDUs, and what happened to it")
    func one() async throws {
        let site = try await TestSite()
        try await site.send(String(repeating: "PANJANG ", count: 30), query: "?unmasked=true")
        let answer = try await site.ask(.get, "/v1/messages/1?unmasked=true")
        let parts = try answer.objects("parts")
        #expect(parts.count == 2 && parts.allSatisfy { ($0["udh"] as? String)?.hasPrefix("050003") == true })
        #expect(parts.map { $0["text"] as? String ?? "" }.joined() == String(repeating: "PANJANG ", count: 30))
        let history = try answer.objects("history")
        #expect(history.first?["what"] as? String == "accepted")
    }

    @Test("metrics count what happened since the start, and what waits")
    func metrics() async throws {
        let site = try await TestSite()
        for number in ["+6281200000001", "+6281200000002"] { try await site.send("KONTAK", from: number) }
        let text = try await site.ask(.get, "/metrics").text
        for line in [
            #"shortcode_messages_total{direction="mo"} 2"#, #"shortcode_messages_total{direction="mt"} 2"#,
            #"shortcode_queue_messages{kind="replies"} 2"#, "shortcode_commit_seconds_count 2",
            #"shortcode_http_requests_total{method="POST",path="/v1/messages",status="200"} 2"#,
        ] { #expect(text.contains(line + "\n"), "\(line)") }
    }

    @Test("the log has every message in clear, in order, as replay reads it")
    func log() async throws {
        let site = try await TestSite()
        try await site.send("SALDO 08012345678")
        let answer = try await site.ask(.get, "/v1/log")
        let lines = answer.text.split(separator: "\n")
        #expect(lines.count == 2 && lines[0].hasSuffix("+6281200000009 > 2757 SALDO 08012345678"))
        #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
        #expect(try await site.ask(.get, "/v1/log?number=%2B6281299999999").text.isEmpty)
    }
}
