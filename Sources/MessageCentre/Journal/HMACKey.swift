/// A key of HMAC-SHA256 (RFC 2104), with the two paddings gone through, a block each.
package struct HMACKey: Sendable {
    private static let block = 64

    private let inner: SHA256.Start
    private let outer: SHA256.Start

    /// A key of any octets.
    package init(_ octets: [UInt8]) {
        let short = octets.count > Self.block ? SHA256.digest(of: octets) : octets
        let padded = short + Array(repeating: 0, count: Self.block - short.count)
        (inner, outer) = (SHA256.Start(padded.map { $0 ^ 0x36 }), SHA256.Start(padded.map { $0 ^ 0x5C }))
    }

    /// 32 octets that look random to whoever lacks the key.
    package func digest(of message: [UInt8]) -> [UInt8] {
        SHA256.digest(of: SHA256.digest(of: message, after: inner), after: outer)
    }
}
