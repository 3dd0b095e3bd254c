/// What stands before the text and is for programs: the user data header (TS 23.040, 9.2.3.24).
public struct UserDataHeader: Hashable, Sendable {
    /// In the order of the octets.
    public var elements: [InformationElement]

    /// A header of these elements, in this order.
    public init(_ elements: [InformationElement]) {
        self.elements = elements
    }

    /// The octets in the user data, the header's length octet included.
    public var octetCount: Int {
        1 + elements.reduce(0) { $0 + $1.octetCount }
    }

    /// The segment's place, or nil; of several the last counts, whatever its width.
    public var concatenation: Concatenation? {
        elements.reversed().lazy.compactMap { if case .concatenation(let place) = $0 { place } else { nil } }.first
    }

    /// The applications' ports, or nil; of several the last count.
    public var ports: ApplicationPorts? {
        elements.reversed().lazy.compactMap { if case .ports(let ports) = $0 { ports } else { nil } }.first
    }

    /// The tables that the text is written in; a number that is no language stands for the default table.
    public var nationalShift: NationalShift {
        var (locking, single): (NationalLanguage?, NationalLanguage?)
        for element in elements {
            switch element {
            case .lockingShift(let identifier): locking = NationalLanguage(rawValue: identifier)
            case .singleShift(let identifier): single = NationalLanguage(rawValue: identifier)
            default: break
            }
        }
        return NationalShift(locking: locking, single: single)
    }

    /// The septets that the header takes of the user data, the fill bits behind it included.
    var septetCount: Int { Self.septetCount(octets: octetCount) }

    /// Zero bits between the header and the first septet of the text: 0...6.
    public var fillBits: Int { septetCount * 7 - octetCount * 8 }

    static func septetCount(octets: Int) -> Int { (octets * 8 + 6) / 7 }
}

extension UserDataHeader: CustomStringConvertible {
    public var description: String {
        elements.isEmpty ? "no elements" : elements.map(\.description).joined(separator: "; ")
    }
}

extension UserDataHeader {
    /// Reads a header that stands alone, its length octet first.
    public init(octets: [UInt8]) throws(PDUError) {
        var reader = OctetReader(octets)
        self = try reader.userDataHeader()
    }

    /// The header's octets, its length octet first.
    public func octets() throws(PDUError) -> [UInt8] {
        var writer = OctetWriter()
        try writer.append(self)
        return writer.octets
    }
}

extension OctetReader {
    /// Reads a header at the start of the octets that may be read.
    ///
    ///     header = length *element                            ; length: octets of the elements
    ///
    /// If its elements do not fill it exactly, none of them counts, and that is forgiven.
    mutating func userDataHeader() throws(PDUError) -> UserDataHeader {
        try field(.userDataHeader) { reader throws(PDUError) in
            let start = reader.position
            guard reader.remaining > 0 else { throw PDUError(octet: start, .headerOverrunsUserData(header: 1)) }
            let length = Int(try reader.octet())
            guard length <= reader.remaining else {
                throw PDUError(octet: start, .headerOverrunsUserData(header: length + 1))
            }
            return try reader.within(length) { header throws(PDUError) in header.informationElements() }
        }
    }

    private mutating func informationElements() -> UserDataHeader {
        var elements: [InformationElement] = []
        while remaining > 0 {
            let start = position
            do throws(PDUError) {
                elements.append(
                    try field(.informationElement) { reader throws(PDUError) in try reader.informationElement() })
            } catch {
                forgive(.malformedHeader, at: start)
                return UserDataHeader([])
            }
        }
        return UserDataHeader(elements)
    }
}

extension OctetWriter {
    mutating func append(_ header: UserDataHeader) throws(PDUError) {
        guard header.octetCount <= 256 else { throw fail(.tooManyOctets(header.octetCount - 1)) }
        append(UInt8(header.octetCount - 1))
        for element in header.elements { try append(element) }
    }
}
