/// How many units one segment holds (TS 23.040, 9.2.3.24).
public struct SegmentCapacity: Hashable, Sendable {
    /// The octets of a TPDU's user data.
    public static let userDataOctets = 140

    /// Units of a message that is not cut.
    public let single: Int
    /// Units of each segment of a message that is.
    public let concatenated: Int

    /// 160 and 153 septets of the default alphabet (152 with a 16-bit reference), 70 and 67 code units of UCS-2 (66);
    /// national tables take their octets of the header.
    public init(_ encoding: TextEncoding, reference: Concatenation.Width = .octet) {
        let shift = encoding.headerElements.reduce(0) { $0 + $1.octetCount }
        single = Self.units(bitsPerUnit: encoding.bitsPerUnit, elementOctets: shift)
        concatenated = Self.units(
            bitsPerUnit: encoding.bitsPerUnit, elementOctets: shift + reference.elementOctets)
    }

    /// Other limits than those of short messages: of a link with a shorter payload.
    ///
    /// - Parameter units: at least two, so that every character fits.
    package init(everySegment units: Int) {
        precondition(units >= 2, "an escape pair and a surrogate pair take two units")
        (single, concatenated) = (units, units)
    }

    private static func units(bitsPerUnit: Int, elementOctets: Int) -> Int {
        let header = elementOctets == 0 ? 0 : 1 + elementOctets
        return (userDataOctets - header) * 8 / bitsPerUnit
    }
}
