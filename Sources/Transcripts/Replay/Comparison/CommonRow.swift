/// The pairs of two rows, in the order of both, that weigh most together.
struct CommonRow {
    /// Indices, ascending in both rows.
    private(set) var pairs: [(Int, Int)] = []

    /// - Parameter weight: of the pair of two indices; 0 where they make none.
    init(_ first: Int, _ second: Int, weight: (Int, Int) -> Int) {
        let width = second + 1
        var best = [Int](repeating: 0, count: (first + 1) * width)
        var weights = best
        for old in (0..<first).reversed() {
            for new in (0..<second).reversed() {
                let place = old * width + new
                weights[place] = weight(old, new)
                let pair = weights[place] == 0 ? 0 : weights[place] + best[place + width + 1]
                best[place] = max(pair, best[place + width], best[place + 1])
            }
        }
        var (old, new) = (0, 0)
        while old < first, new < second {
            let place = old * width + new
            if weights[place] > 0, best[place] == weights[place] + best[place + width + 1] {
                pairs.append((old, new))
                (old, new) = (old + 1, new + 1)
            } else if best[place] == best[place + width] {
                old += 1
            } else {
                new += 1
            }
        }
    }
}
