import Glibc

/// One end of a TCP connection over loopback.
final class LoopbackSocket {
    private let descriptor: Int32

    /// What a call of the system refuses.
    struct Failure: Error, CustomStringConvertible {
        let description: String

        /// A call that failed, with the system's own word for it.
        init(_ call: String) {
            description = "\(call): \(String(cString: strerror(errno)))"
        }

        /// Something that does not happen.
        init(waitingInVain what: String) { description = what }
    }

    private init(_ descriptor: Int32) {
        self.descriptor = descriptor
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { close(descriptor) }

    /// Calls a port.
    convenience init(calling port: UInt16) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let result = Self.withAddress(port) { Glibc.connect(descriptor, $0, $1) }
        guard result == 0 else { throw Failure("connect to port \(port)") }
        self.init(descriptor)
    }

    /// A port at which others call.
    struct Listener {
        fileprivate let descriptor: Int32
        let port: UInt16

        init() throws {
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            let socket = descriptor
            guard LoopbackSocket.withAddress(0, { Glibc.bind(socket, $0, $1) }) == 0, listen(socket, 64) == 0 else {
                throw Failure("listen")
            }
            var address = sockaddr_in()
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let result = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
            }
            guard result == 0 else { throw Failure("getsockname") }
            port = UInt16(bigEndian: address.sin_port)
        }

        /// Takes a caller, within a minute.
        func accept() throws -> LoopbackSocket {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 60_000) == 1 else { throw Failure(waitingInVain: "nobody calls") }
            let connection = Glibc.accept(descriptor, nil, nil)
            guard connection >= 0 else { throw Failure("accept") }
            return LoopbackSocket(connection)
        }

        func close() { _ = Glibc.close(descriptor) }
    }

    private static func withAddress(_ port: UInt16, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                call($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    /// Writes all of it.
    func write(_ octets: [UInt8]) throws {
        var rest = octets[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw Failure("send") }
            rest = rest.dropFirst(count)
        }
    }

    /// What has come; at least an octet.
    func read() throws -> ArraySlice<UInt8> {
        var block = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &block, block.count, 0)
        guard count != 0 else { throw Failure(waitingInVain: "the other end closed the connection") }
        guard count > 0 else { throw Failure("recv") }
        return block[..<count]
    }

    /// Those of the sockets from which something can be read; none after ten seconds.
    static func readable(_ sockets: [LoopbackSocket]) throws -> [Int] {
        var polled = sockets.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        guard poll(&polled, nfds_t(polled.count), 10_000) > 0 else {
            throw Failure(waitingInVain: "nothing has come for ten seconds")
        }
        return polled.indices.filter { polled[$0].revents != 0 }
    }
}
