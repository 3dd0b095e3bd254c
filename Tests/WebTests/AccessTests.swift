import HTTPTypes
import Testing
import Web

@Suite("Who may ask over HTTP")
struct AccessTests {
    @Test(
        "by a name of this machine's own",
        arguments: ["localhost", "localhost:8757", "127.0.0.1:1", "[::1]:8757", "LOCALHOST"])
    func ownNames(_ host: String) async throws {
        #expect(try await TestSite().ask(.get, "/v1/messages", host: host).status == 200)
    }

    static let foreign = [
        "evil.example", "evil.example:8757", "localhost.evil.example", "127.0.0.1.evil.example", "127.evil.example",
        "0.0.0.0", "192.168.1.2:8757", "[::2]", "localhost:x",
    ]

    @Test("a name that its owner lets point here is refused, for the page, too", arguments: foreign)
    func rebinding(_ host: String) async throws {
        let site = try await TestSite()
        for path in ["/", "/v1/messages", "/livez"] {
            #expect(try await [400, 421].contains(site.ask(.get, path, host: host).status), "\(path)")
        }
    }

    @Test("without a Host there is no answer")
    func noHost() async throws {
        #expect(try await TestSite().ask(.get, "/v1/messages", host: nil).status == 400)
    }

    static let origins: [(String, Int)] = [
        ("http://localhost:8757", 200), ("null", 403), ("http://evil.example", 403), ("http://localhost:8758", 403),
        ("https://localhost.evil.example:8757", 403), ("", 403),
    ]

    @Test("a page of another site is refused by its Origin", arguments: origins)
    func origin(_ origin: String, _ status: Int) async throws {
        let site = try await TestSite()
        let answer = try await site.ask(
            .post, "/v1/messages", #"{"from":"+6281200000009","text":"KONTAK"}"#, headers: [.origin: origin])
        #expect(answer.status == status)
        #expect(try await site.ask(.get, "/v1/messages").objects("messages").isEmpty == (status != 200))
    }

    @Test("a page of another site may lead to the page, and not to the API")
    func crossSite() async throws {
        let site = try await TestSite()
        let headers: HTTPFields = [HTTPField.Name("Sec-Fetch-Site")!: "cross-site"]
        #expect(try await site.ask(.get, "/", headers: headers).status == 200)
        for path in ["/v1/messages", "/v1/events", "/v1/messages/wait", "/metrics"] {
            #expect(try await site.ask(.get, path, headers: headers).status == 403, "\(path)")
        }
    }

    static let tokens: [(String?, Int)] = [
        (nil, 401), ("Bearer ", 401), ("Bearer 0123456789abcdeF", 401), ("Bearer 0123456789abcdef0", 401),
        ("Bearer 0123456789abcde", 401), ("Basic 0123456789abcdef", 401), ("bearer 0123456789abcdef", 200),
        ("Bearer 0123456789abcdef", 200),
    ]

    @Test("the API wants the token where there is one, and the page does not", arguments: tokens)
    func token(_ header: String?, _ status: Int) async throws {
        let site = try await TestSite(token: "0123456789abcdef")
        var headers: HTTPFields = [:]
        if let header { headers[.authorization] = header }
        let answer = try await site.ask(.get, "/v1/messages", headers: headers, host: "sms.example")
        #expect(answer.status == status)
        #expect((answer.headers[.wwwAuthenticate] == "Bearer") == (status == 401))
        #expect(try await site.ask(.get, "/", host: "sms.example").status == 200)
    }

    @Test(
        "every response forbids inline scripts, guessed types and other sites",
        arguments: ["/", "/v1/messages", "/x", "/v1/x?y"])
    func headers(_ path: String) async throws {
        let answer = try await TestSite().ask(.get, path)
        let policy = try #require(answer.headers[HTTPField.Name("Content-Security-Policy")!])
        #expect(policy.contains("default-src 'self'") && !policy.contains("unsafe"))
        #expect(answer.headers[HTTPField.Name("X-Content-Type-Options")!] == "nosniff")
        #expect(answer.headers[HTTPField.Name("Access-Control-Allow-Origin")!] == nil)
    }

    @Test("a script in a message is text of a JSON string")
    func script() async throws {
        let site = try await TestSite()
        let answer = try await site.send("<script>alert(1)</script>", query: "?unmasked=true")
        #expect(answer.headers[.contentType] == "application/json")
        #expect(try answer.object("message")["text"] as? String == "<script>alert(1)</script>")
    }
}
