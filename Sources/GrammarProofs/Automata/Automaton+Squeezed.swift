extension Automaton {
    /// The same, and somewhat more, where each run of marks is one and those at the ends of a text are left out.
    var squeezed: Automaton {
        let rows = EdgeRows(edges, states: stateCount) { $0.source }
        let afterMarks = isAccepting.indices.map { states(after: $0, rows) }
        var squeezed: Set<Edge> = []
        for edge in edges where !edge.symbols.intersection(.kept).isEmpty {
            squeezed.insert(Edge(source: edge.source, symbols: edge.symbols.intersection(.kept), target: edge.target))
            if afterMarks[0].contains(Int(edge.source)) {
                squeezed.insert(Edge(source: 0, symbols: edge.symbols.intersection(.kept), target: edge.target))
            }
        }
        for (state, targets) in afterMarks.enumerated().dropFirst() {
            for target in targets {
                squeezed.insert(Edge(source: Int32(state), symbols: .skeletonMark, target: Int32(target)))
            }
        }
        let isEnd = isAccepting.indices.map { state in
            isAccepting[state] || afterMarks[state].contains { isAccepting[$0] }
        }
        return Automaton(edges: Array(squeezed), isAccepting: isEnd)
    }

    /// Those that a state comes to by marks alone.
    private func states(after state: Int, _ rows: EdgeRows) -> Set<Int> {
        var (found, open) = (Set<Int>(), [state])
        while let state = open.popLast() {
            for edge in rows.edges[rows.row(state)] where !edge.symbols.subtracting(.kept).isEmpty {
                if found.insert(Int(edge.target)).inserted { open.append(Int(edge.target)) }
            }
        }
        return found
    }
}
