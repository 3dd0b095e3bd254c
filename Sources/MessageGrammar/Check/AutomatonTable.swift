/// An automaton laid out in rows for searches: its edges stand state after state, so that following one counts no
/// reference. Those after which nothing is accepted are left out.
struct AutomatonTable {
    /// Where the edges of each state begin, and where those of the last one end.
    private let starts: [Int32]
    let symbols: [SymbolSet]
    let targets: [Int32]
    let isAccepting: [Bool]
    /// For each state the characters that are still wanted at least; `never` where nothing is accepted after it.
    let distances: [Int32]

    static let never = Int32.max

    init(_ automaton: Automaton) {
        distances = automaton.distances
        isAccepting = automaton.isAccepting
        var (starts, symbols, targets) = ([Int32](), [SymbolSet](), [Int32]())
        for edges in automaton.edges {
            starts.append(Int32(symbols.count))
            for edge in edges where distances[edge.target] != Self.never {
                symbols.append(edge.symbols)
                targets.append(Int32(edge.target))
            }
        }
        starts.append(Int32(symbols.count))
        (self.starts, self.symbols, self.targets) = (starts, symbols, targets)
    }

    var stateCount: Int { isAccepting.count }

    /// The characters of the shortest text; `never` where there is none.
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

extension Automaton {
    fileprivate var distances: [Int32] {
        var into = [[Int]](repeating: [], count: edges.count)
        for state in edges.indices { for edge in edges[state] { into[edge.target].append(state) } }
        var distances = isAccepting.map { $0 ? 0 : AutomatonTable.never }
        var open = isAccepting.indices.filter { isAccepting[$0] }
        var index = 0
        while index < open.count {
            for source in into[open[index]] where distances[source] == AutomatonTable.never {
                distances[source] = distances[open[index]] + 1
                open.append(source)
            }
            index += 1
        }
        return distances
    }
}
