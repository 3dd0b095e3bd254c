extension SeptetPacking {
    /// Appends packed septets to octets, eight septets in seven octets at a time.
    static func append(_ septets: [UInt8], to octets: inout [UInt8], fillBits: Int) {
        let start = octets.count
        let end = start + octetCount(septets: septets.count, fillBits: fillBits)
        // Every block is stored as eight octets, of which the last is written again: hence the slack.
        octets.append(contentsOf: repeatElement(0, count: end - start + 8))
        pack(septets.span, into: &octets, at: start, fillBits: fillBits)
        octets.removeLast(octets.count - end)
    }

    private static func pack(_ septets: Span<UInt8>, into octets: inout [UInt8], at start: Int, fillBits: Int) {
        var span = octets.mutableSpan
        var octets = span.mutableBytes
        var (offset, position, pending) = (start, 0, UInt64(0))
        while position < septets.count {
            let block = squeezed(block(of: septets, at: position))
            let word = (pending | block << UInt64(fillBits)).littleEndian
            octets.storeBytes(of: word, toByteOffset: offset, as: UInt64.self)
            pending = block >> UInt64(56 - fillBits)
            (offset, position) = (offset + 7, position + 8)
        }
        octets.storeBytes(of: UInt8(truncatingIfNeeded: pending), toByteOffset: offset, as: UInt8.self)
    }

    /// Unpacks septets that begin at a bit of the octets; there must be enough of them.
    static func unpacked(_ octets: [UInt8], firstBit: Int, count: Int) -> [UInt8] {
        var septets = [UInt8](repeating: 0, count: (count + 7) / 8 * 8)
        unpack(octets.span, into: &septets, firstBit: firstBit)
        septets.removeLast(septets.count - count)
        return septets
    }

    private static func unpack(_ octets: Span<UInt8>, into septets: inout [UInt8], firstBit: Int) {
        var span = septets.mutableSpan
        var septets = span.mutableBytes
        var (bit, position) = (firstBit, 0)
        while position < septets.byteCount {
            let block = block(of: octets, at: bit / 8) >> UInt64(bit % 8)
            septets.storeBytes(of: spread(block).littleEndian, toByteOffset: position, as: UInt64.self)
            (bit, position) = (bit + 56, position + 8)
        }
    }

    /// Eight octets from a place on, the first in the low bits; zeros behind the end.
    @inline(__always)
    private static func block(of octets: Span<UInt8>, at position: Int) -> UInt64 {
        if position + 8 <= octets.count {
            return UInt64(littleEndian: octets.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
        }
        var block: UInt64 = 0
        for index in position..<max(position, octets.count) {
            block |= UInt64(octets[index]) << UInt64(8 * (index - position))
        }
        return block
    }

    /// The low seven bits of each of eight octets, side by side in 56 bits.
    private static func squeezed(_ octets: UInt64) -> UInt64 {
        let pairs = octets & 0x007F_007F_007F_007F | (octets & 0x7F00_7F00_7F00_7F00) >> 1
        let fours = pairs & 0x0000_3FFF_0000_3FFF | (pairs & 0x3FFF_0000_3FFF_0000) >> 2
        return fours & 0x0FFF_FFFF | (fours & 0x0FFF_FFFF_0000_0000) >> 4
    }

    /// The other way: 56 bits as eight octets of seven.
    private static func spread(_ bits: UInt64) -> UInt64 {
        let fours = bits & 0x0FFF_FFFF | (bits & 0x00FF_FFFF_F000_0000) << 4
        let pairs = fours & 0x0000_3FFF_0000_3FFF | (fours & 0x0FFF_C000_0FFF_C000) << 2
        return pairs & 0x007F_007F_007F_007F | (pairs & 0x3F80_3F80_3F80_3F80) << 1
    }
}
