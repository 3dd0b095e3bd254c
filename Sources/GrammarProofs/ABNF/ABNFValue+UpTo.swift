extension ABNFValue {
    /// The value and then a literal that stands nowhere before, capitals and small letters being one; nil where the
    /// value cannot hold the literal anyway.
    func upTo(_ literal: String) -> ABNFValue? {
        let letters = literal.unicodeScalars.map(ScalarSet.init(ignoringCaseOf:))
        let alphabet = alphabet
        guard letters.allSatisfy({ !$0.intersection(alphabet).isEmpty }) else { return nil }
        return ScalarAutomaton(self, followedBy: literal).steps(endingWith: letters)
    }
}

extension ScalarSet {
    fileprivate init(ignoringCaseOf scalar: Unicode.Scalar) {
        self.init(
            scalar.isASCII
                ? [scalar.properties.uppercaseMapping, scalar.properties.lowercaseMapping].joined()
                : String(scalar))
    }
}

/// A finite automaton over Unicode scalars, with empty steps.
private struct ScalarAutomaton {
    private var edges: [[(symbols: ScalarSet, target: Int)]] = []
    private var emptySteps: [[Int]] = []
    private var steps: [Int] = []
    private let start = 0
    private var end = 0

    init(_ value: ABNFValue, followedBy literal: String) {
        steps = value.steps.map { _ in newState() }
        let valueEnd = newState()
        for (place, step) in value.steps.enumerated() {
            emptySteps[add(step, from: steps[place])].append(valueEnd)
        }
        end = add(.literal(literal), from: valueEnd)
    }

    private mutating func newState() -> Int {
        edges.append([])
        emptySteps.append([])
        return edges.count - 1
    }

    /// Adds what an element matches behind a state; gives the state after it.
    private mutating func add(_ element: ABNFElement, from state: Int) -> Int {
        switch element {
        case .literal(let text):
            return text.unicodeScalars.reduce(state) { add(.scalars(String($1)), from: $0) }
        case .scalar(let set):
            let target = newState()
            edges[state].append((set, target))
            return target
        case .step(let place):
            emptySteps[state].append(steps[place])
            return newState()
        case .rule: return state
        case .sequence(let elements): return elements.reduce(state) { add($1, from: $0) }
        case .choice(let elements):
            let target = newState()
            for element in elements { emptySteps[add(element, from: state)].append(target) }
            return target
        case .times(let least, let most, let element): return add(element, least, most, from: state)
        }
    }

    private mutating func add(_ element: ABNFElement, _ least: Int, _ most: Int?, from state: Int) -> Int {
        var last = (0..<least).reduce(state) { last, _ in add(element, from: last) }
        guard let most else {
            let loop = newState()
            emptySteps[last].append(loop)
            emptySteps[add(element, from: loop)].append(loop)
            return loop
        }
        let target = newState()
        for _ in least..<most {
            emptySteps[last].append(target)
            last = add(element, from: last)
        }
        emptySteps[last].append(target)
        return target
    }

    /// A state, and how much of the literal's start the end of what was read is.
    private struct Place: Hashable {
        let state: Int
        let matched: Int
    }

    /// A step for each state, so that nothing but the end of a text is the literal.
    func steps(endingWith letters: [ScalarSet]) -> ABNFValue {
        var (places, numbers) = ([Place(state: start, matched: 0)], [Place(state: start, matched: 0): 0])
        var steps: [ABNFElement] = []
        while steps.count < places.count {
            let choices = followers(of: places[steps.count], letters).map { symbols, next -> ABNFElement in
                if next.matched == letters.count { return .scalar(symbols) }
                let number = numbers[next] ?? places.count
                if number == places.count {
                    numbers[next] = number
                    places.append(next)
                }
                return .scalar(symbols).then(.step(number))
            }
            steps.append(.choice(choices))
        }
        return ABNFValue(steps: steps).pruned
    }

    private func followers(of place: Place, _ letters: [ScalarSet]) -> [(ScalarSet, Place)] {
        closure(of: place.state).flatMap { edges[$0] }.flatMap { symbols, target -> [(ScalarSet, Place)] in
            let different = Set(letters)
            let rest = different.reduce(symbols) { $0.subtracting($1) }
            let matching = letters.filter(different.contains).reduce(into: [ScalarSet]()) {
                if !$0.contains($1) { $0.append($1) }
            }
            let steps = matching.map { letter in
                let matched = Self.matched(letters, after: letters[..<place.matched] + [letter])
                return (symbols.intersection(letter), Place(state: target, matched: matched))
            }
            return (steps + [(rest, Place(state: target, matched: 0))]).filter { symbols, next in
                !symbols.isEmpty && (next.matched == letters.count) == closure(of: next.state).contains(end)
            }
        }
    }

    private func closure(of state: Int) -> [Int] {
        var (reached, open) = ([state], [state])
        while let state = open.popLast() {
            for next in emptySteps[state] where !reached.contains(next) {
                reached.append(next)
                open.append(next)
            }
        }
        return reached
    }

    private static func matched(_ literal: [ScalarSet], after read: ArraySlice<ScalarSet>) -> Int {
        (0...min(literal.count, read.count)).last { read.suffix($0).elementsEqual(literal.prefix($0)) } ?? 0
    }
}
