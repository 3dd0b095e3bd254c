/// The states that a search has come to: a bit each where there are few, else only those that there are.
struct StateSet {
    /// Four megabytes of bits, which is cleared sooner than a set is filled.
    private static let mostBits = 1 << 25

    private var bits: [UInt64]
    private var others: Set<Int> = []

    /// - Parameter states: how many there can be.
    init(states: Int) {
        bits = states <= Self.mostBits ? [UInt64](repeating: 0, count: states / 64 + 1) : []
    }

    /// Whether the state is new.
    mutating func insert(_ state: Int) -> Bool {
        guard !bits.isEmpty else { return others.insert(state).inserted }
        let (word, bit) = (state >> 6, UInt64(1) << UInt64(state & 63))
        guard bits[word] & bit == 0 else { return false }
        bits[word] |= bit
        return true
    }
}
