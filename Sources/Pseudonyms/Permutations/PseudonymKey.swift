import MessageCentre

/// The secret by which pseudonyms are made: the same key makes the same ones, and nobody else can undo them.
public struct PseudonymKey: Sendable {
    /// Octets that a key has at least.
    public static let shortest = 16

    private let key: HMACKey

    /// A key of any octets; nil where they are too few.
    public init?(_ octets: [UInt8]) {
        guard octets.count >= Self.shortest else { return nil }
        key = HMACKey(octets)
    }

    /// 32 octets that look random to whoever lacks the key.
    func digest(of message: [UInt8]) -> [UInt8] { key.digest(of: message) }

    /// Eight hexadecimal digits by which a key is told from others, and nothing more.
    public var fingerprint: String {
        digest(of: Array("fingerprint".utf8)).prefix(4).map { octet in
            let digits = String(octet, radix: 16)
            return digits.utf8.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// Numbers of 0..<2⁶⁴ that look random, as many as are wanted.
    func words(_ count: Int, for message: [UInt8]) -> [UInt64] {
        var words: [UInt64] = []
        var counter = UInt8(0)
        while words.count < count {
            let octets = digest(of: message + [counter])
            for start in stride(from: 0, to: octets.count, by: 8) {
                words.append(octets[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) })
            }
            counter &+= 1
        }
        return Array(words.prefix(count))
    }
}
