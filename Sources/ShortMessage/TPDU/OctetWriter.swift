/// Builds the octets of a PDU.
struct OctetWriter {
    private(set) var octets: [UInt8] = []

    init() {
        // The longest TPDU, a SUBMIT with everything, is 164 octets; packing needs eight more for a moment.
        octets.reserveCapacity(176)
    }

    mutating func append(_ octet: UInt8) {
        octets.append(octet)
    }

    mutating func append(_ more: some Sequence<UInt8>) {
        octets.append(contentsOf: more)
    }

    /// Seven octets from one number, the highest place first.
    mutating func append(sevenOctets value: UInt64) {
        for shift in stride(from: 48, through: 0, by: -8) {
            octets.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
        }
    }

    mutating func append(septets: [UInt8], fillBits: Int) {
        SeptetPacking.append(septets, to: &octets, fillBits: fillBits)
    }

    func fail(_ problem: PDUError.Problem) -> PDUError {
        PDUError(octet: octets.count, problem)
    }

    /// Writes one named field, so that what it throws names that field.
    @inline(__always)
    mutating func field(_ name: PDUField, _ write: (inout OctetWriter) throws(PDUError) -> Void) throws(PDUError) {
        do {
            try write(&self)
        } catch {
            throw error.inside(name)
        }
    }
}
