import Foundation
import Glibc
import SMPP
import Testing

@Suite("shortcode serve")
struct ServeTests {
    private static let balance = #"{"from":"+6281200000001","text":"SALDO 08012345678"}"#
    private static let contact = #"{"from":"+6281200000009","text":"KONTAK"}"#

    @Test("without any options it says where it is, and answers there")
    func zeroConfiguration() async throws {
        let server = try RunningServer()
        #expect(server.place.hasPrefix("http://127.0.0.1:"))
        let answer = try await server.ask("v1/messages", Self.balance)
        #expect(answer.status == 200 && answer.text.contains(#""kind":"balance""#))
        #expect(try await server.ask("").text.hasPrefix("<!doctype html>"))
        #expect(try await server.ask("readyz").text == "ready\n")
    }

    @Test(
        "it ends with 0 at SIGTERM and with 130 at Ctrl-C, though a reader of events and a request wait",
        arguments: [SIGTERM: Int32(0), SIGINT: 130])
    func ends(_ signal: Int32, status: Int32) async throws {
        let server = try RunningServer()
        async let waiting = server.ask("v1/messages/wait?timeout=5m")
        while try await !server.ask("metrics").text.contains("shortcode_http_waiters 1") {}
        #expect(server.end(by: signal) == status)
        #expect(try await waiting.status == 503)
    }

