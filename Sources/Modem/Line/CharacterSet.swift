import ShortMessage

/// How the terminal writes texts (`+CSCS`, TS 27.007, 5.5).
public enum CharacterSet: String, Hashable, Sendable, CaseIterable {
    /// The default alphabet of TS 23.038, a septet an octet.
    case gsm = "GSM"
    /// ASCII.
    case ira = "IRA"
    /// Four hexadecimal digits a UTF-16 code unit.
    case ucs2 = "UCS2"
    /// Two hexadecimal digits a septet of the default alphabet.
    case hex = "HEX"
    /// ISO 8859-1, a character an octet.
    case latin1 = "8859-1"
    /// All of Unicode, one to four octets a character; what the terminal writes must be well-formed.
    case utf8 = "UTF-8"

    /// A text as the terminal reads it; a character that the set lacks is a question mark.
    func encode(_ text: String) -> ATText {
        switch self {
        case .gsm: ATText(septets(text))
        case .hex: ATText(septets(text).hexadecimal)
        case .ira: ATText(text.unicodeScalars.map { $0.isASCII ? UInt8($0.value) : UInt8(ascii: "?") })
        case .latin1: ATText(text.unicodeScalars.map { UInt8(exactly: $0.value) ?? UInt8(ascii: "?") })
        case .ucs2: ATText(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }.hexadecimal)
        case .utf8: ATText(text.utf8)
        }
    }

    /// The septets of a message as the terminal reads them; in two of the sets they need no translation.
    func encode(septets: [UInt8], _ shift: NationalShift) -> ATText {
        switch self {
        case .gsm where shift == .none: ATText(septets)
        case .hex where shift == .none: ATText(septets.hexadecimal)
        default: encode(SeptetAlphabet(shift).text(septets))
        }
    }

    /// What the terminal wrote, or nil where the octets are none of the set.
    func decode(_ octets: [UInt8]) -> String? {
        switch self {
        case .gsm: octets.allSatisfy { $0 < 0x80 } ? SeptetAlphabet().text(octets) : nil
        case .ira: octets.allSatisfy { $0 < 0x80 } ? String(decoding: octets, as: UTF8.self) : nil
        case .latin1: Latin1.text(octets)
        case .utf8: String(validating: octets, as: UTF8.self)
        case .hex:
            Self.octets(octets).flatMap { CharacterSet.gsm.decode($0) }
        case .ucs2:
            Self.octets(octets).flatMap { pairs in
                pairs.count % 2 == 0 ? String(validating: Self.codeUnits(pairs), as: UTF16.self) : nil
            }
        }
    }

    private func septets(_ text: String) -> [UInt8] {
        let alphabet = SeptetAlphabet()
        return text.unicodeScalars.flatMap { (try? alphabet.septets(String($0))) ?? [UInt8(ascii: "?")] }
    }

    private static func octets(_ digits: [UInt8]) -> [UInt8]? {
        try? Hexadecimal.octets(String(decoding: digits, as: UTF8.self))
    }

    static func codeUnits(_ octets: [UInt8]) -> [UInt16] {
        stride(from: 0, to: octets.count - 1, by: 2).map { UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1]) }
    }
}
