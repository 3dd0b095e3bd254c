import Glibc
import Testing

/// A connection to a port of 127.0.0.1.
enum LoopbackConnection {
    /// Calls a port.
    ///
    /// - Returns: the descriptor, which its owner closes.
    static func call(_ port: UInt16) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(descriptor, $0, length) }
        }
        try #require(result == 0, "\(port): \(String(cString: strerror(errno)))")
        limitPatience(of: descriptor)
        return descriptor
    }

    /// Whoever waits in vain fails, and does not hang.
    static func limitPatience(of descriptor: Int32) {
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }
}
