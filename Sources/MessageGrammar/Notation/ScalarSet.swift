/// A set of Unicode scalars, as sorted ranges that neither meet nor touch.
package struct ScalarSet: Hashable, Sendable {
    /// The scalars by their values, from the lowest on.
    package private(set) var ranges: [ClosedRange<UInt32>]

    /// The scalars of some ranges, which may overlap and stand in any order.
    package init(_ ranges: [ClosedRange<UInt32>]) {
        self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
            if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
    }

    /// The characters of a text.
    package init(_ text: String) {
        self.init(text.unicodeScalars.map { $0.value...$0.value })
    }

    package var isEmpty: Bool { ranges.isEmpty }

    package var scalars: [Unicode.Scalar] {
        ranges.joined().compactMap(Unicode.Scalar.init)
    }

    package func contains(_ scalar: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(scalar.value) }
    }

    package func union(_ other: ScalarSet) -> ScalarSet {
        ScalarSet(ranges + other.ranges)
    }

    package func subtracting(_ other: ScalarSet) -> ScalarSet {
        ScalarSet(other.ranges.reduce(ranges) { left, cut in left.flatMap { Self.subtract(cut, from: $0) } })
    }

    package func intersection(_ other: ScalarSet) -> ScalarSet {
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

extension ScalarSet {
    package static let digits = ScalarSet("0123456789")
    package static let capitals = ScalarSet("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    package static let letters = capitals.union(ScalarSet("abcdefghijklmnopqrstuvwxyz"))
    package static let alphanumerics = digits.union(letters)
    /// What parts words.
    package static let blanks = ScalarSet(" \n")
    /// Every scalar; surrogates are none.
    package static let any = ScalarSet([0...0xD7FF, 0xE000...0x10FFFF])
    /// Letters of any script, and marks that belong to them: what `FieldShape.letters` counts as letters.
    static let nameLetters = ScalarSet(
        any.ranges.joined().filter { Unicode.Scalar($0)?.isLetterOfNames ?? false }.map { $0...$0 })
}
