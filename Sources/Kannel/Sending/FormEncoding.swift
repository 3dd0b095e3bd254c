/// How a text stands in an address: octets of UTF-8, most of them as `%XX`, a blank as `+`.
enum FormEncoding {
    /// Encoded as Kannel does.
    static func encoded(_ text: String) -> String { text.utf8.map { encoded(octet: $0) }.joined() }

    static func encoded(octet: UInt8) -> String {
        switch octet {
        case UInt8(ascii: " "): "+"
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            String(Unicode.Scalar(octet))
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "~"),
            UInt8(ascii: "*"), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"):
            String(Unicode.Scalar(octet))
        default: "%" + hexadecimal(octet)
        }
    }

    /// The same with what a shell may take for more than itself, as far as Kannel leaves it as it is.
    static func withoutMarks(_ encoded: String) -> String {
        encoded.utf8.map { octet in
            "!~*'()".utf8.contains(octet) ? "%" + hexadecimal(octet) : String(Unicode.Scalar(octet))
        }.joined()
    }

    /// Two digits, capitals.
    static func hexadecimal(_ octet: UInt8) -> String {
        let digits = String(octet, radix: 16, uppercase: true)
        return octet < 16 ? "0" + digits : digits
    }

    /// The octets that are meant; what is no escape stands for itself.
    static func decoded(_ text: some StringProtocol) -> [UInt8] {
        var octets: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let octet = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if octet == UInt8(ascii: "+") {
                octets.append(UInt8(ascii: " "))
            } else if octet == UInt8(ascii: "%"), digits.utf8.count == 2, !digits.hasPrefix("+"),
                let value = UInt8(digits, radix: 16)
            {
                octets.append(value)
                rest = rest.dropFirst(2)
            } else {
                octets.append(octet)
            }
        }
        return octets
    }
}
