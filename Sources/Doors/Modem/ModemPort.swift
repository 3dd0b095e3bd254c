import Glibc

/// Where a client of a modem talks to it: streams, a terminal or a socket.
package protocol ModemPort: Sendable {
    /// Where it is, as messages name it.
    var place: String { get }
    /// Descriptors on which new clients call; none where there is always one.
    var listening: [Descriptor] { get }
    /// What the client types into; nil while there is no client.
    var input: Descriptor? { get }
    /// What the client reads from.
    var output: Descriptor? { get }

    /// Whether the client has read all that was written, as far as that can be known.
    var isRead: Bool { get }

    /// Takes a client that calls; one that comes while another is there is sent away.
    mutating func accept(on listener: Descriptor) throws(DeviceError)
    /// The client has gone.
    ///
    /// - Returns: whether another one may come.
    mutating func hangUp() -> Bool
    /// What the client typed, as the modem reads it; nil where no client of a modem types so, and it is sent away.
    mutating func translate(_ octets: [UInt8]) -> [UInt8]?
    /// Leaves nothing behind.
    mutating func close()
}

extension Descriptor {
    /// Programs that are started do not get it, and it makes nobody wait.
    package func keepForThisProcess() {
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
    }
}

extension ModemPort {
    package var listening: [Descriptor] { [] }
    package var isRead: Bool { true }
    package mutating func accept(on listener: Descriptor) throws(DeviceError) {}
    package mutating func translate(_ octets: [UInt8]) -> [UInt8]? { octets }
}
