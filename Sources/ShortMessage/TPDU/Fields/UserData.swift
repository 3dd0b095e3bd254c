/// What a message carries: perhaps a header, and a text or octets (TS 23.040, 9.2.3.24).
public struct UserData: Hashable, Sendable {
    /// Elements for programs; nil where there are none.
    public var header: UserDataHeader?
    /// The text or the octets behind the header.
    public var content: Content

    /// User data, with a header where it has one.
    public init(header: UserDataHeader? = nil, content: Content) {
        self.header = header
        self.content = content
    }

    /// The units of a text or of data; the data coding scheme says which kind.
    public enum Content: Hashable, Sendable {
        /// Septets of a 7-bit alphabet, one an element, escapes as they stand; a TPDU takes 0x00 to 0x7F only.
        case septets([UInt8])
        /// UTF-16 code units.
        case codeUnits([UInt16])
        /// Data, or a compressed text.
        case octets([UInt8])
    }

    /// The text, or nil for data. Reading never fails: see `SeptetAlphabet`; half a surrogate pair becomes U+FFFD.
    public var text: String? { content.text(header?.nationalShift ?? .none) }

    /// What TP-UDL says: septets or octets, the header and its fill bits included.
    public var length: Int {
        switch content {
        case .septets(let septets): septets.count + (header?.septetCount ?? 0)
        case .codeUnits, .octets: octetCount
        }
    }

    /// The octets that the user data takes, header included.
    public var octetCount: Int {
        let header = header?.octetCount ?? 0
        switch content {
        case .septets: return SeptetPacking.octetCount(septets: length)
        case .codeUnits(let units): return header + units.count * 2
        case .octets(let octets): return header + octets.count
        }
    }
}

extension UserData.Content {
    /// The number of units.
    public var count: Int {
        switch self {
        case .septets(let septets): septets.count
        case .codeUnits(let units): units.count
        case .octets(let octets): octets.count
        }
    }

    /// The octets of data, or nil for a text.
    public var octets: [UInt8]? {
        if case .octets(let octets) = self { octets } else { nil }
    }

    /// The text, or nil for data.
    ///
    /// - Parameter shift: the tables that septets are written in.
    public func text(_ shift: NationalShift = .none) -> String? {
        switch self {
        case .septets(let septets): SeptetAlphabet(shift).text(septets)
        case .codeUnits(let units): String(decoding: units, as: UTF16.self)
        case .octets: nil
        }
    }

    /// Some of the units.
    func units(_ range: Range<Int>) -> UserData.Content {
        switch self {
        case .septets(let septets): .septets(Array(septets[range]))
        case .codeUnits(let units): .codeUnits(Array(units[range]))
        case .octets(let octets): .octets(Array(octets[range]))
        }
    }

    /// Whether a scheme announces this kind of units.
    func isOf(_ scheme: DataCodingScheme) -> Bool {
        switch self {
        case .septets: scheme.countsSeptets
        case .codeUnits: scheme.alphabet == .ucs2 && !scheme.isCompressed
        case .octets: scheme.alphabet == .eightBit || scheme.isCompressed
        }
    }
}

extension UserData: CustomStringConvertible {
    /// The text in quotes, or the data in hexadecimal.
    public var description: String {
        if let text { return "\"\(text)\"" }
        if case .octets(let octets) = content { return octets.hexadecimal }
        return ""
    }
}

extension UserData {
    /// Cuts data into segments; one message without a header where it fits.
    ///
    /// - Throws: where it takes more than 255 segments.
    public static func segments(
        of data: [UInt8], reference: UInt16, width: Concatenation.Width = .octet
    ) throws(SegmentationError) -> [UserData] {
        let most = SegmentCapacity.userDataOctets
        guard data.count > most else { return [UserData(content: .octets(data))] }
        let share = most - 1 - width.elementOctets
        let count = (data.count + share - 1) / share
        guard count <= Concatenation.mostSegments else { throw .tooManySegments(count) }
        return Concatenation.series(of: count, reference: reference, width: width).enumerated().map { index, place in
            let octets = data[(index * share)..<min(data.count, (index + 1) * share)]
            return UserData(header: UserDataHeader([.concatenation(place)]), content: .octets(Array(octets)))
        }
    }
}
