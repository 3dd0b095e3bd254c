import Foundation
import HTTPTypes
import Hummingbird
import MessageCentre
import NIOCore
import ShortMessage
import Testing
import Web

/// Each status that the description gives a route is one that the route answers with.
@Suite("Statuses of the API")
struct StatusTests {
    /// A request, and what is done before it.
    struct Provocation: Sendable, CustomTestStringConvertible {
        let operation: String
        let status: Int
        /// Without the method, which is the operation's.
        let path: String
        var body: String?
        var type: String = "application/json"
        var before: [(method: HTTPRequest.Method, path: String, body: String?)] = []
        var isRecording: Bool = false
        var bounds: MessageLog.Bounds = MessageLog.Bounds()
        var queues: QueueLimits = QueueLimits()

        var testDescription: String { "\(operation) \(status)" }
        var method: HTTPRequest.Method { HTTPRequest.Method(String(operation.prefix { $0 != " " }))! }
    }

    private static let message = #"{"from":"+6281200000009","text":"KONTAK","id":"a"}"#
    private static let explained = #"{"text":"KONTAK"}"#
    private static let away = #"{"state":"away"}"#
    private static let loss = #"{"fault":"loss=1%"}"#
    private static let kept: [(method: HTTPRequest.Method, path: String, body: String?)] = [
        (.post, "/v1/snapshots", #"{"name":"one"}"#)
    ]
    private static let sent: [(method: HTTPRequest.Method, path: String, body: String?)] = [
        (.post, "/v1/messages", message)
    ]

    static let own: [Provocation] = [
        Provocation(operation: "GET /v1/messages", status: 200, path: "/v1/messages"),
        Provocation(operation: "POST /v1/messages", status: 200, path: "/v1/messages", body: message),
        Provocation(
            operation: "POST /v1/messages", status: 409, path: "/v1/messages",
            body: message.replacingOccurrences(of: "KONTAK", with: "SALDO"), before: sent),
        Provocation(
            operation: "POST /v1/messages", status: 429, path: "/v1/messages", body: message,
            queues: QueueLimits(submissions: 0)),
        Provocation(operation: "DELETE /v1/messages", status: 200, path: "/v1/messages"),
        Provocation(operation: "DELETE /v1/messages", status: 409, path: "/v1/messages", isRecording: true),
        Provocation(
            operation: "POST /v1/messages:batch", status: 200, path: "/v1/messages:batch", body: #"{"messages":[]}"#),
        Provocation(
            operation: "GET /v1/messages/wait", status: 200, path: "/v1/messages/wait?timeout=0s", before: sent),
        Provocation(operation: "GET /v1/messages/wait", status: 204, path: "/v1/messages/wait?timeout=0s"),
        Provocation(
            operation: "GET /v1/messages/wait", status: 429, path: "/v1/messages/wait?timeout=1m",
            bounds: MessageLog.Bounds(waiters: 0)),
        Provocation(operation: "GET /v1/messages/{id}", status: 200, path: "/v1/messages/1", before: sent),
        Provocation(operation: "GET /v1/messages/{id}", status: 404, path: "/v1/messages/1"),
        Provocation(
            operation: "GET /v1/messages/{id}/explain", status: 200, path: "/v1/messages/1/explain", before: sent),
        Provocation(operation: "GET /v1/messages/{id}/explain", status: 404, path: "/v1/messages/1/explain"),
        Provocation(
            operation: "GET /v1/messages/{id}/explain", status: 409, path: "/v1/messages/2/explain", before: sent),
        Provocation(operation: "GET /v1/events", status: 200, path: "/v1/events?timeout=0s"),
        Provocation(operation: "GET /v1/queue", status: 200, path: "/v1/queue"),
        Provocation(operation: "GET /v1/log", status: 200, path: "/v1/log"),
        Provocation(operation: "POST /v1/explain", status: 200, path: "/v1/explain", body: explained),
        Provocation(
            operation: "POST /v1/explain", status: 422, path: "/v1/explain", body: #"{"text":"a","to":"123"}"#),
        Provocation(operation: "POST /v1/segments", status: 200, path: "/v1/segments", body: explained),
        Provocation(
            operation: "POST /v1/segments", status: 422, path: "/v1/segments",
            body: "{\"text\":\"\(String(repeating: "ж", count: 19_000))\",\"languages\":[]}"),
        Provocation(
            operation: "POST /v1/pdu", status: 200, path: "/v1/pdu",
            body: #"{"pdu":"00010004817275000011D32093F804C170B0986C46ABD96E38"}"#),
        Provocation(operation: "POST /v1/pdu", status: 422, path: "/v1/pdu", body: #"{"pdu":"00"}"#),
        Provocation(operation: "GET /v1/grammars", status: 200, path: "/v1/grammars"),
        Provocation(operation: "GET /v1/members", status: 200, path: "/v1/members?phone=%2B6281200000001"),
        Provocation(operation: "GET /v1/clock", status: 200, path: "/v1/clock"),
        Provocation(operation: "POST /v1/clock", status: 200, path: "/v1/clock", body: #"{"speed":1}"#),
        Provocation(
            operation: "POST /v1/clock", status: 409, path: "/v1/clock", body: #"{"set":"2001-01-01T00:00:00Z"}"#),
        Provocation(operation: "GET /v1/faults", status: 200, path: "/v1/faults"),
        Provocation(operation: "POST /v1/faults", status: 201, path: "/v1/faults", body: loss),
        Provocation(
            operation: "POST /v1/faults", status: 409, path: "/v1/faults", body: loss,
            before: Array(repeating: (.post, "/v1/faults", loss), count: 100)),
        Provocation(operation: "DELETE /v1/faults", status: 200, path: "/v1/faults"),
        Provocation(
            operation: "DELETE /v1/faults/{id}", status: 200, path: "/v1/faults/1",
            before: [(.post, "/v1/faults", loss)]),
        Provocation(operation: "DELETE /v1/faults/{id}", status: 404, path: "/v1/faults/1"),
        Provocation(operation: "GET /v1/handsets", status: 200, path: "/v1/handsets"),
        Provocation(operation: "GET /v1/handsets/{number}", status: 200, path: "/v1/handsets/+6281200000001"),
        Provocation(
            operation: "PUT /v1/handsets/{number}", status: 200, path: "/v1/handsets/+6281200000001", body: away),
        Provocation(operation: "PUT /v1/handsets/{number}", status: 409, path: "/v1/handsets/2757", body: away),
        Provocation(operation: "POST /v1/reset", status: 200, path: "/v1/reset"),
        Provocation(operation: "POST /v1/reset", status: 409, path: "/v1/reset", isRecording: true),
        Provocation(operation: "GET /v1/snapshots", status: 200, path: "/v1/snapshots"),
        Provocation(operation: "POST /v1/snapshots", status: 201, path: "/v1/snapshots", body: #"{"name":"one"}"#),
        Provocation(
            operation: "POST /v1/snapshots", status: 409, path: "/v1/snapshots", body: #"{"name":"one"}"#,
            before: (0..<50).map { (.post, "/v1/snapshots", #"{"name":"of-\#($0)"}"#) }),
        Provocation(
            operation: "DELETE /v1/snapshots/{name}", status: 200, path: "/v1/snapshots/one", before: kept),
        Provocation(operation: "DELETE /v1/snapshots/{name}", status: 404, path: "/v1/snapshots/one"),
        Provocation(
            operation: "POST /v1/snapshots/{name}:restore", status: 200, path: "/v1/snapshots/one:restore",
            before: kept),
        Provocation(
            operation: "POST /v1/snapshots/{name}:restore", status: 404, path: "/v1/snapshots/one:restore"),
        Provocation(
            operation: "POST /v1/snapshots/{name}:restore", status: 409, path: "/v1/snapshots/one:restore",
            before: kept, isRecording: true),
        Provocation(operation: "POST /v1/replay", status: 200, path: "/v1/replay", body: "", type: "text/plain"),
        Provocation(operation: "GET /v1/doors", status: 200, path: "/v1/doors"),
        Provocation(operation: "GET /livez", status: 200, path: "/livez"),
        Provocation(operation: "GET /readyz", status: 200, path: "/readyz"),
        Provocation(operation: "GET /metrics", status: 200, path: "/metrics"),
        Provocation(operation: "GET /", status: 200, path: "/"),
        Provocation(operation: "GET /{file}", status: 200, path: "/app.js"),
        Provocation(operation: "GET /{file}", status: 404, path: "/app.jsx"),
        Provocation(operation: "GET /openapi.json", status: 200, path: "/openapi.json"),
    ]

    /// What takes a gateway, a service that is not 2757, or a log: tests of the program show them.
    static let elsewhere = [
        "GET /v1/members 404", "POST /v1/replay 422", "GET /v1/smpp/sessions 200",
        "GET /v1/smpp/sessions/{id}/pdus 200", "GET /v1/smpp/faults 200", "POST /v1/smpp/faults 201",
        "POST /v1/smpp/faults 409", "DELETE /v1/smpp/faults 200", "DELETE /v1/smpp/faults/{id} 200",
    ]

    @Test("of a route's own are answered as they are described", arguments: own)
    func answered(_ row: Provocation) async throws {
        let site = try await TestSite(bounds: row.bounds, queues: row.queues)
        for (method, path, body) in row.before {
            #expect(try await site.ask(method, path, body).status < 300)
        }
        if row.isRecording { try await site.centre.record(with: Blank()) }
        let answer = try await site.ask(row.method, row.path, row.body, type: row.type)
        #expect(answer.status == row.status, "\(answer.text)")
    }

    /// A record that nobody reads.
    private struct Blank: TrafficRecorder {
        func write(_ steps: [RecordedStep]) -> RecordMark { RecordMark(device: 0, number: 0, length: 0) }
        func takeBack() {}
        func takeBack(to mark: RecordMark) {}
    }

    @Test("are all described, those that every route has among them, and no other is")
    func complete() async throws {
        let operations = try await DescribedOperation.all()
        let routes = try await SteeredSite().routes
        for route in routes {
            let name = "\(route.method.rawValue) \(route.path)"
            let isGuarded = route.path.hasPrefix("/v1/") || route.path == "/metrics"
            var expected: Set = [400, 403, 421]
            if isGuarded { expected.insert(401) }
            if name != "GET /livez" { expected.insert(503) }
            if route.body != .none { expected.formUnion([408, 413, 415]) }
            if route.path.hasPrefix("/v1/smpp/") { expected.insert(404) }
            expected.formUnion(Self.own.filter { $0.operation == name }.map(\.status))
            expected.formUnion(
                Self.elsewhere.filter { $0.hasPrefix(name + " ") }.compactMap { Int($0.dropFirst(name.count + 1)) })
            #expect(operations[name]?.statuses == expected, "\(name)")
        }
    }

    @Test("that every route has are answered by every route")
    func common() async throws {
        let (site, guarded, draining) = (
            try await TestSite(), try await TestSite(token: "0123456789abcdef"), try await TestSite()
        )
        draining.site.drain()
        for route in try await SteeredSite().routes {
            let (method, path, name) = (
                route.method, Self.example(route.path), "\(route.method.rawValue) \(route.path)"
            )
            #expect(try await site.ask(method, path + "?nonsense=1").status == 400, "\(name)")
            #expect(
                try await site.ask(method, path, headers: [.origin: "http://evil.example"]).status == 403, "\(name)")
            #expect(try await site.ask(method, path, host: "evil.example").status == 421, "\(name)")
            let isGuarded = route.path.hasPrefix("/v1/") || route.path == "/metrics"
            #expect((try await guarded.ask(method, path).status == 401) == isGuarded, "\(name)")
            #expect((try await draining.ask(method, path).status == 503) == (name != "GET /livez"), "\(name)")
            guard route.path.hasPrefix("/v1/smpp/"), route.body == .none else { continue }
            #expect(try await site.ask(method, path).status == 404, "\(name)")
        }
    }

    @Test("of bodies are answered by every route that reads one; others read none")
    func bodies() async throws {
        var limits = WebLimits()
        limits.body = .milliseconds(10)
        let site = try await TestSite(limits: limits)
        for route in try await SteeredSite().routes {
            let (method, path, name) = (
                route.method, Self.example(route.path), "\(route.method.rawValue) \(route.path)"
            )
            guard route.body != .none else {
                #expect(try await site.ask(method, path, "{}").status == 400, "\(name)")
                continue
            }
            let type = route.body == .json ? "application/json" : "text/plain"
            #expect(try await site.ask(method, path, "{}", type: "text/x").status == 415, "\(name)")
            let headers: HTTPFields = [.contentType: type, .contentLength: "\(Site.mostInBody + 1)"]
            var head = HTTPRequest(
                method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers)
            #expect(
                try await site.answer(to: Request(head: head, body: RequestBody(buffer: ByteBuffer()))).status == 413)
            head.headerFields[.contentLength] = "10"
            let (never, end) = AsyncStream<ByteBuffer>.makeStream()
            let slow = try await site.answer(to: Request(head: head, body: RequestBody(asyncSequence: never)))
            end.finish()
            #expect(slow.status == 408 && slow.headers[.connection] == "close", "\(name)")
        }
    }

    private static func example(_ path: String) -> String {
        path.replacingOccurrences(of: "{number}", with: "+6281200000001").replacingOccurrences(of: "{id}", with: "1")
            .replacingOccurrences(of: "{name}", with: "one").replacingOccurrences(of: "{file}", with: "app.js")
    }
}

/// What the description says of an operation.
struct DescribedOperation {
    let members: [String: Any]

    var statuses: Set<Int> { Set((members["responses"] as? [String: Any] ?? [:]).keys.compactMap { Int($0) }) }

    /// By method and path.
    static func all() async throws -> [String: DescribedOperation] {
        let document = try await SteeredSite().ask(.get, "/openapi.json").body
        var operations: [String: DescribedOperation] = [:]
        for (path, methods) in document["paths"] as? [String: [String: Any]] ?? [:] {
            for (method, operation) in methods {
                operations["\(method.uppercased()) \(path)"] =
                    DescribedOperation(members: operation as? [String: Any] ?? [:])
            }
        }
        return operations
    }
}
