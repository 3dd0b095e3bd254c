import Glibc

/// Whether a host may be asked: its addresses are public, or of this machine.
///
/// It keeps a name that others write into a grammar from reaching what stands behind a firewall.
package struct HostCheck: Sendable {
    /// Whether addresses of private networks are well, too.
    package let allowsPrivate: Bool

    package init(allowsPrivate: Bool) {
        self.allowsPrivate = allowsPrivate
    }

    /// Why a host is not asked; nil where it may be.
    package func refusal(of host: String) -> String? {
        let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        var (hints, list) = (addrinfo(), UnsafeMutablePointer<addrinfo>?.none)
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        guard getaddrinfo(name, nil, &hints, &list) == 0 else { return "nobody knows the host" }
        defer { freeaddrinfo(list) }
        var entry = list
        while let info = entry?.pointee {
            if !allowsPrivate, let address = info.ai_addr, Self.isPrivate(address) {
                return "its host has an address of a private network; --allow-private lets it be asked"
            }
            entry = info.ai_next
        }
        return nil
    }

    private static func isPrivate(_ address: UnsafeMutablePointer<sockaddr>) -> Bool {
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            let number = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { $0.pointee.sin_addr.s_addr }
            return isPrivate(UInt32(bigEndian: number))
        case AF_INET6:
            let octets = address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { place in
                withUnsafeBytes(of: place.pointee.sin6_addr) { Array($0) }
            }
            return isPrivate(octets)
        default: return true
        }
    }

    /// What RFC 6890 keeps from the internet, but for loopback.
    package static func isPrivate(_ address: UInt32) -> Bool {
        let blocks: [(UInt32, Int)] = [
            (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0xA9FE_0000, 16), (0xAC10_0000, 12),
            (0xC000_0000, 24), (0xC0A8_0000, 16), (0xC612_0000, 15), (0xE000_0000, 4), (0xF000_0000, 4),
        ]
        return blocks.contains { block, bits in address >> (32 - bits) == block >> (32 - bits) }
    }

    /// The same for version 6, where a mapped address of version 4 counts as that.
    package static func isPrivate(_ octets: [UInt8]) -> Bool {
        if octets.prefix(15).allSatisfy({ $0 == 0 }) { return octets[15] != 1 }
        let isMapped = octets.prefix(10).allSatisfy { $0 == 0 } && octets[10] == 0xFF && octets[11] == 0xFF
        let isTranslated = octets.prefix(12) == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
        if isMapped || isTranslated {
            let number = octets[12...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            return number >> 24 == 127 ? isTranslated : isPrivate(number)
        }
        // Unique local, link-local, site-local, multicast.
        return octets[0] & 0xFE == 0xFC || (octets[0] == 0xFE && octets[1] & 0x80 != 0) || octets[0] == 0xFF
    }
}
