/// Edges sorted by one of their states, those of one as they stood.
struct EdgeRows {
    private(set) var edges: [Automaton.Edge]
    /// Where the edges of each state begin, and where those of the last one end.
    let starts: [Int32]

    init(_ edges: [Automaton.Edge], states: Int, by state: (Automaton.Edge) -> Int32) {
        var starts = [Int32](repeating: 0, count: states + 1)
        for edge in edges { starts[Int(state(edge)) + 1] += 1 }
        for state in 0..<states { starts[state + 1] += starts[state] }
        var (sorted, next) = (edges, starts)
        for edge in edges {
            sorted[Int(next[Int(state(edge))])] = edge
            next[Int(state(edge))] += 1
        }
        (self.edges, self.starts) = (sorted, starts)
    }

    /// The places of the edges of a state.
    func row(_ state: Int) -> Range<Int> {
        Int(starts[state])..<Int(starts[state + 1])
    }
}
