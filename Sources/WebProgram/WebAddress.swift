/// Where a program takes messages over HTTP.
package struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    /// Its name or number, without the brackets of IPv6.
    let host: String
    let port: Int
    /// What stands behind the place: a path, and perhaps a query.
    let target: String

    /// Reads an address.
    ///
    ///     address = "http://" host [":" port] [path]        ; an IPv6 address stands in brackets
    package init?(_ text: String) {
        guard text.lowercased().hasPrefix("http://"), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return nil
        }
        let rest = text.dropFirst("http://".count).prefix { $0 != "#" }
        let place = rest.prefix { $0 != "/" && $0 != "?" }
        let target = rest.dropFirst(place.count)
        let end = place.last == "]" ? nil : place.lastIndex(of: ":")
        var host = place[..<(end ?? place.endIndex)]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        guard !host.isEmpty, !host.contains("@"), let port = end.map({ Int(place[$0...].dropFirst()) }) ?? 80,
            (1...65_535).contains(port)
        else { return nil }
        (self.host, self.port) = (String(host), port)
        self.target = target.hasPrefix("/") ? String(target) : "/" + target
    }

    /// The host and the port, as a request names them.
    var place: String { (host.contains(":") ? "[\(host)]" : host) + (port == 80 ? "" : ":\(port)") }

    /// As it is read.
    package var description: String { "http://\(place)\(target)" }
}
