/// A character as one to three octets of UTF-8, as the tables of the 7-bit alphabets hold it.
struct Glyph: Sendable {
    /// The octets from the low end, the count in the highest octet.
    private let packed: UInt32

    /// - Parameter scalar: of the basic plane, as all characters of the tables are.
    init(_ scalar: Unicode.Scalar) {
        let units = UTF8.encode(scalar)?.reversed() ?? []
        packed = units.reduce(UInt32(units.count) << 24) { $0 & 0xFF00_0000 | ($0 & 0xFFFF) << 8 | UInt32($1) }
    }

    var count: Int { Int(packed >> 24) }
    var first: UInt8 { UInt8(truncatingIfNeeded: packed) }
    var second: UInt8 { UInt8(truncatingIfNeeded: packed >> 8) }
    var third: UInt8 { UInt8(truncatingIfNeeded: packed >> 16) }
}
