import MessageCentre

/// By what Kannel's messages are known.
enum KannelID {
    /// In the form of a UUID of version 4: the same for the same words, another for any others.
    static func uuid(_ words: String) -> String {
        var octets = Array(SHA256.digest(of: Array(words.utf8)).prefix(16))
        octets[6] = octets[6] & 0x0F | 0x40
        octets[8] = octets[8] & 0x3F | 0x80
        let digits = octets.map { octet in
            let digits = String(octet, radix: 16)
            return octet < 16 ? "0" + digits : digits
        }
        let ends = [0, 4, 6, 8, 10, 16]
        return zip(ends, ends.dropFirst()).map { digits[$0..<$1].joined() }.joined(separator: "-")
    }
}
