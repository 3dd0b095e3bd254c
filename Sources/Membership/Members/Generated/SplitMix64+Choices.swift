import Seeded

extension SplitMix64 {
    /// The source of one thing among many, so that each can be drawn without those before it.
    init(seed: UInt64, of index: Int) {
        var common = SplitMix64(seed: seed)
        self.init(seed: common.next() ^ UInt64(index) &* 0xD6E8_FEB8_6659_FD93)
        _ = next()
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
