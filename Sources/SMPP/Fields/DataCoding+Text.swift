import ShortMessage

extension DataCoding {
    /// What a message centre takes `byDefault` for.
    public enum DefaultAlphabet: Hashable, Sendable, CaseIterable {
        /// The GSM alphabet, one septet an octet.
        case gsm
        /// The GSM alphabet, eight septets in seven octets.
        case packedGSM
        /// ISO 8859-1.
        case latin1
        /// UTF-8.
        case utf8
    }

    /// What the octets of a message say, or nil where they are data, or no text of this coding.
    ///
    /// - Parameters:
    ///   - octets: without a user data header.
    ///   - alphabet: what the message centre takes `byDefault` for.
    public func text(_ octets: [UInt8], byDefault alphabet: DefaultAlphabet = .gsm) -> String? {
        switch self {
        case .byDefault: alphabet.text(octets)
        case .ia5: octets.allSatisfy { $0 < 0x80 } ? Latin1.text(octets) : nil
        case .latin1: Latin1.text(octets)
        case .cyrillic: Self.cyrillicText(octets)
        case .ucs2: Self.text(codeUnits: octets)
        default: isOfGSM ? classedText(octets, byDefault: alphabet) : nil
        }
    }

    /// The octets of a text, or nil where this coding has not all of its characters, or is none of texts.
    public func octets(_ text: String, byDefault alphabet: DefaultAlphabet = .gsm) -> [UInt8]? {
        switch self {
        case .byDefault: alphabet.octets(text)
        case .ia5: text.utf8.allSatisfy { $0 < 0x80 } ? Array(text.utf8) : nil
        case .latin1: try? Latin1.octets(text)
        case .ucs2: text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        default: nil
        }
    }

    private func classedText(_ octets: [UInt8], byDefault alphabet: DefaultAlphabet) -> String? {
        switch DataCodingScheme(rawValue: rawValue).alphabet {
        case .gsm7: alphabet.text(octets)
        case .eightBit: nil
        case .ucs2: Self.text(codeUnits: octets)
        }
    }

    private static func text(codeUnits octets: [UInt8]) -> String? {
        guard octets.count.isMultiple(of: 2) else { return nil }
        let units = stride(from: 0, to: octets.count, by: 2).map { UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1]) }
        return String(decoding: units, as: UTF16.self)
    }

    /// ISO 8859-5: its letters stand in the order of Unicode, but for three signs.
    private static func cyrillicText(_ octets: [UInt8]) -> String? {
        var scalars = String.UnicodeScalarView()
        for octet in octets {
            switch octet {
            case 0xAD: scalars.append("\u{AD}")
            case 0xF0: scalars.append("№")
            case 0xFD: scalars.append("§")
            case 0xA1...0xFF: Unicode.Scalar(UInt32(octet) + 0x360).map { scalars.append($0) }
            default: scalars.append(Unicode.Scalar(octet))
            }
        }
        return String(scalars)
    }
}

extension DataCoding.DefaultAlphabet {
    fileprivate func text(_ octets: [UInt8]) -> String? {
        switch self {
        case .gsm: octets.allSatisfy { $0 < 0x80 } ? SeptetAlphabet().text(octets) : nil
        case .packedGSM: SeptetAlphabet().text(SeptetPacking.unpacked(octets))
        case .latin1: Latin1.text(octets)
        case .utf8: String(validating: octets, as: UTF8.self)
        }
    }

    fileprivate func octets(_ text: String) -> [UInt8]? {
        switch self {
        case .gsm: try? SeptetAlphabet().septets(text)
        case .packedGSM: (try? SeptetAlphabet().septets(text)).map { SeptetPacking.packed($0) }
        case .latin1: try? Latin1.octets(text)
        case .utf8: Array(text.utf8)
        }
    }
}
