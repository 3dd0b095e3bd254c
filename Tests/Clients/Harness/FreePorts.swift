import Glibc

/// Ports of 127.0.0.1 that were free a moment ago, for programs that cannot choose for themselves.
struct FreePorts {
    private let numbers: [UInt16]

    /// All are bound before one is freed, so that they differ.
    init(_ count: Int) throws {
        var sockets: [Int32] = []
        defer { for socket in sockets { close(socket) } }
        var numbers: [UInt16] = []
        for _ in 0..<count {
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
            guard descriptor >= 0 else { throw SystemError("socket") }
            sockets.append(descriptor)
            numbers.append(try Self.bound(descriptor))
        }
        self.numbers = numbers
    }

    subscript(index: Int) -> UInt16 { numbers[index] }

    private static func bound(_ descriptor: Int32) throws -> UInt16 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 ? getsockname(descriptor, $0, &length) : -1
            }
        }
        guard result == 0 else { throw SystemError("a port of 127.0.0.1") }
        return UInt16(bigEndian: address.sin_port)
    }
}
