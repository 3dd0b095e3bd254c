/// How a text becomes units: septets of a 7-bit alphabet, or UTF-16 code units.
public enum TextEncoding: Hashable, Sendable {
    /// 7-bit, with the tables of a shift.
    case gsm7(NationalShift)
    /// Two octets a unit. The standard says UCS-2; handsets read and write UTF-16, with surrogate pairs.
    case ucs2

    /// 7 or 16.
    public var bitsPerUnit: Int {
        switch self {
        case .gsm7: 7
        case .ucs2: 16
        }
    }

    /// What this encoding adds to every segment's header: the national tables it uses.
    public var headerElements: [InformationElement] {
        guard case .gsm7(let shift) = self else { return [] }
        let single = shift.single.map { InformationElement.singleShift(identifier: $0.rawValue) }
        let locking = shift.locking.map { InformationElement.lockingShift(identifier: $0.rawValue) }
        return [single, locking].compactMap(\.self)
    }

    /// The scheme that tells a receiver of this encoding: 0x00 or 0x08.
    public var dataCodingScheme: DataCodingScheme {
        switch self {
        case .gsm7: .gsm7
        case .ucs2: .ucs2
        }
    }

    /// The units of a text.
    ///
    /// - Throws: where a 7-bit alphabet lacks a character; UCS-2 carries every text.
    public func content(of text: some StringProtocol) throws(UnencodableCharacter) -> UserData.Content {
        switch self {
        case .gsm7(let shift): .septets(try SeptetAlphabet(shift).septets(text))
        case .ucs2: .codeUnits(Array(text.utf16))
        }
    }
}

extension TextEncoding: CustomStringConvertible {
    /// `GSM 7-bit`, `GSM 7-bit (turkish single shift)` or `UCS-2`.
    public var description: String {
        switch self {
        case .gsm7(.none): "GSM 7-bit"
        case .gsm7(let shift): "GSM 7-bit (\(shift))"
        case .ucs2: "UCS-2"
        }
    }
}

extension TextEncoding {
    /// The encoding that carries a text in the fewest segments.
    ///
    /// Of several the first wins: the default alphabet, then the allowed shifts in their order, then UCS-2. The shifts
    /// are national tables that the receiver is known to have.
    public static func cheapest(
        for text: String, allowing shifts: [NationalShift] = [], reference: Concatenation.Width = .octet
    ) -> TextEncoding {
        let candidates = [.gsm7(.none)] + shifts.map(TextEncoding.gsm7) + [.ucs2]
        var best: (encoding: TextEncoding, segments: Int) = (.ucs2, .max)
        for encoding in candidates {
            guard let segments = encoding.segments(of: text, reference: reference) else { continue }
            if segments < best.segments { best = (encoding, segments) }
            if segments == 1 { break }
        }
        return best.encoding
    }

    /// How many segments a text takes, or nil where the alphabet lacks a character.
    ///
    /// The count is not limited: 256 and more cannot be sent.
    public func segments(of text: some StringProtocol, reference: Concatenation.Width = .octet) -> Int? {
        let capacity = SegmentCapacity(self, reference: reference)
        let widths = UnitWidths(self)
        var (total, segments, used) = (0, 1, 0)
        for scalar in text.unicodeScalars {
            guard let width = widths[scalar] else { return nil }
            total += width
            used += width
            if used > capacity.concatenated { (segments, used) = (segments + 1, width) }
        }
        return total <= capacity.single ? 1 : segments
    }
}
