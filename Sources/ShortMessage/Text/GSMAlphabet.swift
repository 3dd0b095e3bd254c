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

    private static let widths: [UInt8] = {
        var widths = [UInt8](repeating: 0, count: 0x400)
        for scalar in defaultTable where scalar != "\u{1B}" { widths[Int(scalar.value)] = 1 }
        for scalar in extensionTable.keys where scalar.value < 0x400 { widths[Int(scalar.value)] = 2 }
        return widths
    }()

    /// How many septets a character takes: 1 or 2, or nil where the alphabet has no such character.
    public static func septets(of scalar: Unicode.Scalar) -> Int? {
        guard scalar.value < 0x400 else { return scalar == "€" ? 2 : nil }
        let width = widths[Int(scalar.value)]
        return width == 0 ? nil : Int(width)
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
}
