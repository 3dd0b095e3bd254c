package import HTTPTypes
import Hummingbird
package import NIOCore
package import Transcripts

/// What a route answers.
package struct WebResponse: Sendable {
    package var status: HTTPResponse.Status
    package var headers: HTTPFields = [:]
    package var body: Body

    /// What is sent behind the headers.
    package enum Body: Sendable {
        /// All of it, now.
        case octets([UInt8])
        /// Piece by piece, each when it is there; the connection waits for its reader.
        case pieces(any AsyncSequence<ByteBuffer, Never> & Sendable)
    }

    package init(_ status: HTTPResponse.Status, _ type: String, _ body: Body) {
        (self.status, self.body) = (status, body)
        headers[.contentType] = type
        headers[.cacheControl] = "no-store"
    }

    package init(_ status: HTTPResponse.Status, _ type: String, _ octets: [UInt8]) {
        self.init(status, type, .octets(octets))
    }

    /// A JSON text.
    package static func json(_ document: JSONDocument, _ status: HTTPResponse.Status = .ok) -> WebResponse {
        WebResponse(status, "application/json", Array(document.description.utf8))
    }

    /// Plain text.
    package static func text(_ text: String, type: String = "text/plain; charset=utf-8") -> WebResponse {
        WebResponse(.ok, type, Array(text.utf8))
    }

    /// Nothing but the status.
    package static var nothing: WebResponse {
        var response = WebResponse(.noContent, "", [])
        response.headers[.contentType] = nil
        return response
    }
}

extension WebResponse {
    /// The same for the HTTP library.
    var sent: Response {
        switch body {
        case .octets(let octets) where octets.isEmpty: Response(status: status, headers: headers)
        case .octets(let octets):
            Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: octets)))
        case .pieces(let pieces):
            Response(
                status: status, headers: headers,
                body: ResponseBody { writer in
                    for await piece in pieces { try await writer.write(piece) }
                    try await writer.finish(nil)
                })
        }
    }
}
