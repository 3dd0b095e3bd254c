import Seeded

/// An order of the numbers below a count in which neighbours are far apart, each once.
struct Shuffle {
    private let count: Int
    private let step: Int
    private let offset: Int

    /// - Parameter count: at most 2⁴⁰.
    init(count: Int, seed: UInt64) {
        var numbers = SplitMix64(seed: seed)
        var step = count / 3 + numbers.below(count / 3 + 1)
        while Self.divisor(step, count) != 1 { step += 1 }
        (self.count, self.step, offset) = (count, step, numbers.below(count))
    }

    /// - Parameter place: below the count.
    subscript(place: Int) -> Int {
        let product = UInt64(place).multipliedFullWidth(by: UInt64(step))
        let remainder = Int(UInt64(count).dividingFullWidth(product).remainder)
        return (remainder + offset) % count
    }

    private static func divisor(_ left: Int, _ right: Int) -> Int {
        right == 0 ? left : divisor(right, left % right)
    }
}
