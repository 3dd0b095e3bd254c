import Doors
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

/// Serves a site at a port, until it is asked to end.
package struct WebDoor: ServiceLifecycle.Service {
    /// Connections at once.
    private static let mostConnections = 4096
    /// Seconds without anything to read or to answer, after which a connection is closed.
    private static let patience: Int64 = 60

    private let host: String
    private let port: Int
    private let site: Site
    private let log: MessageLog
    private let hear: @Sendable (String) -> Void

    /// - Parameters:
    ///   - port: 0 lets the system choose.
    ///   - log: whoever waits for it is told when the door closes.
    ///   - hear: is told the address and port once requests are taken.
    package init(
        host: String, port: Int, _ site: Site, _ log: MessageLog, hear: @escaping @Sendable (String) -> Void
    ) {
        (self.host, self.port, self.site, self.log, self.hear) = (host, port, site, log, hear)
    }

    /// Runs until it is to end: then nothing new is taken, whoever waits is told, and what is being answered is answered.
    package func run() async throws {
        let quiet = Logger(label: "shortcode") { _ in SwiftLogNoOpLogHandler() }
        let application = Application(
            responder: site, server: .http1(configuration: Self.channel),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), backlog: 1024,
                availableConnectionsDelegate: .maximum(Self.mostConnections, logger: quiet)),
            onServerRunning: { [host, port, hear] channel in
                let address = channel.localAddress
                let shown = address?.ipAddress.map { $0.contains(":") ? "[\($0)]" : $0 } ?? host
                hear("\(shown):\(address?.port ?? port)")
            }, logger: quiet)
        do {
            try await withGracefulShutdownHandler {
                try await application.run()
            } onGracefulShutdown: {
                site.drain()
                log.end()
            }
        } catch let error as IOError {
            throw DeviceError(name: "\(host):\(port)", code: error.errnoCode)
        }
    }

    private static var channel: HTTP1Channel.Configuration {
        var limits = HTTP1Channel.Configuration.DecoderConfiguration()
        (limits.maxHeaderFieldSize, limits.maxHeaderListSize, limits.maxHeaderFieldCount) = (8192, 16_384, 100)
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [ReaderPatience(), ContinueHandler()], idleTimeout: .seconds(patience),
            httpDecoderConfiguration: limits)
    }
}
