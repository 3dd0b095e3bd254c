#if TLS
    import NIOCore

    /// Refuses those who speak without TLS, in words that they understand.
    ///
    /// The first octet tells: a handshake begins with 22, and neither a request over HTTP nor a PDU does.
    final class PlainSpeechHandler: ChannelInboundHandler, RemovableChannelHandler {
        typealias InboundIn = ByteBuffer
        typealias InboundOut = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private static let handshake: UInt8 = 22
        /// For so long they may still read what they were told.
        private static let patience = TimeAmount.seconds(1)

        private let refusal: String
        private var isRefused = false

        init(refusal: String) {
            self.refusal = refusal
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard !isRefused else { return }
            let octets = unwrapInboundIn(data)
            guard let first = octets.readableBytesView.first else { return }
            if first == Self.handshake {
                context.fireChannelRead(data)
                context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
            } else {
                refuse(context)
            }
        }

        private func refuse(_ context: ChannelHandlerContext) {
            isRefused = true
            guard !refusal.isEmpty else { return context.fireErrorCaught(PlainSpeech()) }
            let channel = context.channel
            // From this place in the pipeline, so that nothing of it is encrypted.
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: refusal))).whenComplete { _ in
                channel.eventLoop.scheduleTask(in: Self.patience) { channel.close(mode: .all, promise: nil) }
            }
            context.close(mode: .output, promise: nil)
        }
    }
#endif

/// Somebody speaks without TLS to a port that has it.
struct PlainSpeech: Error {}
