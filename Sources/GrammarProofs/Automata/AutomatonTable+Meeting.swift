extension AutomatonTable {
    /// Whether some text, the empty one included, is accepted by both.
    func meets(_ other: AutomatonTable) -> Bool {
        var seen = StateSet(states: stateCount * other.stateCount)
        var open: [(Int32, Int32)] = [(0, 0)]
        while let (one, two) = open.popLast() {
            if isAccepting[Int(one)], other.isAccepting[Int(two)] { return true }
            for left in edges(of: one) {
                for right in other.edges(of: two) where !symbols[left].intersection(other.symbols[right]).isEmpty {
                    let (one, two) = (targets[left], other.targets[right])
                    if seen.insert(Int(one) * other.stateCount + Int(two)) { open.append((one, two)) }
                }
            }
        }
        return false
    }

    /// Whether a text is accepted, character by character.
    func accepts(_ text: String) -> Bool {
        let end = text.unicodeScalars.reduce(into: Set<Int32>([0])) { states, scalar in
            let symbol = SymbolSet(String(scalar))
            let steps = states.flatMap { edges(of: $0) }.filter { !symbols[$0].intersection(symbol).isEmpty }
            states = Set(steps.map { targets[$0] })
        }
        return end.contains { isAccepting[Int($0)] }
    }
}
