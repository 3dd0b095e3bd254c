/// The parts that a message is cut into, before they are given to holes; no allocation.
///
/// Its accessors are always inlined: out of line, each call would copy the whole array.
struct Parts {
    /// What would be a part more stays in the last one.
    static let most = 24
    private var ranges = InlineArray<24, PartRange>(repeating: .none)
    private(set) var count = 0

    mutating func append(_ range: Range<Int>) {
        ranges[count] = PartRange(range)
        count += 1
    }

    subscript(part: Int) -> Range<Int> {
        @inline(__always) get { Int(ranges[part].lower)..<Int(ranges[part].upper) }
    }

    /// From the start of one part to the end of another, separators included.
    @inline(__always)
    func joined(_ parts: Range<Int>) -> Range<Int> {
        Int(ranges[parts.lowerBound].lower)..<Int(ranges[parts.upperBound - 1].upper)
    }
}
