/// Seeks the shortest text that two automata accept after step 1 of tolerance.
struct WitnessSearch {
    private let left: Automaton
    private let right: Automaton
    private var steps: [Step] = []
    private var seen: Set<Int> = []

    /// A pair of states, how it was reached, and what stood last.
    private struct Step {
        let left: Int
        let right: Int
        let last: LastCharacter
        let previous: Int
        let scalar: Unicode.Scalar
        let length: Int
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

        private static let blanks = SymbolSet.blank.union(.lineBreak)
        private static let quotes = SymbolSet("\"'`")
        private static let stops = SymbolSet(".")

        /// The characters that may follow, by what they are.
        func followers(_ symbols: SymbolSet) -> [(SymbolSet, LastCharacter)] {
            let blanks = symbols.intersection(Self.blanks)
            let quotes = symbols.intersection(Self.quotes)
            let kept = symbols.subtracting(Self.blanks).subtracting(Self.quotes)
            return [
                (kept.subtracting(Self.stops), .kept), (kept.intersection(Self.stops), .stop),
                (self == .none ? .none : quotes, .quote),
                (self == .none || self == .blank ? .none : blanks, .blank),
            ]
        }
    }

    init(_ left: Automaton, _ right: Automaton) {
        (self.left, self.right) = (left, right)
    }

    /// Nil where no text is accepted by both.
    mutating func shortest() -> String? {
        visit(0, 0, .none, from: -1, " ", length: 0)
        var (index, stopped) = (0, Int?.none)
        while index < steps.count {
            let step = steps[index]
            if let stopped, step.length > steps[stopped].length { return text(to: stopped) + "." }
            if left.isAccepting[step.left], right.isAccepting[step.right] {
                if step.last == .kept { return text(to: index) }
                if step.last == .stop { stopped = stopped ?? index }
            }
            follow(step, at: index)
            index += 1
        }
        return stopped.map { text(to: $0) + "." }
    }

    private mutating func follow(_ step: Step, at index: Int) {
        for one in left.edges[step.left] {
            for other in right.edges[step.right] {
                let common = one.symbols.intersection(other.symbols)
                guard !common.isEmpty else { continue }
                for (symbols, last) in step.last.followers(common) {
                    guard let scalar = symbols.representative else { continue }
                    visit(one.target, other.target, last, from: index, scalar, length: step.length + 1)
                }
            }
        }
    }

    private mutating func visit(
        _ one: Int, _ other: Int, _ last: LastCharacter, from previous: Int, _ scalar: Unicode.Scalar,
        length: Int
    ) {
        let key = (one * right.edges.count + other) * LastCharacter.allCases.count + last.rawValue
        guard seen.insert(key).inserted else { return }
        steps.append(
            Step(left: one, right: other, last: last, previous: previous, scalar: scalar, length: length))
    }

    private func text(to end: Int) -> String {
        var scalars: [Unicode.Scalar] = []
        var index = end
        while index > 0 {
            scalars.append(steps[index].scalar)
            index = steps[index].previous
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars.reversed())
        return String(text)
    }
}
