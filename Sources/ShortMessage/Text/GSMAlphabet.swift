/// The GSM 7-bit default alphabet and its extension table (TS 23.038, 6.2.1).
public enum GSMAlphabet {
    /// The characters of septets 0x00 to 0x7F; 0x1B, the escape, stands as U+001B.
    public static let defaultTable: [Unicode.Scalar] = Array(
        ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u{1B}ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà").unicodeScalars)

    /// The characters that cost an escape and a septet, with the septet.
    public static let extensionTable: [Unicode.Scalar: UInt8] = [
        "\u{0C}": 0x0A, "^": 0x14, "{": 0x28, "}": 0x29, "\\": 0x2F, "[": 0x3C, "~": 0x3D, "]": 0x3E, "|": 0x40,
        "€": 0x65,
    ]

    /// The septet that says: the next one is of the extension (or single shift) table.
    public static let escape: UInt8 = 0x1B
    static let escapeScalar: Unicode.Scalar = "\u{1B}"

    /// How many septets a character takes: 1 or 2, or nil where the alphabet has no such character.
    public static func septets(of scalar: Unicode.Scalar) -> Int? {
        code(of: scalar)?.width
    }

    /// How many septets a text takes, or nil where it holds a character that the alphabet lacks.
    public static func septets(_ text: some StringProtocol) -> Int? {
        var count = 0
        for scalar in text.unicodeScalars {
            guard let width = septets(of: scalar) else { return nil }
            count += width
        }
        return count
    }

    /// The septets of a character, or nil where the alphabet lacks it.
    static func code(of scalar: Unicode.Scalar) -> SeptetCode? {
        guard scalar.value < codes.count else { return scalar == "€" ? SeptetCode(escaped: 0x65) : nil }
        let code = codes[Int(scalar.value)]
        return code == .none ? nil : code
    }

    /// The septets of a text whose characters are all ASCII and take one septet each, or nil.
    static func septetsOfASCII(_ text: some Collection<UInt8>) -> [UInt8]? {
        let table = asciiSeptets.span
        return text.withContiguousStorageIfAvailable { text in
            var foreign: UInt8 = 0
            let septets = [UInt8](unsafeUninitializedCapacity: text.count) { buffer, count in
                for index in text.indices {
                    let septet = table[Int(text[index])]
                    foreign |= septet
                    buffer[index] = septet
                }
                count = text.count
            }
            return foreign & 0x80 == 0 ? septets : nil
        } ?? nil
    }

    /// For each octet of UTF-8 the septet of the ASCII character, or 0x80.
    private static let asciiSeptets: [UInt8] = (0..<256).map { octet in
        let code = octet < 0x80 ? codes[octet] : .none
        return code.isEscaped ? 0x80 : code.septet
    }

    /// The codes of U+0000 to U+03FF: all but the euro sign.
    private static let codes: [SeptetCode] = {
        var codes = [SeptetCode](repeating: .none, count: 0x400)
        for (septet, scalar) in zip(UInt8(0)..., defaultTable) where septet != escape {
            codes[Int(scalar.value)] = SeptetCode(septet)
        }
        for (scalar, septet) in extensionTable where scalar.value < 0x400 {
            codes[Int(scalar.value)] = SeptetCode(escaped: septet)
        }
        return codes
    }()
}
