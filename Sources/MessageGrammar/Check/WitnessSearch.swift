/// Seeks the shortest text that two automata accept after step 1 of tolerance.
struct WitnessSearch {
    private let left: Automaton
    private let right: Automaton
    private var steps: [Step] = []
    private var seen: StateSet

    /// A pair of states, how it was reached, and what stood last.
    private struct Step {
        let left: Int32
        let right: Int32
        let previous: Int32
        let length: Int32
        let last: LastCharacter
        let scalar: Unicode.Scalar
    }

    /// What matters of the text so far for whether step 1 gives it: no two blanks together, none at the ends, and no
    /// quotes there.
    private enum LastCharacter: Int, CaseIterable {
        case none
        case blank
        case quote
        /// Step 1 drops one at the end, so that a text has another.
        case stop
        case kept

        static let blanks = SymbolSet.blank.union(.lineBreak)
        static let quotes = SymbolSet("\"'`")
        static let stops = SymbolSet(".")
        static let others = blanks.union(quotes).union(stops)
    }

    init(_ left: Automaton, _ right: Automaton) {
        (self.left, self.right) = (left, right)
        seen = StateSet(states: left.edges.count * right.edges.count * LastCharacter.allCases.count)
    }

    /// Nil where no text is accepted by both.
    mutating func shortest() -> String? {
        visit(0, 0, .none, from: -1, " ", length: 0)
        var (index, stopped) = (0, Int?.none)
        while index < steps.count {
            let step = steps[index]
            if let stopped, step.length > steps[stopped].length { return text(to: stopped) + "." }
            if left.isAccepting[Int(step.left)], right.isAccepting[Int(step.right)] {
                if step.last == .kept { return text(to: index) }
                if step.last == .stop { stopped = stopped ?? index }
            }
            follow(step, at: index)
            index += 1
        }
        return stopped.map { text(to: $0) + "." }
    }

    private mutating func follow(_ step: Step, at index: Int) {
        let others = right.edges[Int(step.right)]
        for one in left.edges[Int(step.left)] {
            for other in others {
                let common = one.symbols.intersection(other.symbols)
                guard !common.isEmpty else { continue }
                func visit(_ symbols: SymbolSet, _ last: LastCharacter) {
                    guard !symbols.isEmpty, let scalar = symbols.representative else { return }
                    self.visit(one.target, other.target, last, from: index, scalar, length: step.length + 1)
                }
                visit(common.subtracting(LastCharacter.others), .kept)
                visit(common.intersection(LastCharacter.stops), .stop)
                if step.last != .none { visit(common.intersection(LastCharacter.quotes), .quote) }
                if step.last != .none, step.last != .blank {
                    visit(common.intersection(LastCharacter.blanks), .blank)
                }
            }
        }
    }

    private mutating func visit(
        _ one: Int, _ other: Int, _ last: LastCharacter, from previous: Int, _ scalar: Unicode.Scalar,
        length: Int32
    ) {
        let key = (one * right.edges.count + other) * LastCharacter.allCases.count + last.rawValue
        guard seen.insert(key) else { return }
        steps.append(
            Step(
                left: Int32(one), right: Int32(other), previous: Int32(previous), length: length, last: last,
                scalar: scalar))
    }

    private func text(to end: Int) -> String {
        var scalars: [Unicode.Scalar] = []
        var index = end
        while index > 0 {
            scalars.append(steps[index].scalar)
            index = Int(steps[index].previous)
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars.reversed())
        return String(text)
    }
}
