import Doors
import HTTPTypes
package import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
package import TransportSecurity

/// Serves a site at a port, until it is asked to end.
package struct WebDoor<Responder: HTTPResponder>: ServiceLifecycle.Service where Responder.Context == SiteContext {
    private let host: String
    private let port: Int
    private let site: Responder
    private let limits: WebLimits
    private let identity: ServerIdentity?
    private let end: @Sendable () -> Void
    private let hear: @Sendable (String) -> Void

    /// - Parameters:
    ///   - port: 0 lets the system choose.
    ///   - limits: what a client may take.
    ///   - identity: what the port shows of itself; nil where it speaks without TLS.
    ///   - end: is called when nothing new is to be taken.
    ///   - hear: is told the address and port once requests are taken.
    package init(
        host: String, port: Int, _ site: Responder, _ limits: WebLimits = WebLimits(),
        identity: ServerIdentity? = nil, ending end: @escaping @Sendable () -> Void = {},
        hear: @escaping @Sendable (String) -> Void
    ) {
        (self.host, self.port, self.site, self.limits) = (host, port, site, limits)
        (self.identity, self.end, self.hear) = (identity, end, hear)
    }

    /// Runs until it is to end: then nothing new is taken, whoever waits is told, and what is being answered is answered.
    package func run() async throws {
        let quiet = Logger(label: "shortcode") { _ in SwiftLogNoOpLogHandler() }
        let application = Application(
            responder: site, server: server,
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), backlog: 1024,
                availableConnectionsDelegate: .maximum(limits.connections, logger: quiet)),
            onServerRunning: { [host, port, hear] channel in
                let address = channel.localAddress
                let shown = address?.ipAddress.map { $0.contains(":") ? "[\($0)]" : $0 } ?? host
                hear("\(shown):\(address?.port ?? port)")
            }, logger: quiet)
        do {
            try await withGracefulShutdownHandler {
                try await application.run()
            } onGracefulShutdown: {
                end()
            }
        } catch let error as IOError {
            throw DeviceError(name: "\(host):\(port)", code: error.errnoCode)
        }
    }

    private var server: HTTPServerBuilder {
        HTTPServerBuilder { [channel, identity, limits] responder in
            WebChannel(
                HTTP1Channel(responder: responder, configuration: channel), identity, unreadOctets: limits.unreadOctets)
        }
    }

    private var channel: HTTP1Channel.Configuration {
        var heads = HTTP1Channel.Configuration.DecoderConfiguration()
        (heads.maxHeaderFieldSize, heads.maxHeaderListSize, heads.maxHeaderFieldCount) = (8192, 16_384, 100)
        let unread = limits.unread
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [ReaderPatience(unread), FarewellHandler(), ContinueHandler()],
            idleTimeout: TimeAmount(limits.silence),
            httpDecoderConfiguration: heads)
    }
}

extension WebDoor<Site> {
    /// The door of the API.
    ///
    /// - Parameter log: whoever waits for it is told when the door closes.
    package init(
        host: String, port: Int, _ site: Site, _ log: MessageLog, _ limits: WebLimits = WebLimits(),
        identity: ServerIdentity? = nil, hear: @escaping @Sendable (String) -> Void
    ) {
        self.init(
            host: host, port: port, site, limits, identity: identity,
            ending: {
                site.drain()
                log.end()
            }, hear: hear)
    }
}
