import HTTPTypes
package import Hummingbird
import NIOCore

/// What is served over HTTP.
package struct Site: HTTPResponder {
    package init() {}

    package func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        guard let file = PageFile.at(path: request.uri.path) else { return Response(status: .notFound) }
        return Response(
            status: .ok, headers: [.contentType: file.contentType],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
}
