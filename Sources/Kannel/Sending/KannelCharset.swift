/// The charsets in which a text may come.
enum KannelCharset {
    case utf8, latin1, ascii, utf16

    /// Nil for a name that is none of them.
    init?(_ name: some StringProtocol) {
        switch name.uppercased() {
        case "UTF-8", "UTF8": self = .utf8
        case "ISO-8859-1", "ISO8859-1", "LATIN1", "LATIN-1", "WINDOWS-1252", "CP1252": self = .latin1
        case "US-ASCII", "ASCII": self = .ascii
        case "UTF-16BE", "UTF-16", "UCS-2BE", "UCS-2", "ISO-10646-UCS-2": self = .utf16
        default: return nil
        }
    }

    /// Nil for octets that are none.
    func text(_ octets: [UInt8]) -> String? {
        switch self {
        case .utf8: return String(decoding: octets, as: UTF8.self)
        case .ascii: return octets.allSatisfy { $0 < 0x80 } ? String(decoding: octets, as: UTF8.self) : nil
        case .latin1: return String(String.UnicodeScalarView(octets.map { Unicode.Scalar($0) }))
        case .utf16:
            guard octets.count.isMultiple(of: 2) else { return nil }
            let units = stride(from: 0, to: octets.count, by: 2).map {
                UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1])
            }
            return String(decoding: units, as: UTF16.self)
        }
    }
}
