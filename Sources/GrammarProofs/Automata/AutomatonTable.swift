/// An automaton laid out in rows for searches: its edges stand state after state, so that following one counts no
/// reference. Those after which nothing is accepted are left out.
struct AutomatonTable {
    /// As those of `EdgeRows`.
    private let starts: [Int32]
    let symbols: [SymbolSet]
    let targets: [Int32]
    let isAccepting: [Bool]
    /// As those of the automaton.
    let distances: [Int32]

    init(_ automaton: Automaton) {
        distances = automaton.distances
        isAccepting = automaton.isAccepting
        let live = automaton.edges.filter { [distances] in distances[Int($0.target)] != Automaton.never }
        let rows = EdgeRows(live, states: automaton.stateCount) { $0.source }
        (starts, symbols, targets) = (rows.starts, rows.edges.map(\.symbols), rows.edges.map(\.target))
    }

    var stateCount: Int { isAccepting.count }

    /// The characters of the shortest text; `Automaton.never` where there is none.
    var fewest: Int32 { distances[0] }

    /// The places of the edges that lead out of a state.
    func edges(of state: Int32) -> Range<Int> {
        Int(starts[Int(state)])..<Int(starts[Int(state) + 1])
    }

    /// The shortest way from a state to the end of a text.
    func shortestEnd(after state: Int32) -> [SymbolSet] {
        var (state, steps) = (state, [SymbolSet]())
        while distances[Int(state)] > 0, let edge = edges(of: state).min(by: { distance($0) < distance($1) }) {
            steps.append(symbols[edge])
            state = targets[edge]
        }
        return steps
    }

    private func distance(_ edge: Int) -> Int32 { distances[Int(targets[edge])] }
}
