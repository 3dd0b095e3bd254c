/// An automaton laid out in rows for searches: its edges stand state after state, so that following one counts no reference.
struct AutomatonTable {
    /// Where the edges of each state begin, and where those of the last one end.
    private let starts: [Int32]
    let symbols: [SymbolSet]
    let targets: [Int32]
    let isAccepting: [Bool]

    init(_ automaton: Automaton) {
        var starts: [Int32] = [0]
        for edges in automaton.edges { starts.append(starts[starts.count - 1] + Int32(edges.count)) }
        self.starts = starts
        symbols = automaton.edges.flatMap { $0.map(\.symbols) }
        targets = automaton.edges.flatMap { $0.map { Int32($0.target) } }
        isAccepting = automaton.isAccepting
    }

    var stateCount: Int { isAccepting.count }

    /// The places of the edges that lead out of a state.
    func edges(of state: Int32) -> Range<Int> {
        Int(starts[Int(state)])..<Int(starts[Int(state) + 1])
    }
}
