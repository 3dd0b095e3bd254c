/// The states that a search has come to: a bit each, in blocks that are made when the first of their states comes.
///
/// Searches come to few of the pairs of states that there could be, and to many that are near each other.
struct StateSet {
    /// A directory of 64 megabytes; beyond that the states are kept one by one.
    private static let mostBlocks = 1 << 24
    private static let wordsOfBlock = 64

    /// Where each block begins in `words`; nothing begins at 0.
    private var blocks: [Int32]
    private var words = [UInt64](repeating: 0, count: wordsOfBlock)
    private var others: Set<Int> = []

    /// - Parameter states: how many there can be.
    init(states: Int) {
        let count = states / (64 * Self.wordsOfBlock) + 1
        blocks = count <= Self.mostBlocks ? [Int32](repeating: 0, count: count) : []
    }

    /// Whether the state is new.
    mutating func insert(_ state: Int) -> Bool {
        guard !blocks.isEmpty else { return others.insert(state).inserted }
        let (block, place) = (state >> 12, state >> 6 & 63)
        if blocks[block] == 0 {
            blocks[block] = Int32(words.count)
            words.append(contentsOf: repeatElement(0, count: Self.wordsOfBlock))
        }
        let (word, bit) = (Int(blocks[block]) + place, UInt64(1) << UInt64(state & 63))
        guard words[word] & bit == 0 else { return false }
        words[word] |= bit
        return true
    }
}
