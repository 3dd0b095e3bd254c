import NIOCore
import NIOHTTP1
import NIOPosix

/// Calls a program over HTTP, with a connection for each request.
struct WebCaller: Sendable {
    /// Octets; longer responses are none to a message.
    private static let longest = 256 * 1024

    struct Response: Sendable {
        let status: Int
        /// That of the content, in small letters, without what stands behind a semicolon.
        let type: String?
        let body: [UInt8]
    }

    let address: WebAddress

    /// Whether somebody takes calls there.
    func isAnswered() async -> Bool {
        let channel = try? await bootstrap.connect(host: address.host, port: address.port).get()
        try? await channel?.close()
        return channel != nil
    }

    /// Hands over some JSON, and waits for the response.
    ///
    /// - Throws: where nobody answers, or the connection ends before the response does.
    func post(_ json: String) async throws -> Response {
        let channel = try await bootstrap.connect(host: address.host, port: address.port) { channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHTTPClientHandlers()
                return try NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>(
                    wrappingChannelSynchronously: channel)
            }
        }
        let body = ByteBuffer(string: json)
        let head = HTTPRequestHead(
            version: .http1_1, method: .POST, uri: address.target,
            headers: [
                "Host": address.place, "Content-Type": "application/json", "Content-Length": "\(body.readableBytes)",
                "Accept": "text/plain, application/json", "Connection": "close",
            ])
        return try await channel.executeThenClose { parts, requests in
            try await requests.write(.head(head))
            try await requests.write(.body(.byteBuffer(body)))
            try await requests.write(.end(nil))
            return try await Self.response(in: parts)
        }
    }

    private var bootstrap: ClientBootstrap {
        ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connectTimeout(.seconds(5))
    }

    private static func response(in parts: NIOAsyncChannelInboundStream<HTTPClientResponsePart>) async throws
        -> Response
    {
        var head: HTTPResponseHead?
        var body: [UInt8] = []
        for try await part in parts {
            switch part {
            case .head(let part): head = part
            case .body(let part):
                body += part.readableBytesView
                guard body.count <= longest else { throw TooLong() }
            case .end:
                guard let head else { throw ChannelError.eof }
                let type = head.headers.first(name: "Content-Type")?.prefix { $0 != ";" }
                    .lowercased().filter { $0 != " " }
                return Response(status: Int(head.status.code), type: type, body: body)
            }
        }
        throw ChannelError.eof
    }

    /// A response that does not end.
    struct TooLong: Error {}
}
