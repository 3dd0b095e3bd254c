import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection behind an answer that says so: what its client still sends is not waited for.
final class FarewellHandler: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// For so long the client may still read what it was told; closing at once could take that from it.
    private static let patience = TimeAmount.seconds(1)
    private var isLast = false

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let part = unwrapOutboundIn(data)
        if case .head(let head) = part { isLast = head.headerFields[.connection] == "close" }
        guard isLast, case .end = part else { return context.write(data, promise: promise) }
        let (channel, written) = (context.channel, promise ?? context.eventLoop.makePromise())
        written.futureResult.whenComplete { _ in
            channel.close(mode: .output, promise: nil)
            channel.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
        }
        context.write(data, promise: written)
    }
}
