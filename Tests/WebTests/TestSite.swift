import Foundation
import HTTPTypes
import Hummingbird
import Membership
import MessageCentre
import NIOCore
import ShortMessage
import Store
import Synchronization
import Testing
import Web

/// The site over a centre in memory, asked without a socket.
struct TestSite {
    let centre: MessageCentre
    let log: MessageLog
    let site: Site
    let style: MessageStyle
    /// A handset that nobody has registered.
    static let number = "+6281200000009"
    static let time = Timestamp(milliseconds: 1_795_000_000_000, offset: 420)

    init(
        token: String? = nil, faults: FaultPlan = .none, bounds: MessageLog.Bounds = MessageLog.Bounds(),
        queues: QueueLimits = QueueLimits(), limits: WebLimits = WebLimits()
    ) async throws {
        let service = try MembershipService()
        let log = MessageLog(services: ServiceNames([service.shortCode]), bounds: bounds)
        self.log = log
        let directory = ServiceDirectory(service.shortCode, service)
        centre = try MessageCentre(store: .memory, services: directory, limits: queues, faults: faults)
        try await centre.rememberStart()
        await centre.listen { log.take($0) }
        let office = PostOffice(
            centre, log, MessageReader([service.grammar]), RequestCounts(), shortCodes: [service.shortCode],
            now: { Self.time })
        style = office.style(isUnmasked: true)
        let desk = try await TestDesk(office, service, directory)
        site = Site(desk, Access(token: token.map { Array($0.utf8) }), limits)
    }

    /// A response, all of it.
    struct Answer {
        let status: Int
        let headers: HTTPFields
        let text: String

        /// The JSON object that the body is.
        func object() throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        }

        var field: String? { try? object()["field"] as? String }
        var detail: String { (try? object()["detail"] as? String) ?? "" }

        func object(_ name: String) throws -> [String: Any] { try #require(try object()[name] as? [String: Any]) }
        func objects(_ name: String) throws -> [[String: Any]] { try #require(try object()[name] as? [[String: Any]]) }
    }

    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, headers: HTTPFields = [:],
        host: String? = "localhost:8757", type: String = "application/json"
    ) async throws -> Answer {
        try await ask(method, path, octets: body.map { Array($0.utf8) }, headers: headers, host: host, type: type)
    }

    func ask(
        _ method: HTTPRequest.Method, _ path: String, octets: [UInt8]?, headers: HTTPFields = [:],
        host: String? = "localhost:8757", type: String = "application/json"
    ) async throws -> Answer {
        var head = HTTPRequest(method: method, scheme: "http", authority: host, path: path, headerFields: headers)
        if let octets {
            head.headerFields[.contentLength] = "\(octets.count)"
            if head.headerFields[.contentType] == nil { head.headerFields[.contentType] = type }
        }
        return try await answer(to: Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: octets ?? []))))
    }

    /// The response to a request, all of it.
    func answer(to request: Request) async throws -> Answer {
        let response = try await site.respond(to: request, context: SiteContext())
        let collected = Collected()
        try await response.body.write(CollectingWriter(into: collected))
        let octets = collected.octets.withLock { $0 }
        return Answer(
            status: response.status.code, headers: response.headers, text: String(decoding: octets, as: UTF8.self))
    }

    /// Sends a message, and requires that it is taken.
    @discardableResult
    func send(_ text: String, from number: String = number, query: String = "") async throws -> Answer {
        let body = try JSONSerialization.data(withJSONObject: ["from": number, "text": text])
        let answer = try await ask(.post, "/v1/messages" + query, octets: Array(body))
        try #require(answer.status == 200, "\(answer.text)")
        return answer
    }
}

private final class Collected: Sendable {
    let octets = Mutex<[UInt8]>([])
}

private struct CollectingWriter: ResponseBodyWriter {
    let collected: Collected

    init(into collected: Collected) {
        self.collected = collected
    }

    mutating func write(_ buffer: ByteBuffer) async throws {
        collected.octets.withLock { $0 += Array(buffer: buffer) }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
