import NIOCore
import TransportSecurity

/// Hands what comes over one connection to the loop: a read at a time, and only when the loop asks for it.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let id: Int
    private let mailbox: Mailbox
    private let call: Int?
    private var block: [UInt8] = []
    private var hasFailed = false

    /// - Parameter call: the number of the call, where it was this end that called.
    init(id: Int, _ mailbox: Mailbox, call: Int? = nil) {
        (self.id, self.mailbox, self.call) = (id, mailbox, call)
    }

    func channelActive(context: ChannelHandlerContext) {
        mailbox.post(.opened(Connection(id: id, context.channel, mailbox), call: call))
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
        if !hasFailed, let sentence = SecurityFailure.sentence(of: error) { mailbox.post(.unsecured(id, sentence)) }
        hasFailed = true
        context.close(promise: nil)
    }
}
