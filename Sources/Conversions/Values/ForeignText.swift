import ShortMessage
import Transcripts

/// Texts as other programs code them.
enum ForeignText {
    /// UTF-16, the higher octet first, without a mark; nil for an odd count or half of a pair.
    static func utf16(_ octets: some Collection<UInt8>) -> String? {
        let octets = Array(octets)
        guard octets.count.isMultiple(of: 2) else { return nil }
        let units = stride(from: 0, to: octets.count, by: 2).map { UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1]) }
        return String(validating: units, as: UTF16.self)
    }

    /// UTF-8 where it is that, ISO 8859-1 otherwise.
    static func eightBit(_ octets: some Collection<UInt8>) -> String {
        String(validating: octets, as: UTF8.self)
            ?? String(String.UnicodeScalarView(octets.map { Unicode.Scalar($0) }))
    }

    /// A whole file: UTF-16 with its mark, else as `eightBit`.
    static func file(_ octets: [UInt8]) -> String? {
        if octets.starts(with: [0xFE, 0xFF]) { return utf16(octets.dropFirst(2)) }
        if octets.starts(with: [0xFF, 0xFE]) { return utf16(swapped(octets.dropFirst(2))) }
        return eightBit(octets.starts(with: [0xEF, 0xBB, 0xBF]) ? octets.dropFirst(3) : octets[...])
    }

    private static func swapped(_ octets: ArraySlice<UInt8>) -> [UInt8] {
        let octets = Array(octets)
        return octets.indices.map { index in
            let other = index ^ 1
            return other < octets.count ? octets[other] : 0
        }
    }
}
