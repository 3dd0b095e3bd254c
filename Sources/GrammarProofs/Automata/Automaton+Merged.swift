import MessageGrammar

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
        let rows = EdgeRows(edges, states: stateCount) { $0.source }
        var numbers: [State: Int32] = [:]
        var renamed: [Int32] = [0]
        var kept = [0]
        for state in isAccepting.indices.dropFirst() {
            let steps = rows.edges[rows.row(state)].map { Edge(source: 0, symbols: $0.symbols, target: $0.target) }
            let description = State(steps: Set(steps), isAccepting: isAccepting[state])
            if numbers[description] == nil {
                numbers[description] = Int32(kept.count)
                kept.append(state)
            }
            renamed.append(numbers[description] ?? 0)
        }
        guard kept.count < stateCount else { return nil }
        let renumbered = kept.flatMap { rows.edges[rows.row($0)] }.map {
            Edge(source: renamed[Int($0.source)], symbols: $0.symbols, target: renamed[Int($0.target)])
        }
        return Automaton(edges: renumbered, isAccepting: kept.map { isAccepting[$0] })
    }

    private struct State: Hashable {
        let steps: Set<Edge>
        let isAccepting: Bool
    }

    /// The same with one edge between two states.
    private var joined: Automaton {
        let ends = edges.map { (Edge(source: $0.source, symbols: .none, target: $0.target), $0.symbols) }
        let joined = Dictionary(ends) { $0.union($1) }
            .map { Edge(source: $0.key.source, symbols: $0.value, target: $0.key.target) }
            .sorted { ($0.source, $0.target) < ($1.source, $1.target) }
        return Automaton(edges: joined, isAccepting: isAccepting)
    }
}
