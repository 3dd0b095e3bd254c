/// Seeks a text that one automaton accepts and none of some others does.
///
/// What can come of a place is the less, the more states the others have there. So those with few are followed first,
/// and one is passed over where the same state of the one automaton was seen with no others than it has.
struct InclusionSearch {
    private let inner: AutomatonTable
    private let outers: [AutomatonTable]
    /// For each state of the one automaton the sets of others' states it was seen with, none of which holds another.
    private var seen: [[OuterStates]]
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
        seen = [[OuterStates]](repeating: [], count: inner.stateCount)
    }

    /// A text of the one that is none of the others'; nil where the others together accept all of them.
    mutating func textOutside() -> String? {
        guard inner.fewest != Automaton.never else { return nil }
        let start = OuterStates(outers.indices.map { OuterState(automaton: $0, state: 0) })
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
        let state = Int(place.inner)
        guard !seen[state].contains(where: { place.outer.holds($0) }) else { return }
        seen[state].removeAll { $0.holds(place.outer) }
        seen[state].append(place.outer)
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
            return table.edges(of: outer.state).map {
                (symbols: table.symbols[$0], target: OuterState(automaton: outer.automaton, state: table.targets[$0]))
            }
        }
        return inner.edges(of: place.inner).flatMap { edge in
            Self.atoms(of: inner.symbols[edge], steps.map(\.symbols)).map { atom in
                let targets = steps.filter { !$0.symbols.intersection(atom).isEmpty }.map(\.target)
                return Place(
                    inner: inner.targets[edge], outer: OuterStates(targets), previous: index, symbols: atom)
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

/// A state of one of several automata.
private struct OuterState: Comparable {
    private let key: UInt64

    init(automaton: Int, state: Int32) {
        key = UInt64(automaton) << 32 | UInt64(state)
    }

    var automaton: Int { Int(key >> 32) }
    var state: Int32 { Int32(truncatingIfNeeded: key) }

    static func < (left: OuterState, right: OuterState) -> Bool { left.key < right.key }
}

/// Some of the states of several automata.
private struct OuterStates {
    /// In order, each once.
    let states: [OuterState]

    init(_ states: [OuterState]) {
        var kept: [OuterState] = []
        for state in states.sorted() where state != kept.last { kept.append(state) }
        self.states = kept
    }

    func holds(_ others: OuterStates) -> Bool {
        guard others.states.count <= states.count else { return false }
        var index = 0
        for other in others.states {
            while index < states.count, states[index] < other { index += 1 }
            guard index < states.count, states[index] == other else { return false }
            index += 1
        }
        return true
    }
}
