/// What somebody has to say to the operator; it is kept for the operator and said to nobody else.
public struct Report: Hashable, Sendable {
    /// As it was written.
    public let text: String

    /// Any text that has more than blanks.
    public init?(_ text: String) {
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { return nil }
        self.text = text
    }

    /// Tells one text from another without holding it: the FNV-1a hash of 64 bits.
    var footprint: UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
