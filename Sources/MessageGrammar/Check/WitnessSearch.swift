/// Seeks the shortest text that two automata accept after step 1 of tolerance.
struct WitnessSearch {
    private let left: AutomatonTable
    private let right: AutomatonTable
    private let longest: Int32
    private let isLoose: Bool
    private let kinds = CharacterKinds()
    private var steps: [Step] = []
    private var seen: StateSet

    /// A pair of states, how it was reached, and what stood last.
    private struct Step {
        let left: Int32
        let right: Int32
        let previous: Int32
        let length: Int32
        let last: LastCharacter
        let symbols: SymbolSet
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
    }

    private struct CharacterKinds {
        let blanks = SymbolSet.blank.union(.lineBreak)
        let quotes = SymbolSet("\"'`")
        let stops = SymbolSet(".")
        let others: SymbolSet

        init() {
            others = blanks.union(quotes).union(stops)
        }
    }

    /// - Parameter longest: the characters that a text may have at most.
    /// - Parameter isLoose: whether the text may also be one that step 1 does not give; a far smaller search.
    init(_ left: AutomatonTable, _ right: AutomatonTable, longest: Int32 = .max - 1, isLoose: Bool = false) {
        (self.left, self.right, self.longest, self.isLoose) = (left, right, longest, isLoose)
        seen = StateSet(states: left.stateCount * right.stateCount * LastCharacter.allCases.count)
    }

    /// Nil where no text that is short enough is accepted by both.
    mutating func shortest() -> TextChoices? {
        guard max(left.fewest, right.fewest) <= longest else { return nil }
        visit(Step(left: 0, right: 0, previous: -1, length: 0, last: .none, symbols: .none))
        var (index, stopped) = (0, Int?.none)
        while index < steps.count {
            let step = steps[index]
            if let stopped, step.length > steps[stopped].length { return choices(to: stopped, then: kinds.stops) }
            if left.isAccepting[Int(step.left)], right.isAccepting[Int(step.right)] {
                if step.last == .kept { return choices(to: index) }
                if step.last == .stop, step.length < longest { stopped = stopped ?? index }
            }
            follow(step, at: Int32(index))
            index += 1
        }
        return stopped.map { choices(to: $0, then: kinds.stops) }
    }

    private mutating func follow(_ step: Step, at index: Int32) {
        let others = right.edges(of: step.right)
        for one in left.edges(of: step.left) {
            let symbols = left.symbols[one]
            let distance = left.distances[Int(left.targets[one])]
            for other in others {
                let common = symbols.intersection(right.symbols[other])
                guard !common.isEmpty else { continue }
                let wanted = max(distance, right.distances[Int(right.targets[other])])
                guard step.length < longest - wanted else { continue }
                follow(step, at: index, left.targets[one], right.targets[other], common)
            }
        }
    }

    /// Goes on with each kind of character that may stand next.
    private mutating func follow(
        _ step: Step, at index: Int32, _ left: Int32, _ right: Int32, _ common: SymbolSet
    ) {
        func next(_ symbols: SymbolSet, _ last: LastCharacter) -> Step {
            Step(left: left, right: right, previous: index, length: step.length + 1, last: last, symbols: symbols)
        }
        let plain = common.subtracting(kinds.others)
        guard !isLoose else { return visit(next(plain.isEmpty ? common : plain, .kept)) }
        visit(next(plain, .kept))
        guard !common.intersection(kinds.others).isEmpty else { return }
        visit(next(common.intersection(kinds.stops), .stop))
        if step.last != .none { visit(next(common.intersection(kinds.quotes), .quote)) }
        if step.last != .none, step.last != .blank { visit(next(common.intersection(kinds.blanks), .blank)) }
    }

    private mutating func visit(_ step: Step) {
        guard !step.symbols.isEmpty || step.previous < 0 else { return }
        let pair = Int(step.left) * right.stateCount + Int(step.right)
        if seen.insert(pair * LastCharacter.allCases.count + step.last.rawValue) { steps.append(step) }
    }

    private func choices(to end: Int, then stop: SymbolSet? = nil) -> TextChoices {
        var places = stop.map { [$0] } ?? []
        var index = end
        while index > 0 {
            places.append(steps[index].symbols)
            index = Int(steps[index].previous)
        }
        return TextChoices(places: places.reversed())
    }
}
