import Dispatch
import Foundation
import Glibc
import Testing
import Web

/// What one client may take of a server, at a real port.
@Suite("The port of a site")
struct WebDoorTests {
    private static let live = "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n"
    private static let last = "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

    /// Opens a site at a port as long as the work lasts.
    private static func open(
        _ limits: WebLimits, _ work: @escaping @Sendable (TestSite, UInt16) async throws -> Void
    ) async throws {
        let site = try await TestSite(limits: limits)
        let (places, told) = AsyncStream<String>.makeStream()
        let door = WebDoor(host: "127.0.0.1", port: 0, site.site, site.log, limits) { told.yield($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { told.finish() }
                do {
                    try await door.run()
                } catch is CancellationError {}
            }
            let place = try #require(await places.first { _ in true })
            try await work(site, try #require(UInt16(place.split(separator: ":").last ?? "")))
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    @Test("a connection over which nothing comes is closed after a while")
    func silence() async throws {
        var limits = WebLimits()
        limits.silence = .seconds(1)
        try await Self.open(limits) { _, port in
            let client = try Client(port)
            #expect(await client.restOfIt() == "")
            let second = try Client(port)
            second.send(Self.live)
            #expect(await second.restOfIt().hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test("a body that does not come to its end is given up, and the connection with it")
    func slowBody() async throws {
        var limits = WebLimits()
        limits.body = .milliseconds(50)
        try await Self.open(limits) { _, port in
            let client = try Client(port)
            client.send(
                "POST /v1/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100\r\n\r\n{")
            let answer = await client.restOfIt()
            #expect(answer.hasPrefix("HTTP/1.1 408 ") && answer.contains("application/problem+json"))
        }
    }

    @Test("of more connections than there may be the next waits until one is closed")
    func connections() async throws {
        var limits = WebLimits()
        limits.connections = 2
        try await Self.open(limits) { _, port in
            let (first, second) = (try Client(port), try Client(port))
            for client in [first, second] {
                client.send(Self.live)
                #expect(await client.answer().hasPrefix("HTTP/1.1 200 "))
            }
            let third = try Client(port)
            third.send(Self.last)
            second.send(Self.live)
            #expect(await second.answer().hasPrefix("HTTP/1.1 200 "))
            #expect(!third.hasSomething)
            first.hangUp()
            #expect(await third.restOfIt().hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test("a reader of events who never reads is cut off, and takes no place any more")
    func stuck() async throws {
        var limits = WebLimits()
        (limits.connections, limits.unread) = (1, .milliseconds(50))
        try await Self.open(limits) { site, port in
            let stuck = try Client(port, buffer: 4096)
            stuck.send("GET /v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let next = try Client(port)
            next.send(Self.last)
            // More than the system holds for somebody who does not read.
            while !next.hasSomething { try await site.send(String(repeating: "x", count: 20_000)) }
            #expect(await next.restOfIt().hasPrefix("HTTP/1.1 200 "))
        }
    }
}

/// A connection to a port; waiting for what comes keeps nobody else's work waiting.
private final class Client: Sendable {
    private let descriptor: Int32

    /// - Parameter buffer: octets that the system holds before they are read; nil for as many as it likes.
    init(_ port: UInt16, buffer: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if var buffer { setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &buffer, socklen_t(MemoryLayout<Int32>.size)) }
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        (address.sin_family, address.sin_port) = (sa_family_t(AF_INET), port.bigEndian)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let (descriptor, length) = (descriptor, socklen_t(MemoryLayout<sockaddr_in>.size))
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(descriptor, $0, length) }
        }
        try #require(result == 0)
    }

    deinit { close(descriptor) }

    func send(_ text: String) {
        _ = text.utf8.withContiguousStorageIfAvailable {
            Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
    }

    func hangUp() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// Whether something has come that was not read, or the end.
    var hasSomething: Bool {
        var octet: UInt8 = 0
        return recv(descriptor, &octet, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) >= 0
    }

    /// What comes next, some of it.
    func answer() async -> String { await read { true } }

    /// Everything up to the end of the connection.
    func restOfIt() async -> String { await read { false } }

    private func read(isEnough: @escaping @Sendable () -> Bool) async -> String {
        let descriptor = descriptor
        return await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var (heard, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
                while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 {
                    heard += buffer[..<count]
                    if isEnough() { break }
                }
                continuation.resume(returning: String(decoding: heard, as: UTF8.self))
            }
        }
    }
}
