/// Seeks the shortest text that two automata accept after step 1 of tolerance.
struct WitnessSearch {
    private let left: AutomatonTable
    private let right: AutomatonTable
    private let longest: Int32
    private let isLoose: Bool
    private let kinds = CharacterKinds()
    private var steps: [Step] = []
    private var seen: StateSet

    /// A pair of states, the step before it, and what stood last.
    private struct Step {
        let left: Int32
        let right: Int32
        let previous: Int32
        let last: LastCharacter
    }

    /// What matters of the text so far for whether step 1 gives it: no two blanks together, none at the ends, and no
    /// quotes there.
    private enum LastCharacter: Int8, CaseIterable {
        case none
        case blank
        case quote
        /// Step 1 drops one at the end, so that a text has another.
        case stop
        case kept

        var followers: [LastCharacter] {
            switch self {
            case .none: [.kept, .stop]
            case .blank: [.kept, .stop, .quote]
            case .quote, .stop, .kept: [.kept, .stop, .quote, .blank]
            }
        }
    }

    private struct CharacterKinds {
        private let blanks = SymbolSet.blank.union(.lineBreak)
        private let quotes = SymbolSet("\"'`")
        let stops = SymbolSet(".")
        private let others: SymbolSet

        init() {
            others = blanks.union(quotes).union(stops)
        }

        func kept(_ symbols: SymbolSet) -> SymbolSet { symbols.subtracting(others) }

        func those(of kind: LastCharacter, in symbols: SymbolSet) -> SymbolSet {
            switch kind {
            case .none: .none
            case .blank: symbols.intersection(blanks)
            case .quote: symbols.intersection(quotes)
            case .stop: symbols.intersection(stops)
            case .kept: kept(symbols)
            }
        }
    }

    /// - Parameter longest: the characters that a text may have at most.
    /// - Parameter isLoose: whether the text may also be one that step 1 does not give; a far smaller search.
    init(_ left: AutomatonTable, _ right: AutomatonTable, longest: Int32 = .max - 1, isLoose: Bool = false) {
        (self.left, self.right, self.longest, self.isLoose) = (left, right, longest, isLoose)
        let pairs = left.stateCount * right.stateCount
        seen = StateSet(states: isLoose ? pairs : pairs * LastCharacter.allCases.count)
    }

    /// Nil where no text that is short enough is accepted by both.
    mutating func shortest() -> TextChoices? {
        guard max(left.fewest, right.fewest) <= longest else { return nil }
        visit(Step(left: 0, right: 0, previous: -1, last: .none))
        // The steps after so many characters stand together.
        var (level, length) = (steps.indices, Int32(0))
        while !level.isEmpty {
            if let end = level.first(where: { ends($0, with: .kept) }) { return choices(to: end) }
            if length < longest, let end = level.first(where: { ends($0, with: .stop) }) {
                return choices(to: end, then: kinds.stops)
            }
            for index in level { follow(index, within: longest - length) }
            (level, length) = (level.upperBound..<steps.count, length + 1)
        }
        return nil
    }

    private func ends(_ index: Int, with last: LastCharacter) -> Bool {
        let step = steps[index]
        return step.last == last && left.isAccepting[Int(step.left)] && right.isAccepting[Int(step.right)]
    }

    /// - Parameter rest: the characters that may still come.
    private mutating func follow(_ index: Int, within rest: Int32) {
        let step = steps[index]
        let others = right.edges(of: step.right)
        for one in left.edges(of: step.left) {
            let (symbols, target) = (left.symbols[one], left.targets[one])
            guard left.distances[Int(target)] < rest else { continue }
            for other in others {
                let common = symbols.intersection(right.symbols[other])
                guard !common.isEmpty, right.distances[Int(right.targets[other])] < rest else { continue }
                follow(index, to: target, right.targets[other], with: common)
            }
        }
    }

    /// Goes on with each kind of character that may stand next.
    private mutating func follow(_ index: Int, to left: Int32, _ right: Int32, with common: SymbolSet) {
        func step(_ last: LastCharacter) -> Step {
            Step(left: left, right: right, previous: Int32(index), last: last)
        }
        guard !isLoose else { return visit(step(.kept)) }
        for kind in steps[index].last.followers where !kinds.those(of: kind, in: common).isEmpty { visit(step(kind)) }
    }

    private mutating func visit(_ step: Step) {
        let pair = Int(step.left) * right.stateCount + Int(step.right)
        let place = isLoose ? pair : pair * LastCharacter.allCases.count + Int(step.last.rawValue)
        if seen.insert(place) { steps.append(step) }
    }

    private func choices(to end: Int, then stop: SymbolSet? = nil) -> TextChoices {
        var places = stop.map { [$0] } ?? []
        var index = end
        while index > 0 {
            places.append(symbols(to: steps[index]))
            index = Int(steps[index].previous)
        }
        return TextChoices(places: places.reversed())
    }

    /// The characters by which a step was made: those of the first edges that lead to it.
    private func symbols(to step: Step) -> SymbolSet {
        let from = steps[Int(step.previous)]
        for one in left.edges(of: from.left) where left.targets[one] == step.left {
            for other in right.edges(of: from.right) where right.targets[other] == step.right {
                let common = left.symbols[one].intersection(right.symbols[other])
                let symbols = kinds.those(of: step.last, in: common)
                if !symbols.isEmpty { return symbols }
                if isLoose, !common.isEmpty { return common }
            }
        }
        return .none
    }
}
