/// Where a part of a message stands, in octets of the text that was read.
struct PartRange {
    var lower: Int32
    var upper: Int32

    static let none = PartRange(lower: -1, upper: -1)

    init(lower: Int32, upper: Int32) {
        (self.lower, self.upper) = (lower, upper)
    }

    init(_ range: Range<Int>) {
        (lower, upper) = (Int32(range.lowerBound), Int32(range.upperBound))
    }

    /// Nil for a hole that was left out.
    var range: Range<Int>? { lower < 0 ? nil : Int(lower)..<Int(upper) }
    var isEmpty: Bool { lower == upper }
}

/// What stands in each hole of a form; no allocation, so at most sixteen holes.
struct Slots {
    static let most = 16
    private var ranges = InlineArray<16, PartRange>(repeating: .none)

    subscript(hole: Int) -> Range<Int>? {
        get { ranges[hole].range }
        set { ranges[hole] = newValue.map(PartRange.init) ?? .none }
    }

    func filledCount(of holes: Int) -> Int {
        (0..<holes).count { ranges[$0].lower >= 0 }
    }
}
