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
        var footprint = Footprint()
        footprint.add(text)
        return footprint.value
    }
}
