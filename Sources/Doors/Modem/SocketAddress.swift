import Glibc

/// An address of this machine that a socket can have.
struct SocketAddress {
    let family: Int32
    let name: String
    private let octets: [UInt8]

    static func loopback4(port: UInt16) -> SocketAddress {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return SocketAddress(AF_INET, "127.0.0.1:\(port)", address)
    }

    static func loopback6(port: UInt16) -> SocketAddress {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        address.sin6_addr = in6addr_loopback
        return SocketAddress(AF_INET6, "[::1]:\(port)", address)
    }

    /// - Throws: where the path is longer than such an address has room for.
    static func file(_ path: String) throws(DeviceError) -> SocketAddress {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard path.utf8.count < room else { throw DeviceError(name: path, code: ENAMETOOLONG) }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return SocketAddress(AF_UNIX, path, address)
    }

    private init<Address>(_ family: Int32, _ name: String, _ address: Address) {
        (self.family, self.name) = (family, name)
        octets = withUnsafeBytes(of: address) { Array($0) }
    }

    func bind(_ descriptor: Descriptor) -> Int32 {
        pass { Glibc.bind(descriptor.number, $0, $1) }
    }

    func connect(_ descriptor: Descriptor) -> Int32 {
        pass { Glibc.connect(descriptor.number, $0, $1) }
    }

    private func pass(_ call: (UnsafePointer<sockaddr>?, socklen_t) -> Int32) -> Int32 {
        octets.withUnsafeBytes { call($0.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t($0.count)) }
    }
}
