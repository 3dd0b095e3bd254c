extension UserData {
    /// The text, or what data plainly says: handsets and programs send texts as 8-bit data, too.
    ///
    /// Data is plainly text where it is UTF-8 or Latin-1 without control characters other than line breaks and tabs, and at
    /// least half of it letters, digits and blanks; a last NUL does not count. Nil for other data, for data with a header,
    /// which is for another program, and for one of several parts: only together are they text, as
    /// `Reassembly.Message.readableText` has it.
    public var readableText: String? { text ?? (header == nil ? content.octets.flatMap(Self.plainText) : nil) }

    static func plainText(_ octets: [UInt8]) -> String? {
        let octets = octets.last == 0 ? octets.dropLast() : octets[...]
        guard !octets.isEmpty, octets.allSatisfy(\.isPrintable) else { return nil }
        guard 2 * octets.count(where: \.isPlain) >= octets.count else { return nil }
        return String(validating: octets, as: UTF8.self) ?? latin1(octets)
    }

    /// Between 0x7F and 0xA0 Latin-1 has controls.
    private static func latin1(_ octets: ArraySlice<UInt8>) -> String? {
        octets.contains { (0x80..<0xA0).contains($0) } ? nil : Latin1.text(Array(octets))
    }
}

extension UInt8 {
    fileprivate var isPrintable: Bool {
        self >= 0x20 && self != 0x7F || self == 0x0A || self == 0x0D || self == 0x09
    }

    fileprivate var isPlain: Bool {
        switch self {
        case 0x20, UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
