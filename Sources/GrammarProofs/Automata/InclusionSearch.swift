/// Seeks a text that one automaton accepts and none of some others does.
///
/// What can come of a place is the less, the more states the others have there. So those with few are followed first,
/// and one is passed over where the same state of the one automaton was seen with no others than it has.
struct InclusionSearch {
    private let inner: AutomatonTable
    private let outers: [AutomatonTable]
    /// For each state of the one automaton the sets of others' states it was seen with.
    private var seen: [SeenStates]
    private var places: [Place] = []
    /// Places not followed yet, by the number of the others' states.
    private var open: [[Int]] = []

    /// A state of the one, all states in which the others can be after the same text, and how that text ends.
    private struct Place {
        let inner: Int32
        let outer: OuterStates
        let previous: Int
        let symbols: SymbolSet
    }

    init(_ inner: AutomatonTable, in outers: [AutomatonTable]) {
        (self.inner, self.outers) = (inner, outers)
        seen = [SeenStates](repeating: SeenStates(), count: inner.stateCount)
    }

    /// A text of the one that is none of the others'; nil where the others together accept all of them.
    mutating func textOutside() -> String? {
        guard inner.fewest != Automaton.never else { return nil }
        let start = OuterStates(inOrder: outers.indices.map { OuterState(automaton: $0, state: 0) })
        visit(Place(inner: 0, outer: start, previous: -1, symbols: .none))
        while let index = nextPlace() {
            let place = places[index]
            let isOutside = !place.outer.states.contains(where: isAccepting)
            if isOutside, inner.isAccepting[Int(place.inner)] || place.outer.states.isEmpty { return text(by: index) }
            for next in followers(of: place, at: index) { visit(next) }
        }
        return nil
    }

    private mutating func visit(_ place: Place) {
        guard seen[Int(place.inner)].insert(place.outer) else { return }
        let count = place.outer.states.count
        while open.count <= count { open.append([]) }
        open[count].append(places.count)
        places.append(place)
    }

    private mutating func nextPlace() -> Int? {
        open.firstIndex { !$0.isEmpty }.map { open[$0].removeLast() }
    }

    /// The text that led to a place, and the shortest that the one still accepts after it.
    private func text(by end: Int) -> String {
        var symbols: [SymbolSet] = []
        var index = end
        while index > 0 {
            symbols.append(places[index].symbols)
            index = places[index].previous
        }
        return TextChoices(places: symbols.reversed() + inner.shortestEnd(after: places[end].inner)).text
    }

    private func isAccepting(_ place: OuterState) -> Bool {
        outers[place.automaton].isAccepting[Int(place.state)]
    }

    private func followers(of place: Place, at index: Int) -> [Place] {
        let steps = place.outer.states.flatMap { outer in
            let table = outers[outer.automaton]
            return table.edges(of: outer.state).map { edge in
                Step(symbols: table.symbols[edge], target: outer.moved(to: table.targets[edge]))
            }
        }.sorted { $0.target < $1.target }
        return inner.edges(of: place.inner).flatMap { edge in
            Self.atoms(of: inner.symbols[edge], steps).map { atom in
                let targets = steps.lazy.filter { !$0.symbols.intersection(atom).isEmpty }.map(\.target)
                return Place(
                    inner: inner.targets[edge], outer: OuterStates(inOrder: targets), previous: index, symbols: atom)
            }
        }
    }

    private struct Step {
        let symbols: SymbolSet
        let target: OuterState
    }

    /// The set cut into parts, each of which lies in the symbols of each step or outside them.
    private static func atoms(of whole: SymbolSet, _ steps: [Step]) -> [SymbolSet] {
        var atoms = [whole]
        for step in steps {
            for place in atoms.indices {
                let inside = atoms[place].intersection(step.symbols)
                let outside = atoms[place].subtracting(step.symbols)
                guard !inside.isEmpty, !outside.isEmpty else { continue }
                atoms[place] = inside
                atoms.append(outside)
            }
        }
        return atoms
    }
}
