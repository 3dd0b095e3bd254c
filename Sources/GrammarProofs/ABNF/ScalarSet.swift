import MessageGrammar

/// A set of Unicode scalars, as sorted ranges that neither meet nor touch.
struct ScalarSet: Hashable, Sendable {
    private(set) var ranges: [ClosedRange<UInt32>]

    /// - Parameter ranges: in any order, also overlapping.
    init(_ ranges: [ClosedRange<UInt32>]) {
        self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
            if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
    }

    /// The characters of a text.
    init(_ text: String) {
        self.init(text.unicodeScalars.map { $0.value...$0.value })
    }

    /// Every scalar; surrogates are none.
    static let any = ScalarSet([0...0xD7FF, 0xE000...0x10FFFF])
    /// What `FieldShape.letters` counts as letters.
    private static let letters = ScalarSet(
        any.ranges.flatMap { $0 }.filter { Unicode.Scalar($0)?.isLetterOfNames ?? false }.map { $0...$0 })
    private static let notASCII = ScalarSet([0x80...0xD7FF, 0xE000...0x10FFFF])

    /// The characters of a shape's set.
    init(_ set: CharacterSet) {
        let ascii = ScalarSet(set.asciiCharacters.map { $0.value...$0.value })
        switch (set.hasOtherLetters, set.hasOthers) {
        case (false, false): self = ascii
        case (true, true): self = ascii.union(Self.notASCII)
        case (true, false): self = ascii.union(Self.letters.intersection(Self.notASCII))
        case (false, true): self = ascii.union(Self.notASCII.subtracting(Self.letters))
        }
    }

    var isEmpty: Bool { ranges.isEmpty }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(scalar.value) }
    }

    func union(_ other: ScalarSet) -> ScalarSet {
        ScalarSet(ranges + other.ranges)
    }

    func subtracting(_ other: ScalarSet) -> ScalarSet {
        ScalarSet(other.ranges.reduce(ranges) { left, cut in left.flatMap { Self.subtract(cut, from: $0) } })
    }

    func intersection(_ other: ScalarSet) -> ScalarSet {
        subtracting(subtracting(other))
    }

    private static func subtract(_ cut: ClosedRange<UInt32>, from range: ClosedRange<UInt32>) -> [ClosedRange<UInt32>] {
        guard range.overlaps(cut) else { return [range] }
        var rest: [ClosedRange<UInt32>] = []
        if range.lowerBound < cut.lowerBound { rest.append(range.lowerBound...cut.lowerBound - 1) }
        if cut.upperBound < range.upperBound { rest.append(cut.upperBound + 1...range.upperBound) }
        return rest
    }
}
