/// What one character is in septets: one, or an escape and one.
struct SeptetCode: Hashable, Sendable {
    /// The last septet, with bit 7 where an escape goes before it.
    private let raw: UInt8

    init(_ septet: UInt8) { raw = septet }
    init(escaped septet: UInt8) { raw = septet | 0x80 }

    /// An escaped escape, which no table has: stands for "no code" in tables.
    static let none = SeptetCode(escaped: GSMAlphabet.escape)

    var isEscaped: Bool { raw & 0x80 != 0 }
    var septet: UInt8 { raw & 0x7F }
    /// 1 or 2 septets.
    var width: Int { isEscaped ? 2 : 1 }
}
