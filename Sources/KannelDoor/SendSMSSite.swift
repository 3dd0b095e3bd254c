import HTTPTypes
package import Hummingbird
import Kannel
import NIOCore
package import Web

/// `sendsms` over HTTP.
package struct SendSMSSite: HTTPResponder {
    private let door: KannelDoor
    /// Octets of a body.
    private static let mostInBody = 1 << 20

    package init(_ door: KannelDoor) { self.door = door }

    package func respond(to request: Request, context: SiteContext) async throws -> Response {
        let paths = [door.settings.sendPath, "/sendsms"]
        guard paths.contains(request.uri.path) else { return SendSMSAnswer(404, "").response }
        guard [.get, .post, .head].contains(request.method) else { return SendSMSAnswer(405, "").response }
        do throws(SendSMSAnswer) {
            let order = try SendSMSOrder(try await parameters(request), door.settings)
            return await door.send(order).response
        } catch {
            return error.response
        }
    }

    private func parameters(_ request: Request) async throws(SendSMSAnswer) -> SendSMSParameters {
        let query = request.uri.query ?? ""
        guard request.method == .post else { return SendSMSParameters(query: query) }
        guard let body = try? await request.body.collect(upTo: Self.mostInBody) else {
            throw SendSMSAnswer(413, "Body too large")
        }
        let octets = Array(buffer: body)
        let content = (request.headers[.contentType] ?? "").split(separator: ";").map { $0.filter { $0 != " " } }
        let charset = content.dropFirst().first { $0.lowercased().hasPrefix("charset=") }?
            .dropFirst("charset=".count).filter { $0 != "\"" }
        switch content.first?.lowercased() {
        case nil where octets.isEmpty: return SendSMSParameters(query: query)
        // Kannel refuses it; whoever sends it means what it says.
        case "application/x-www-form-urlencoded":
            return SendSMSParameters(query: query + "&" + String(decoding: octets, as: UTF8.self))
        case "text/xml": return SendSMSParameters(xml: String(decoding: octets, as: UTF8.self))
        case "text/plain"?, "text/html"?, "text/vnd.wap.wml"?, "application/octet-stream"?:
            return SendSMSParameters(
                headers: request.headers.byName, body: octets, type: content.first?.lowercased() ?? "",
                charset: charset)
        default: throw .invalidType
        }
    }
}

extension HTTPFields {
    /// By names in small letters; of two with one name the last counts.
    var byName: [String: String] {
        Dictionary(map { ($0.name.canonicalName, $0.value) }) { _, last in last }
    }
}

extension SendSMSAnswer {
    /// With the headers that Kannel's have.
    var response: Response {
        var headers: HTTPFields = [:]
        headers[.server] = "Kannel/1.4.5"
        if status != 404 {
            headers.append(HTTPField(name: .kannelType, value: "text/html"))
            headers[.pragma] = "no-cache"
            headers[.cacheControl] = "no-cache"
        }
        let body = body.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(string: body))
        return Response(status: HTTPResponse.Status(code: status), headers: headers, body: body)
    }
}

extension HTTPField.Name {
    /// As Kannel writes it.
    fileprivate static var kannelType: HTTPField.Name { HTTPField.Name("Content-type") ?? .contentType }
    fileprivate static var pragma: HTTPField.Name { HTTPField.Name("Pragma") ?? .cacheControl }
}
