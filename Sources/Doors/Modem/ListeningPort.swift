import Glibc

/// Sockets on which one client at a time talks to a modem.
package struct ListeningPort: ModemPort {
    package let place: String
    package let listening: [Descriptor]
    private var client: Descriptor?
    private var firstLine = FirstLine()
    /// The path of a socket that is a file.
    private let path: String?

    package var input: Descriptor? { client }
    package var output: Descriptor? { client }

    /// A TCP port on the loopback addresses, 127.0.0.1 and, where the machine has it, ::1.
    ///
    /// - Parameter port: 0 lets the system choose; `place` has what it chose.
    package init(port: UInt16) throws(DeviceError) {
        let first = try Self.listen(on: .loopback4(port: port))
        let chosen = port == 0 ? try Self.port(of: first) : port
        let second = try? Self.listen(on: .loopback6(port: chosen))
        listening = [first] + (second.map { [$0] } ?? [])
        place = "127.0.0.1:\(chosen)"
        path = nil
    }

    /// A UNIX stream socket, which only its owner can use.
    ///
    /// - Throws: `UsageError` where something else stands at the path.
    package init(socket path: String) throws {
        try Self.removeDeadSocket(path)
        let mask = umask(0o177)
        defer { umask(mask) }
        do {
            listening = [try Self.listen(on: try .file(path))]
        } catch {
            throw error.code == EADDRINUSE ? Self.occupied(path) : error
        }
        (place, self.path) = (path, path)
    }

    private static func occupied(_ path: String) -> UsageError {
        UsageError("\(path): something is there already; expected a path that is free, for the modem's socket")
    }

    /// A socket that nobody listens on any more was left behind.
    private static func removeDeadSocket(_ path: String) throws {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else { throw occupied(path) }
        let address = try SocketAddress.file(path)
        let probe = Descriptor(number: socket(address.family, Int32(SOCK_STREAM.rawValue), 0), name: path)
        defer { probe.close() }
        guard address.connect(probe) != 0, errno == ECONNREFUSED else { throw occupied(path) }
        guard unlink(path) == 0 else { throw DeviceError.last(path) }
    }

    private static func listen(on address: SocketAddress) throws(DeviceError) -> Descriptor {
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let descriptor = Descriptor(number: socket(address.family, type, 0), name: address.name)
        var isOn: Int32 = 1
        let length = socklen_t(MemoryLayout<Int32>.size)
        guard descriptor.number >= 0 else { throw .last(address.name) }
        if address.family != AF_UNIX { setsockopt(descriptor.number, SOL_SOCKET, SO_REUSEADDR, &isOn, length) }
        if address.family == AF_INET6 { setsockopt(descriptor.number, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &isOn, length) }
        guard address.bind(descriptor) == 0, Glibc.listen(descriptor.number, 4) == 0 else {
            let error = DeviceError.last(address.name)
            descriptor.close()
            throw error
        }
        return descriptor
    }

    private static func port(of descriptor: Descriptor) throws(DeviceError) -> UInt16 {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor.number, $0, &length) }
        }
        guard result == 0 else { throw .last(descriptor.name) }
        return UInt16(bigEndian: address.sin_port)
    }

    package mutating func accept(on listener: Descriptor) throws(DeviceError) {
        let caller = Descriptor(number: Glibc.accept(listener.number, nil, nil), name: place)
        // Whoever called may have gone again.
        guard caller.number >= 0 else { return }
        caller.keepForThisProcess()
        guard client == nil else {
            try? caller.write(Array("\r\nBUSY\r\n".utf8))
            return caller.close()
        }
        (client, firstLine) = (caller, FirstLine())
    }

    package mutating func translate(_ octets: [UInt8]) -> [UInt8]? { firstLine.pass(octets) }

    package mutating func hangUp() -> Bool {
        client?.close()
        client = nil
        return true
    }

    package mutating func close() {
        _ = hangUp()
        for descriptor in listening { descriptor.close() }
        if let path { unlink(path) }
    }
}
