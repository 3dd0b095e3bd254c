extension Automaton {
    /// Whether some text, the empty one included, is accepted by both.
    func meets(_ other: Automaton) -> Bool {
        var seen = StateSet(states: edges.count * other.edges.count)
        var open = [(0, 0)]
        while let (one, two) = open.popLast() {
            if isAccepting[one], other.isAccepting[two] { return true }
            for left in edges[one] {
                for right in other.edges[two] where !left.symbols.intersection(right.symbols).isEmpty {
                    if seen.insert(left.target * other.edges.count + right.target) {
                        open.append((left.target, right.target))
                    }
                }
            }
        }
        return false
    }

    /// Whether a text is accepted, character by character.
    func accepts(_ text: String) -> Bool {
        let end = text.unicodeScalars.reduce(into: Set([0])) { states, scalar in
            let symbol = SymbolSet(String(scalar))
            let steps = states.flatMap { edges[$0] }.filter { !$0.symbols.intersection(symbol).isEmpty }
            states = Set(steps.map(\.target))
        }
        return end.contains { isAccepting[$0] }
    }
}
