/// An address of this machine, and a port there.
package struct SMPPPlace: Hashable, Sendable, CustomStringConvertible {
    /// Where message centres listen.
    package static let standard = SMPPPlace(host: "127.0.0.1", port: 2775)
    /// Where HTTP is served.
    package static let web = SMPPPlace(host: "127.0.0.1", port: 8757)

    /// Its name or number, without the brackets of IPv6.
    package let host: String
    /// 0 lets the system choose.
    package let port: Int

    private init(host: String, port: Int) {
        (self.host, self.port) = (host, port)
    }

    /// Reads a place.
    ///
    ///     place = [address ":"] port                       ; an IPv6 address stands in brackets
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let last = parts.last, let port = UInt16(last), last.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
            return nil
        }
        var host = parts.dropLast().joined(separator: ":")
        if parts.count == 1 { host = Self.standard.host }
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        guard !host.isEmpty else { return nil }
        self.init(host: host, port: Int(port))
    }

    /// Whether nobody can reach it from another machine.
    package var isLoopback: Bool {
        host.hasPrefix("127.") && host.allSatisfy { $0 == "." || $0.isNumber } || host == "::1" || host == "localhost"
    }

    /// As it is read.
    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
