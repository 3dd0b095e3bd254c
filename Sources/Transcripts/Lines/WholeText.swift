/// The text of a file that people write, however their editor saved it.
public enum WholeText {
    /// UTF-8, or UTF-16 with a byte order mark, as a text whose lines end in LF and which has no mark.
    ///
    /// - Throws: for UTF-16 without a mark. Octets that are no UTF-8 become U+FFFD.
    public static func decoded(_ octets: [UInt8]) throws(LineFault) -> String {
        let text: [UInt8]
        switch StreamEncoding(octets, isAll: true) {
        case .utf8, nil: text = octets.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(octets.dropFirst(3)) : octets
        case .unmarkedUTF16: throw LineFault(line: 1, problem: .utf16)
        case .utf32: throw LineFault(line: 1, problem: .utf32)
        case .utf16(let isBigEndian):
            var decoder = UTF16Decoder(isBigEndian: isBigEndian)
            text = decoder.receive(octets.dropFirst(2)) + decoder.finish()
        }
        return String(decoding: text, as: UTF8.self).replacing("\r\n", with: "\n")
    }
}
