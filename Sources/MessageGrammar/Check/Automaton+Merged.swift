extension Automaton {
    /// The same with states merged from which the same steps lead: a shape is built of alternatives whose ends are
    /// alike.
    var merged: Automaton {
        var automaton = trimmed.joined
        while let smaller = automaton.mergedOnce { automaton = smaller.joined }
        return automaton
    }

    /// Nil where no two states are alike. The start stays what it is.
    private var mergedOnce: Automaton? {
        var numbers: [State: Int] = [:]
        var renamed = [0]
        var kept = [0]
        for state in edges.indices.dropFirst() {
            let description = State(edges: Set(edges[state]), isAccepting: isAccepting[state])
            if numbers[description] == nil {
                numbers[description] = kept.count
                kept.append(state)
            }
            renamed.append(numbers[description] ?? 0)
        }
        guard kept.count < edges.count else { return nil }
        return Automaton(
            edges: kept.map { edges[$0].map { Edge(symbols: $0.symbols, target: renamed[$0.target]) } },
            isAccepting: kept.map { isAccepting[$0] })
    }

    private struct State: Hashable {
        let edges: Set<Edge>
        let isAccepting: Bool
    }

    /// The same with one edge between two states.
    private var joined: Automaton {
        let joined = edges.map { edges in
            Dictionary(edges.map { ($0.target, $0.symbols) }) { $0.union($1) }
                .map { Edge(symbols: $0.value, target: $0.key) }.sorted { $0.target < $1.target }
        }
        return Automaton(edges: joined, isAccepting: isAccepting)
    }
}
