/// A place in a PDU: a field and its octets, and what they mean.
public struct PDUPart: Hashable, Sendable {
    /// The fields from the outermost in; the last is the part's own.
    public let path: [PDUField]
    /// Octets from the start of what was read.
    public let octets: Range<Int>
    /// The value in words, escaped by `Text.escaped`.
    public let meaning: String
}
