/// A seeded source of numbers (Steele, Lea and Flood, 2014): the same seed gives the same numbers on every machine.
struct SeededNumbers {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// The source of one thing among many, so that each can be drawn without those before it.
    init(seed: UInt64, of index: Int) {
        var source = SeededNumbers(seed: seed)
        state = source.next() ^ UInt64(index) &* 0xD6E8_FEB8_6659_FD93
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// A number that shows nothing of the one that it comes from, and comes from no other.
    static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = number
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number below a bound.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    mutating func among(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// True so many times in a hundred.
    mutating func chance(_ percent: Int) -> Bool {
        below(100) < percent
    }

    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[below(values.count)]
    }
}

/// An order of the numbers below a count in which neighbours are far apart, each once.
struct Shuffle {
    private let count: Int
    private let step: Int
    private let offset: Int

    /// - Parameter count: at most 2⁴⁰.
    init(count: Int, seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
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
