extension Automaton {
    static let never = Int32.max

    /// For each state the characters that are still wanted at least; `never` where nothing is accepted after it.
    var distances: [Int32] {
        let into = EdgeRows(edges, states: stateCount) { $0.target }
        var distances = isAccepting.map { $0 ? 0 : Self.never }
        var open = isAccepting.indices.filter { isAccepting[$0] }
        var index = 0
        while index < open.count {
            for edge in into.edges[into.row(open[index])] where distances[Int(edge.source)] == Self.never {
                distances[Int(edge.source)] = distances[open[index]] + 1
                open.append(Int(edge.source))
            }
            index += 1
        }
        return distances
    }
}
