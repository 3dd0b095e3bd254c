import NIOCore
import NIOHTTP1

/// Makes sure that a request names one host: what it names elsewhere is not what `Access` looks at.
///
/// Several `Host` headers become none, which is refused; where the target is absolute, its host counts, as RFC 9112 has it.
final class AuthorityHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data) else { return context.fireChannelRead(data) }
        if head.headers["host"].count > 1 {
            head.headers.remove(name: "host")
        } else if let authority = Self.authority(of: head.uri) {
            head.headers.replaceOrAdd(name: "host", value: authority)
        }
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    /// The host and port of an absolute target; nil where it is a path.
    private static func authority(of target: String) -> String? {
        guard !target.hasPrefix("/"), let scheme = target.firstRange(of: "://") else { return nil }
        let rest = target[scheme.upperBound...]
        return String(rest.prefix { !"/?#".contains($0) })
    }
}
