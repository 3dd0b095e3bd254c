import HTTPTypes
import Testing
import Web

@Suite("Requests that are not as they must be")
struct RequestTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let body: String
        var path = "/v1/messages"
        var status = 400
        let field: String?
    }

    static let bodies = [
        Row(testDescription: "no JSON", body: "{", field: nil),
        Row(testDescription: "no object", body: "[]", field: nil),
        Row(testDescription: "an unknown member", body: #"{"from":"+62812","text":"","extra":1}"#, field: "extra"),
        Row(testDescription: "a member twice", body: #"{"from":"+62812","from":"+62813","text":""}"#, field: "from"),
        Row(testDescription: "no text", body: #"{"from":"+6281200000009"}"#, field: "text"),
        Row(testDescription: "no sender", body: #"{"text":"KONTAK"}"#, field: "from"),
        Row(testDescription: "null for no sender", body: #"{"from":null,"text":"KONTAK"}"#, field: "from"),
        Row(testDescription: "a sender that is nobody", body: #"{"from":"81200000009","text":"K"}"#, field: "from"),
        Row(testDescription: "a service as sender", body: #"{"from":"2757","text":"K"}"#, field: "from"),
        Row(testDescription: "a number as text", body: #"{"from":"+6281200000009","text":7}"#, field: "text"),
        Row(testDescription: "NUL in a text", body: #"{"from":"+6281200000009","text":"a\u0000"}"#, field: "text"),
        Row(testDescription: "half a surrogate", body: #"{"from":"+6281200000009","text":"\ud800"}"#, field: nil),
        Row(testDescription: "an empty id", body: #"{"from":"+6281200000009","text":"K","id":""}"#, field: "id"),
        Row(testDescription: "no time", body: #"{"from":"+6281200000009","text":"K","wait":"1d"}"#, field: "wait"),
        Row(testDescription: "a deep body", body: String(repeating: "[", count: 100_000), field: nil),
        Row(
            testDescription: "too long a text",
            body: #"{"from":"+6281200000009","text":"\#(String(repeating: "a", count: 40_000))"}"#, field: "text"),
        Row(
            testDescription: "a query parameter", body: "{}", path: "/v1/messages?x=1", field: "x"),
    ]

    @Test("a body is refused by what is wrong with it", arguments: bodies)
    func body(_ row: Row) async throws {
        let site = try await TestSite()
        let answer = try await site.ask(.post, row.path, row.body)
        #expect(answer.status == row.status, "\(answer.text)")
        #expect(answer.field == row.field && !answer.detail.isEmpty)
        #expect(answer.headers[.contentType] == "application/problem+json")
        #expect(try await site.ask(.get, "/v1/messages").objects("messages").isEmpty)
    }

    @Test("octets that are no UTF-8 are refused")
    func illFormed() async throws {
        let site = try await TestSite()
        let body = Array(#"{"from":"+6281200000009","text":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
        #expect(try await site.ask(.post, "/v1/messages", octets: body).status == 400)
    }

    @Test("a body has the type that the path wants, and at most 1 MiB")
    func types() async throws {
        let site = try await TestSite()
        let body = #"{"from":"+6281200000009","text":"KONTAK"}"#
        for type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "json"] {
            #expect(try await site.ask(.post, "/v1/messages", body, type: type).status == 415, "\(type)")
        }
        let typed = try await site.ask(.post, "/v1/messages", body, type: "Application/JSON; charset=utf-8")
        #expect(typed.status == 200)
        let large = String(repeating: " ", count: Site.mostInBody + 1)
        #expect(try await site.ask(.post, "/v1/messages", large).status == 413)
    }

    @Test("a body that is packed is refused, and not taken for what it is not")
    func packed() async throws {
        let site = try await TestSite()
        let body = #"{"from":"+6281200000009","text":"KONTAK"}"#
        for (encoding, status) in [("gzip", 415), ("br", 415), ("identity", 200)] {
            let answer = try await site.ask(.post, "/v1/messages", body, headers: [.contentEncoding: encoding])
            #expect(answer.status == status, "\(encoding)")
        }
    }

    static let queries: [(String, String)] = [
        ("limit=%2B1", "limit"), ("limit=-1", "limit"), ("limit=1e1", "limit"), ("limit=%D9%A1", "limit"),
        ("limit=0", "limit"), ("limit=1001", "limit"), ("limit=x", "limit"), ("cursor=abc", "cursor"),
        ("direction=up", "direction"), ("state=gone", "state"), ("since=yesterday", "since"), ("after=-1", "after"),
        ("number=", "number"), ("limit=1&limit=2", "limit"), ("unmasked=perhaps", "unmasked"), ("Limit=1", "Limit"),
    ]

    @Test("a query parameter is refused by its name", arguments: queries)
    func query(_ query: String, _ field: String) async throws {
        let answer = try await TestSite().ask(.get, "/v1/messages?" + query)
        #expect(answer.status == 400 && answer.field == field, "\(answer.text)")
    }

    @Test("escapes of a query are UTF-8", arguments: ["text=%", "text=%f", "text=%zz", "text=%ff", "text=%00"])
    func escapes(_ query: String) async throws {
        #expect(try await TestSite().ask(.get, "/v1/messages?" + query).status == 400)
    }

    @Test("another method is answered with those that there are, and HEAD as GET without a body")
    func methods() async throws {
        let site = try await TestSite()
        let answer = try await site.ask(.put, "/v1/messages")
        #expect(answer.status == 405)
        #expect(answer.headers[.allow]?.contains("GET, HEAD, POST") == true)
        let head = try await site.ask(.head, "/v1/messages")
        #expect(head.status == 200 && head.text.isEmpty)
    }

    @Test("what is nowhere is not found", arguments: ["/v2", "/v1/messages/x", "/v1/messages/99", "/v1/messages/-1"])
    func nowhere(_ path: String) async throws {
        let answer = try await TestSite().ask(.get, path)
        #expect(answer.status == 404 && answer.headers[.contentType] == "application/problem+json")
    }
}
