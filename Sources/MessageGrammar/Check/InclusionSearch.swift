/// Seeks a text that one automaton accepts and none of some others does.
struct InclusionSearch {
    private let inner: Automaton
    private let outers: [Automaton]

    /// A state of one of the others.
    private struct OuterState: Hashable {
        let automaton: Int
        let state: Int
    }

    /// A state of the one, and all states in which the others can be after the same text.
    private struct Place: Hashable {
        let inner: Int
        let outer: Set<OuterState>
    }

    init(_ inner: Automaton, in outers: [Automaton]) {
        (self.inner, self.outers) = (inner, outers)
    }

    /// Whether the others together accept everything that the one does.
    var isIncluded: Bool {
        var open = [Place(inner: 0, outer: Set(outers.indices.map { OuterState(automaton: $0, state: 0) }))]
        var seen = Set(open)
        while let place = open.popLast() {
            if inner.isAccepting[place.inner], !place.outer.contains(where: isAccepting) { return false }
            for next in followers(of: place) where seen.insert(next).inserted { open.append(next) }
        }
        return true
    }

    private func isAccepting(_ place: OuterState) -> Bool {
        outers[place.automaton].isAccepting[place.state]
    }

    private func followers(of place: Place) -> [Place] {
        let steps = place.outer.flatMap { outer in
            outers[outer.automaton].edges[outer.state].map {
                (symbols: $0.symbols, target: OuterState(automaton: outer.automaton, state: $0.target))
            }
        }
        return inner.edges[place.inner].flatMap { edge in
            Self.atoms(of: edge.symbols, steps.map(\.symbols)).map { atom in
                let targets = steps.filter { !$0.symbols.intersection(atom).isEmpty }.map(\.target)
                return Place(inner: edge.target, outer: Set(targets))
            }
        }
    }

    /// The set cut into parts, each of which lies in each of the others or outside it.
    private static func atoms(of whole: SymbolSet, _ others: [SymbolSet]) -> [SymbolSet] {
        Set(others).reduce([whole]) { atoms, other in
            atoms.flatMap { [$0.intersection(other), $0.subtracting(other)] }.filter { !$0.isEmpty }
        }
    }
}
