/// Septets in octets: the first in the low bits of the first octet (TS 23.038, 6.1.2.1).
public enum SeptetPacking {
    /// What stands in the bits behind the last septet.
    public enum Padding: Sendable {
        /// Zeros: short messages, which carry the number of septets (TS 23.038, 6.1.2.1.1).
        case zeros
        /// A carriage return where seven bits are spare, and a second one where the text ends with one on an octet
        /// boundary: USSD and cell broadcast, which carry no number of septets (TS 23.038, 6.1.2.3.1).
        case carriageReturn
    }

    /// The octets that some septets take, with `fillBits` zero bits before the first.
    public static func octetCount(septets: Int, fillBits: Int = 0) -> Int {
        (septets * 7 + fillBits + 7) / 8
    }

    /// Packs septets.
    ///
    /// - Parameters:
    ///   - septets: one an element; bit 7 is ignored.
    ///   - fillBits: zero bits before the first septet, 0...6.
    ///   - padding: what stands in the bits behind the last septet.
    public static func packed(_ septets: [UInt8], fillBits: Int = 0, padding: Padding = .zeros) -> [UInt8] {
        var padded = septets
        if padding == .carriageReturn { pad(&padded, fillBits: fillBits) }
        var octets: [UInt8] = []
        append(padded, to: &octets, fillBits: fillBits)
        return octets
    }

    private static func pad(_ septets: inout [UInt8], fillBits: Int) {
        let carriageReturn: UInt8 = 0x0D
        let bits = septets.count * 7 + fillBits
        if bits % 8 == 1 || (bits % 8 == 0 && septets.last == carriageReturn) { septets.append(carriageReturn) }
    }

    /// Unpacks septets, one an element.
    ///
    /// - Parameters:
    ///   - octets: where they have fewer whole septets than `count`, those are all.
    ///   - count: nil takes all whole septets. A carriage return that was padding is left in place.
    ///   - fillBits: bits before the first septet.
    public static func unpacked(_ octets: [UInt8], count: Int? = nil, fillBits: Int = 0) -> [UInt8] {
        let whole = max(0, (octets.count * 8 - fillBits) / 7)
        return unpacked(octets, firstBit: fillBits, count: min(count ?? whole, whole))
    }
}