    @Test("a store has what was sent before it was opened again, in pages beyond what memory keeps")
    func restart() async throws {
        let scratch = try Scratch()
        let store = ["--store", scratch.path("day.sqlite")]
        let first = try RunningServer(store)
        for index in 0..<6 {
            let body = Self.contact.replacing("0009", with: "000\(index)")
            #expect(try await first.ask("v1/messages", body).status == 200)
        }
        #expect(first.end() == 0)
        let second = try RunningServer(store + ["--history", "3"])
        var (ids, query) = ([Int](), "?limit=5")
        while true {
            let answer = try await second.ask("v1/messages" + query)
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any])
            ids += (object["messages"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? Int }
            guard let next = object["next"] as? String else { break }
            query = "?limit=5&cursor=\(next)"
        }
        #expect(ids == Array((1...12).reversed()))
        #expect(try await second.ask("v1/log").text.split(separator: "\n").count == 12)
    }

    @Test("what a gateway sends is seen over HTTP, and each handset has its own replies")
    func besideSMPP() async throws {
        // However long other tests keep this one waiting, the gateway is not taken for gone.
        let server = try RunningServer(["--smpp", "0", "--enquire-link", "1h"])
        let port = try #require(
            server.said.firstMatch(of: /SMPP at 127\.0\.0\.1:(\d+)/).flatMap { UInt16($0.output.1) })
        let esme = try ESME(at: port)
        let web = try await server.ask("v1/messages", Self.contact.replacing("}", with: #","wait":"60s"}"#))
        #expect(web.text.contains(#""state":"delivered""#))
        let message = Packet.Message(
            from: SMPPAddress("+6281200000002"), to: SMPPAddress("2757"), Array("KONTAK".utf8))
        #expect(try esme.ask(.submit(message)).status == .ok)
        let listed = try await server.ask("v1/messages/wait?from=%2B6281200000002&timeout=5m")
        #expect(listed.status == 200 && listed.text.contains(#""text":"KONTAK""#))
    }

    @Test("a modem at a terminal is a handset like any other")
    func besideModem() async throws {
        let scratch = try Scratch()
        let server = try RunningServer(["--pty", scratch.path("ttySC0"), "--number", "+6281200000005"])
        #expect(server.said.contains("+6281200000005 at "))
        #expect(FileManager.default.fileExists(atPath: scratch.path("ttySC0")))
        #expect(try await server.ask("v1/messages", Self.contact).status == 200)
        #expect(server.end() == 0)
        #expect(!FileManager.default.fileExists(atPath: scratch.path("ttySC0")))
    }

    @Test("at a high speed of the clock each message from a modem bears its own second, in order with those over HTTP")
    func modemAtSpeed() async throws {
        let scratch = try Scratch()
        let server = try RunningServer(["--pty", scratch.path("ttySC0"), "--number", "+6281200000005"])
        #expect(try await server.ask("v1/clock", #"{"speed":100000}"#).status == 200)
        let client = try ModemClient(terminal: scratch.path("ttySC0"))
        try #require(client.type("ATE0\r") != nil && client.type("AT+CMGF=1\r") != nil)
        for _ in 0..<3 {
            #expect(try await server.ask("v1/messages", Self.contact).status == 200)
            for _ in 0..<2 {
                try #require(client.type("AT+CMGS=\"2757\"\r", until: "> ") != nil)
                try #require(client.type("KONTAK\u{1A}") != nil)
            }
        }
        let answer = try await server.ask("v1/messages?direction=mo")
        let times = answer.text.matches(of: #/"at":"([^"]+)"/#).map { String($0.output.1) }
        #expect(times.count == 9 && Set(times).count == 9 && times == times.sorted().reversed(), "\(times)")
    }

    @Test("a large body is asked for before it is sent, and too large a one is refused without it")
    func expected() throws {
        let server = try RunningServer()
        func head(_ length: Int) -> String {
            "POST /v1/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(length)\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"
        }
        let taken = try server.exchange(head(Self.contact.utf8.count) + Self.contact)
        #expect(taken.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"))
        #expect(try server.exchange(head(2 << 20)).hasPrefix("HTTP/1.1 413 "))
    }

    private static let chunked =
        "POST /v1/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n"
    private static let next = "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n"

    static let broken: [(name: String, octets: String, status: Int)] = [
        (
            "a body in pieces beyond 1 MiB",
            String(repeating: "10000\r\n\(String(repeating: " ", count: 65_536))\r\n", count: 17) + "0\r\n\r\n", 413
        ),
        ("no length of a piece", "zz\r\n{}\r\n0\r\n\r\n", 400),
    ]

    @Test("behind a body that is not read to its end nothing is answered any more", arguments: broken.indices)
    func unread(_ index: Int) async throws {
        let server = try RunningServer()
        let heard = try server.exchange(Self.chunked + Self.broken[index].octets + Self.next)
        #expect(heard.hasPrefix("HTTP/1.1 \(Self.broken[index].status) "), "\(heard)")
        #expect(heard.matches(of: #/HTTP/1\.1 [0-9]/#).count == 1)
        #expect(try await server.ask("livez").status == 200)
    }

    static let authorities: [(name: String, target: String, hosts: [String], status: Int)] = [
        ("one", "/livez", ["localhost"], 200), ("none", "/livez", [], 400),
        ("two, ours first", "/livez", ["localhost", "evil.example"], 400),
        ("two, ours last", "/livez", ["evil.example", "localhost"], 400),
        ("ours twice", "/livez", ["localhost", "localhost"], 400),
        ("an absolute target of ours", "http://localhost/livez", ["localhost"], 200),
        ("another's absolute target", "http://evil.example/livez", ["localhost"], 421),
        ("an absolute target of ours, with another Host", "http://127.0.0.1:1/livez", ["evil.example"], 200),
        ("an absolute target without a host", "http:///livez", ["localhost"], 400),
        ("a path that looks like one", "//evil.example/livez", ["localhost"], 404),
    ]

    @Test("a request names one host, be it in Host or in its target", arguments: authorities.indices)
    func authority(_ index: Int) throws {
        let row = Self.authorities[index]
        let hosts = row.hosts.map { "Host: \($0)\r\n" }.joined()
        let heard = try RunningServer().exchange("GET \(row.target) HTTP/1.1\r\n\(hosts)Connection: close\r\n\r\n")
        #expect(heard.hasPrefix("HTTP/1.1 \(row.status) "), "\(row.name): \(heard)")
    }

    static let malformed: [(name: String, octets: String)] = [
        ("a long header", "GET / HTTP/1.1\r\nHost: localhost\r\nX: \(String(repeating: "a", count: 20_000))\r\n\r\n"),
        ("many headers", "GET / HTTP/1.1\r\n" + (0..<200).map { "X-\($0): 1\r\n" }.joined() + "\r\n"),
        ("nonsense", "nonsense\r\n\r\n"),
    ]

    @Test(
        "what is no request, or has too large a head, is refused, and the next is answered",
        arguments: malformed.indices)
    func refused(_ index: Int) async throws {
        let server = try RunningServer()
        #expect(try server.exchange(Self.malformed[index].octets).hasPrefix("HTTP/1.1 400 "))
        #expect(try await server.ask("livez").status == 200)
    }

    @Test("beyond the loopback address it wants a token, and then nobody is let in without")
    func token() async throws {
        let refused = try Run("serve", "--http", "0.0.0.0:0")
        #expect(refused.status == 64 && refused.errors.contains("--token-file"))
        let scratch = try Scratch()
        try scratch.write("0123456789abcdef\n", to: "token")
        chmod(scratch.path("token"), 0o644)
        let readable = try Run("serve", "--http", "0", "--token-file", scratch.path("token"))
        #expect(readable.status == 64 && readable.errors.contains("chmod 600"))
        chmod(scratch.path("token"), 0o600)
        let server = try RunningServer(["--token-file", scratch.path("token")])
        #expect(try await server.ask("v1/messages").status == 401)
        let headers = ["Authorization": "Bearer 0123456789abcdef"]
        #expect(try await server.ask("v1/messages", headers: headers).status == 200)
    }

    private func replay(_ server: RunningServer, _ log: String, type: String = "text/plain") async throws -> (
        status: Int, body: [String: Any]
    ) {
        let answer = try await server.ask("v1/replay", log, headers: ["Content-Type": type])
        let body = try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any]
        return (answer.status, body ?? [:])
    }

    @Test("a log is played to services of its own, which says what differs and leaves the server's messages alone")
    func replay() async throws {
        let server = try RunningServer()
        #expect(try await server.ask("v1/messages", Self.contact).status == 200)
        let log = try await server.ask("v1/log").text
        let right = try await replay(server, log)
        #expect(right.status == 200 && right.body["green"] as? Bool == true)
        #expect(right.body["messages"] as? Int == 1 && right.body["replies"] as? Int == 1)
        for (other, kind) in [
            (log.replacing("175", with: "176"), "changed"),
            (log + log.replacing("0009", with: "0008").split(separator: "\n").last! + "\n", "missing"),
        ] {
            let wrong = try await replay(server, other)
            let difference = try #require((wrong.body["differences"] as? [[String: Any]])?.first)
            #expect(wrong.body["green"] as? Bool == false && difference["kind"] as? String == kind, "\(wrong.body)")
        }
        #expect(try await server.ask("v1/log").text == log)
    }

    @Test("what is personal in a log that is played is crossed out, unless it is asked for")
    func replayMasked() async throws {
        let server = try RunningServer()
        let log = """
            2026-11-21T08:00:00+07:00 +6281200000001 > 2757 REG#3171051708900003#BUDI SANTOSO#17-08-1990#08012345678
            2026-11-21T08:00:00+07:00 2757 > +6281200000001 Yth. BUDI SANTOSO 3171.0517.0890.0003, lahir 17-08-1990
            """
        for (query, isMasked) in [("", true), ("?unmasked=true", false)] {
            let answer = try await server.ask("v1/replay" + query, log, headers: ["Content-Type": "text/plain"])
            #expect(answer.status == 200 && answer.text.contains(#""kind":"changed""#))
            for secret in ["BUDI", "0517", "17-08"] {
                #expect(answer.text.contains(secret) == !isMasked, "\(answer.text)")
            }
        }
        let fault = "# fault: 3171051708900003\n2026-11-21T08:00:00+07:00 +6281200000001 > 2757 KONTAK\n"
        let refused = try await server.ask("v1/replay", fault, headers: ["Content-Type": "text/plain"])
        #expect(refused.status == 422 && !refused.text.contains("3171051708900003"), "\(refused.text)")
    }

    @Test(
        "a store that is moved or deleted under it ends it with 74, though nobody asks for anything",
        arguments: ["", "-wal"])
    func movedStore(suffix: String) throws {
        let scratch = try Scratch()
        let store = scratch.path("day.sqlite")
        let server = try RunningServer(["--store", store])
        try FileManager.default.moveItem(atPath: store + suffix, toPath: store + suffix + ".elsewhere")
        #expect(server.wait() == 74)
        #expect(server.said.contains("was moved or deleted while it was in use"), "\(server.said)")
    }

    @Test("a snapshot takes the place of no FIFO, and says what is in the way")
    func snapshotInTheWay() async throws {
        let scratch = try Scratch()
        let server = try RunningServer(["--store", scratch.path("day.sqlite")])
        mkfifo(scratch.path("day.sqlite.snapshot-a"), 0o600)
        let refused = try await server.ask("v1/snapshots", #"{"name":"a"}"#)
        #expect(refused.status == 409 && refused.text.contains("none of the store's own files"), "\(refused.text)")
        #expect(try await server.ask("v1/snapshots").text == #"{"snapshots":[]}"#)
    }

    static let unplayable: [(log: String, type: String, status: Int)] = [
        ("# members: /etc/passwd\n2026-11-21T08:00:00+07:00 +6281200000001 > 2757 KONTAK\n", "text/plain", 422),
        ("# grammar: other.grammar\n2026-11-21T08:00:00+07:00 +6281200000001 > 2757 KONTAK\n", "text/plain", 422),
        ("> AT\n< OK\n", "text/plain", 422), ("KONTAK\n", "application/json", 415),
    ]

    @Test("a log that names files, a dialog, and what is no log are refused", arguments: unplayable.indices)
    func notPlayed(_ index: Int) async throws {
        let (log, type, status) = Self.unplayable[index]
        let answer = try await replay(RunningServer(), log, type: type)
        #expect(answer.status == status, "\(answer.body)")
    }

    @Test("members are those of 2757, and of no service beside it")
    func noMembers() async throws {
        let grammar = SampleGrammarTests.folder.appending(path: "bpjs-kesehatan.grammar").path
        let server = try RunningServer(["--grammar", grammar])
        #expect(try await server.ask("v1/members?phone=%2B6281200000001").status == 404)
        #expect(try await server.ask("v1/grammars").text.contains(#""languages":["id"]"#))
        let usual = try await RunningServer().ask("v1/grammars").text
        #expect(usual.contains(#""languages":["en","id"]"#))
    }

    @Test("it does as its file of options says, and arguments count more")
    func configured() async throws {
        let scratch = try Scratch()
        try scratch.write(
            "http = 1\nstore = \(scratch.path("day.sqlite"))\nsmpp = 0\nfault = silence=100%\n", to: "options")
        let server = try RunningServer(["--config", scratch.path("options")])
        #expect(server.said.contains("SMPP at "))
        #expect(try await server.ask("v1/faults").text.contains("silence=100%"))
        #expect(FileManager.default.fileExists(atPath: scratch.path("day.sqlite")))
        #expect(server.end() == 0)
        try scratch.write("histroy = 3\n", to: "options")
        let refused = try Run("serve", "--http", "0", "--config", scratch.path("options"))
        #expect(refused.status == 64 && refused.errors.contains("options:1: 'histroy'"))
    }

    @Test("a port that is taken is told with its number, and nothing else stays")
    func taken() async throws {
        let server = try RunningServer()
        let scratch = try Scratch()
        let second = try Run("serve", "--http", "\(server.port)", "--pty", scratch.path("tty"))
        #expect(second.status == 74 && second.errors.contains("127.0.0.1:\(server.port)"))
        #expect(!FileManager.default.fileExists(atPath: scratch.path("tty")))
    }
}
