/// Seeks a text that one automaton accepts and none of some others does.
///
/// What can come of a place is the less, the more states the others have there. So those with few are followed first,
/// and one is passed over where the same state of the one automaton was seen with no others than it has.
struct InclusionSearch {
    private let inner: Automaton
    private let outers: [Automaton]
    /// For each state of the one automaton the sets of others' states it was seen with, none of which holds another.
    private var seen: [[OuterStates]]
    /// Places not followed yet, by the number of the others' states.
    private var open: [[Place]] = []

    /// A state of the one, and all states in which the others can be after the same text.
    private struct Place {
        let inner: Int
        let outer: OuterStates
    }

    /// - Parameter inner: trimmed, so that from every state but the start something is accepted.
    init(_ inner: Automaton, in outers: [Automaton]) {
        (self.inner, self.outers) = (inner, outers)
        seen = [[OuterStates]](repeating: [], count: inner.edges.count)
    }

    /// Whether the others together accept everything that the one does.
    mutating func isIncluded() -> Bool {
        visit(Place(inner: 0, outer: OuterStates(outers.indices.map { OuterState(automaton: $0, state: 0) })))
        while let place = nextPlace() {
            if inner.isAccepting[place.inner], !place.outer.states.contains(where: isAccepting) { return false }
            for next in followers(of: place) {
                if next.outer.states.isEmpty { return false }
                visit(next)
            }
        }
        return true
    }

    private mutating func visit(_ place: Place) {
        guard !seen[place.inner].contains(where: { place.outer.holds($0) }) else { return }
        seen[place.inner].removeAll { $0.holds(place.outer) }
        seen[place.inner].append(place.outer)
        let count = place.outer.states.count
        while open.count <= count { open.append([]) }
        open[count].append(place)
    }

    private mutating func nextPlace() -> Place? {
        open.firstIndex { !$0.isEmpty }.map { open[$0].removeLast() }
    }

    private func isAccepting(_ place: OuterState) -> Bool {
        outers[place.automaton].isAccepting[place.state]
    }

    private func followers(of place: Place) -> [Place] {
        let steps = place.outer.states.flatMap { outer in
            outers[outer.automaton].edges[outer.state].map {
                (symbols: $0.symbols, target: OuterState(automaton: outer.automaton, state: $0.target))
            }
        }
        return inner.edges[place.inner].flatMap { edge in
            Self.atoms(of: edge.symbols, steps.map(\.symbols)).map { atom in
                let targets = steps.filter { !$0.symbols.intersection(atom).isEmpty }.map(\.target)
                return Place(inner: edge.target, outer: OuterStates(targets))
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

    init(automaton: Int, state: Int) {
        key = UInt64(automaton) << 32 | UInt64(state)
    }

    var automaton: Int { Int(key >> 32) }
    var state: Int { Int(key & 0xFFFF_FFFF) }

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
