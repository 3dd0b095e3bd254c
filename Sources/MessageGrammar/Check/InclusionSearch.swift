/// Seeks a text that one automaton accepts and another does not.
struct InclusionSearch {
    private let inner: Automaton
    private let outer: Automaton

    /// A state of the one, and all states in which the other can be after the same text.
    private struct Place: Hashable {
        let inner: Int
        let outer: Set<Int>
    }

    init(_ inner: Automaton, in outer: Automaton) {
        (self.inner, self.outer) = (inner, outer)
    }

    /// Whether the other accepts everything that the one does.
    var isIncluded: Bool {
        var open = [Place(inner: 0, outer: [0])]
        var seen = Set(open)
        while let place = open.popLast() {
            if inner.isAccepting[place.inner], !place.outer.contains(where: { outer.isAccepting[$0] }) { return false }
            for next in followers(of: place) where seen.insert(next).inserted { open.append(next) }
        }
        return true
    }

    private func followers(of place: Place) -> [Place] {
        let steps = place.outer.flatMap { outer.edges[$0] }
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
