import NIOCore

/// Hands what comes over one connection to the loop: a read at a time, and only when the loop asks for it.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let id: Int
    private let mailbox: Mailbox
    private var block: [UInt8] = []

    init(id: Int, _ mailbox: Mailbox) {
        (self.id, self.mailbox) = (id, mailbox)
    }

    func channelActive(context: ChannelHandlerContext) {
        mailbox.post(.opened(Connection(id: id, context.channel, mailbox)))
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        block.append(contentsOf: unwrapInboundIn(data).readableBytesView)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        guard !block.isEmpty else { return context.read() }
        mailbox.post(.received(id, block))
        block = []
    }

    func channelInactive(context: ChannelHandlerContext) {
        if !block.isEmpty { mailbox.post(.received(id, block)) }
        mailbox.post(.closed(id))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
