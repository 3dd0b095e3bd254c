/// A state of one of several automata.
struct OuterState: Hashable, Comparable {
    private let key: UInt64

    init(automaton: Int, state: Int32) {
        key = UInt64(automaton) << 32 | UInt64(state)
    }

    /// Another state of the same automaton.
    func moved(to state: Int32) -> OuterState { OuterState(automaton: automaton, state: state) }

    var automaton: Int { Int(key >> 32) }
    var state: Int32 { Int32(truncatingIfNeeded: key) }

    static func < (left: OuterState, right: OuterState) -> Bool { left.key < right.key }
}

/// Some of the states of several automata.
struct OuterStates {
    /// In order, each once.
    let states: [OuterState]

    init(inOrder states: some Sequence<OuterState>) {
        var kept: [OuterState] = []
        for state in states where state != kept.last { kept.append(state) }
        self.states = kept
    }

    fileprivate func holds(_ others: OuterStates) -> Bool {
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

/// Sets of states of which none that holds another is worth going on from.
struct SeenStates {
    /// By the first of their states, which every set that holds them has as well.
    private var sets: [OuterState: [OuterStates]] = [:]

    /// Whether none of the sets lies in this one.
    mutating func insert(_ states: OuterStates) -> Bool {
        guard !states.states.contains(where: { sets[$0]?.contains(where: states.holds) ?? false }) else { return false }
        if let first = states.states.first { sets[first, default: []].append(states) }
        return true
    }
}
