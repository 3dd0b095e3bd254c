import HTTPTypes

/// What stands for octets in a path or query (RFC 3986, 2.1).
enum PercentEncoding {
    /// The text that is meant.
    ///
    /// - Throws: for half an escape, octets that are no UTF-8, and NUL.
    static func decoded(_ text: Substring, plusIsBlank: Bool = false) throws(Problem) -> String {
        var octets: [UInt8] = []
        var rest = text.utf8[...]
        while let octet = rest.popFirst() {
            switch octet {
            case UInt8(ascii: "+") where plusIsBlank: octets.append(0x20)
            case UInt8(ascii: "%"):
                guard let value = UInt8(String(rest.prefix(2)) ?? "", radix: 16), rest.count >= 2, rest.first != 0x2B
                else {
                    throw Problem(.badRequest, "a % in the address of a request stands before two hexadecimal digits")
                }
                rest = rest.dropFirst(2)
                octets.append(value)
            default: octets.append(octet)
            }
        }
        guard let decoded = String(validating: octets, as: UTF8.self), !octets.contains(0) else {
            throw Problem(.badRequest, "the address of a request is UTF-8 without NUL")
        }
        return decoded
    }
}
