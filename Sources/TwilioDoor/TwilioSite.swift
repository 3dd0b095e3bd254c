import HTTPTypes
package import Hummingbird
import NIOCore
import Transcripts
import Twilio
package import Web

/// Twilio's API of messages over HTTP.
package struct TwilioSite: HTTPResponder {
    private let door: TwilioDoor
    /// Octets of a body.
    private static let mostInBody = 1 << 18

    package init(_ door: TwilioDoor) { self.door = door }

    package func respond(to request: Request, context: SiteContext) async throws -> Response {
        do throws(TwilioError) {
            return try await answer(request)
        } catch {
            return Self.response(error.json, status: error.status, challenging: error == .noCredentials)
        }
    }

    private func answer(_ request: Request) async throws(TwilioError) -> Response {
        let account = door.plan.account
        guard account.admits(authorization: request.headers[.authorization]) else { throw .noCredentials }
        let path = request.uri.path
        let parts = path.split(separator: "/").map(String.init)
        guard parts.count >= 3, parts[0] == "2010-04-01", parts[1] == "Accounts",
            parts[2] == account.sid || parts[2] == account.sid + ".json"
        else { throw .notFound(path) }
        switch (parts.count, parts.last ?? "") {
        case (3, account.sid + ".json"): return Self.response(AccountDocument(account).json)
        case (4, "Messages.json"): return try await list(request)
        case (5, let name) where parts[3] == "Messages" && name.hasSuffix(".json"):
            return try await one(String(name.dropLast(5)), request)
        case (6, "Media.json") where parts[3] == "Messages":
            _ = try await door.message(parts[4])
            return Self.response(AccountDocument(account).media(of: parts[4]))
        default: throw .notFound(path)
        }
    }

    private func list(_ request: Request) async throws(TwilioError) -> Response {
        let account = door.plan.account
        switch request.method {
        case .get:
            let query = try MessageQuery(FormParameters(encoded: request.uri.query ?? ""))
            return Self.response(try await door.page(query).json(query, account))
        case .post:
            let message = try await door.send(MessageOrder(try await form(request), door.plan.rules))
            return Self.response(message.json(account), status: 201)
        default: throw .wrongMethod
        }
    }

    private func one(_ sid: String, _ request: Request) async throws(TwilioError) -> Response {
        var message = try await door.message(sid)
        switch request.method {
        case .get: break
        case .post: message = try await change(message, try await form(request))
        case .delete:
            try await door.erase(message, whole: true)
            return Response(status: .noContent)
        default: throw .wrongMethod
        }
        return Self.response(message.json(door.plan.account))
    }

    private func change(_ message: TwilioMessage, _ form: FormParameters) async throws(TwilioError) -> TwilioMessage {
        if let status = form["Status"] {
            guard status == "canceled" else { throw .invalid("Status") }
            guard let isDone = try? await door.cancel(message) else { throw .unavailable }
            guard isDone else { throw .sent }
        }
        if let body = form["Body"] {
            guard body.isEmpty else { throw .invalid("Body") }
            try await door.erase(message, whole: false)
        }
        return try await door.message(message.sid(door.plan.account))
    }

    private func form(_ request: Request) async throws(TwilioError) -> FormParameters {
        guard let body = try? await request.body.collect(upTo: Self.mostInBody) else { throw .unreadable }
        return FormParameters(encoded: String(buffer: body))
    }

    private static func response(_ document: JSONDocument, status: Int = 200, challenging: Bool = false) -> Response {
        var headers: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
        headers[.contentTypeOptions] = "nosniff"
        if challenging { headers[.wwwAuthenticate] = "Basic realm=\"Twilio API\"" }
        return Response(
            status: HTTPResponse.Status(code: status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: document.description)))
    }
}

extension HTTPField.Name {
    fileprivate static var contentTypeOptions: HTTPField.Name {
        HTTPField.Name("X-Content-Type-Options") ?? .contentType
    }
}
