import HTTPTypes
package import Hummingbird
import Kannel
import NIOCore
package import Web

/// The status of Kannel's bearerbox over HTTP, as monitors ask for it.
package struct StatusSite: HTTPResponder {
    private let door: KannelDoor

    package init(_ door: KannelDoor) { self.door = door }

    package func respond(to request: Request, context: SiteContext) async throws -> Response {
        let parts = request.uri.path.dropFirst().split(separator: ".", maxSplits: 1).map(String.init)
        let form = parts.count == 2 ? GatewayStatus.Form(rawValue: parts[1]) : .text
        guard parts.first == "status", let form else {
            let name = String(request.uri.path.prefix(64))
            return Self.response(.text, "Unknown command `\(name)'.\nPossible commands are:\nstatus\n")
        }
        guard door.settings.statusPassword == nil || password(in: request) == door.settings.statusPassword else {
            return Self.response(form, GatewayStatus.denied(form))
        }
        return Self.response(form, GatewayStatus(door).told(form))
    }

    private func password(in request: Request) -> String? {
        request.uri.queryParameters["password"].map(String.init)
    }

    /// What is XML is plain text to Kannel.
    private static func response(_ form: GatewayStatus.Form, _ body: String) -> Response {
        var headers: HTTPFields = [:]
        headers[.server] = "Kannel/1.4.5"
        headers[.contentType] = form == .html ? "text/html" : "text/plain"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
}
