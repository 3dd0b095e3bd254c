import Doors
import Glibc
import NIOCore
import NIOPosix
import Synchronization
import TransportSecurity

/// A port at which ESMEs call.
struct SMPPPort: Sendable {
    /// Address and port.
    let place: String
    private let group: MultiThreadedEventLoopGroup
    private let channel: any Channel
    private let mailbox: Mailbox
    private let numbers = ConnectionNumbers()

    /// Begins to listen.
    ///
    /// - Parameters:
    ///   - port: 0 lets the system choose; `place` has what it chose.
    ///   - identity: nil where it speaks without TLS.
    init(host: String, port: Int, _ identity: ServerIdentity?, _ mailbox: Mailbox) async throws {
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        self.mailbox = mailbox
        let numbers = numbers
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 64)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(.maxMessagesPerRead, value: 4)
            .childChannelOption(
                .recvAllocator,
                value: AdaptiveRecvByteBufferAllocator(minimum: 1024, initial: 4096, maximum: Descriptor.blockSize)
            )
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try identity?.secure(channel, refusal: "")
                    try channel.pipeline.syncOperations.addHandler(ConnectionHandler(id: numbers.next(), mailbox))
                }
            }
        do {
            channel = try await bootstrap.bind(host: host, port: port).get()
        } catch {
            try? await group.shutdownGracefully()
            throw Self.deviceError(error, at: "\(host):\(port)")
        }
        let address = channel.localAddress
        let shown = address?.ipAddress.map { $0.contains(":") ? "[\($0)]" : $0 } ?? host
        place = "\(shown):\(address?.port ?? port)"
    }

    private static func deviceError(_ error: any Error, at place: String) -> any Error {
        if let error = error as? IOError { return DeviceError(name: place, code: error.errnoCode) }
        return UsageError("\(place): \(error)")
    }

    /// Calls an ESME: `Mailbox.Event.opened` or `unanswered` comes of it.
    func call(_ place: SMPPPlace, _ call: Int) {
        let (mailbox, numbers) = (mailbox, numbers)
        ClientBootstrap(group: group)
            .connectTimeout(.seconds(5))
            .channelOption(.autoRead, value: false)
            .channelOption(.maxMessagesPerRead, value: 4)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = ConnectionHandler(id: numbers.next(), mailbox, call: call)
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
            .connect(host: place.host, port: place.port)
            .whenFailure { mailbox.post(.unanswered(call: call, Self.reason(of: $0))) }
    }

    private static func reason(of error: any Error) -> String {
        if let error = error as? NIOConnectionError, let first = error.connectionErrors.first {
            return reason(of: first.error)
        }
        if let error = error as? IOError { return String(cString: strerror(error.errnoCode)) }
        if case ChannelError.connectTimeout = error { return "no answer in 5 seconds" }
        return "\(error)"
    }

    /// Takes no more calls.
    func stop() { channel.close(promise: nil) }

    /// Leaves nothing behind.
    func close() async {
        stop()
        try? await group.shutdownGracefully()
    }
}

/// Counts connections from 1 on.
private final class ConnectionNumbers: Sendable {
    private let last = Atomic<Int>(0)

    func next() -> Int { last.add(1, ordering: .relaxed).newValue }
}
