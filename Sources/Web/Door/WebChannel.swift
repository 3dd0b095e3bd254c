import HummingbirdCore
import Logging
import NIOCore
import NIOHTTPTypesHTTP1
import TransportSecurity

/// A connection of HTTP, over TLS or without it.
struct WebChannel: ServerChildChannel {
    /// What those are told who ask without TLS where it is.
    private static let refusal =
        "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n"
        + "This port has TLS alone; ask by https.\n"

    private let base: HTTP1Channel
    private let identity: ServerIdentity?
    private let unreadOctets: Int

    /// - Parameters:
    ///   - identity: nil where it is without TLS.
    ///   - unreadOctets: what the system is asked to hold of what the client does not read.
    init(_ base: HTTP1Channel, _ identity: ServerIdentity?, unreadOctets: Int) {
        (self.base, self.identity, self.unreadOctets) = (base, identity, unreadOctets)
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        channel.eventLoop.makeCompletedFuture {
            let options = channel.syncOptions
            try options?.setOption(.socketOption(.so_sndbuf), value: unreadOctets)
            try options?.setOption(.writeBufferWaterMark, value: .init(low: 8 << 10, high: 32 << 10))
            try identity?.secure(channel, refusal: Self.refusal)
        }.flatMap {
            base.setup(channel: channel, logger: logger)
        }.flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            // What stands behind the codec knows of one Host alone.
            let codec = try pipeline.handler(type: HTTP1ToHTTPServerCodec.self)
            try pipeline.addHandler(AuthorityHandler(), position: .before(codec))
            return value
        }
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        await base.handle(value: value, logger: logger)
    }
}
