/// A finite automaton over characters: state 0 is the only start and nothing leads back to it; no empty steps.
struct Automaton {
    struct Edge: Hashable {
        var symbols: SymbolSet
        var target: Int
    }

    private(set) var edges: [[Edge]]
    private(set) var isAccepting: [Bool]

    /// - Parameter edges: for each state what leads out of it.
    init(edges: [[Edge]], isAccepting: [Bool]) {
        (self.edges, self.isAccepting) = (edges, isAccepting)
    }

    /// Accepts nothing at all.
    static let nothing = Automaton(edges: [[]], isAccepting: [false])
    /// Accepts the empty text alone.
    static let empty = Automaton(edges: [[]], isAccepting: [true])

    /// One character of a set.
    init(_ symbols: SymbolSet) {
        self.init(edges: [symbols.isEmpty ? [] : [Edge(symbols: symbols, target: 1)], []], isAccepting: [false, true])
    }

    /// A literal, capitals and small letters being one.
    init(literal octets: [UInt8]) {
        self = String(decoding: octets, as: UTF8.self).unicodeScalars
            .reduce(.empty) { $0.then(Automaton(SymbolSet(String($1)))) }
    }

    var acceptsEmpty: Bool { isAccepting[0] }

    mutating func rejectEmpty() { isAccepting[0] = false }

    /// What this accepts, and then what the other does.
    func then(_ next: Automaton) -> Automaton {
        var result = self
        let offset = edges.count - 1
        let opening = next.edges[0].map { $0.moved(by: offset) }
        for state in edges.indices where isAccepting[state] {
            result.edges[state] += opening
            result.isAccepting[state] = next.acceptsEmpty
        }
        result.append(next, offset)
        return result
    }

    /// What either accepts.
    func or(_ other: Automaton) -> Automaton {
        var result = self
        let offset = edges.count - 1
        result.edges[0] += other.edges[0].map { $0.moved(by: offset) }
        result.isAccepting[0] = acceptsEmpty || other.acceptsEmpty
        result.append(other, offset)
        return result
    }

    private mutating func append(_ other: Automaton, _ offset: Int) {
        for state in other.edges.indices.dropFirst() {
            edges.append(other.edges[state].map { $0.moved(by: offset) })
            isAccepting.append(other.isAccepting[state])
        }
    }

    var optional: Automaton {
        var result = self
        result.isAccepting[0] = true
        return result
    }

    /// Once or more.
    var repeated: Automaton {
        var result = self
        for state in edges.indices.dropFirst() where isAccepting[state] { result.edges[state] += edges[0] }
        return result
    }

    /// Any number of times, none included.
    var starred: Automaton { repeated.optional }

    /// So many times.
    func times(_ count: ClosedRange<Int>) -> Automaton {
        var result = Automaton.empty
        for index in 0..<count.upperBound {
            result = (index < count.lowerBound ? self : optional).then(result)
        }
        return count.upperBound == 0 ? .empty : result
    }

    static func any(_ choices: [Automaton]) -> Automaton {
        choices.reduce(.nothing) { $0.or($1) }
    }

    /// So many characters of two sets, at least so many of them of the second.
    ///
    /// - Parameter isOpen: whether there may be any number more.
    static func counted(
        _ count: ClosedRange<Int>, of plain: SymbolSet, least: Int, of telling: SymbolSet, isOpen: Bool = false
    ) -> Automaton {
        let width = least + 1
        // Nothing leads back to the start.
        let last = isOpen ? max(count.upperBound, 1) : count.upperBound
        var edges: [[Edge]] = []
        var isAccepting: [Bool] = []
        for state in 0..<(last + 1) * width {
            let (length, told) = (state / width, state % width)
            isAccepting.append(length >= count.lowerBound && told == least)
            guard length < last || isOpen else {
                edges.append([])
                continue
            }
            let next = min(length + 1, last) * width
            let steps = [
                Edge(symbols: plain, target: next + told), Edge(symbols: telling, target: next + min(told + 1, least)),
            ]
            edges.append(steps.filter { !$0.symbols.isEmpty })
        }
        return Automaton(edges: edges, isAccepting: isAccepting)
    }
}

extension Automaton {
    /// The same where only characters of a set may stand.
    func within(_ symbols: SymbolSet) -> Automaton {
        mapped { $0.intersection(symbols) }
    }

    /// The same with a line break for each blank as well.
    var withLineBreaks: Automaton {
        mapped { $0.intersection(.blank).isEmpty ? $0 : $0.union(.lineBreak) }
    }

    private func mapped(_ change: (SymbolSet) -> SymbolSet) -> Automaton {
        let changed = edges.map { edges in
            edges.compactMap { edge -> Edge? in
                let symbols = change(edge.symbols)
                return symbols.isEmpty ? nil : Edge(symbols: symbols, target: edge.target)
            }
        }
        return Automaton(edges: changed, isAccepting: isAccepting)
    }

    /// The same where the first character is of a set.
    func beginning(_ symbols: SymbolSet) -> Automaton {
        var result = self
        result.edges[0] = edges[0].compactMap { edge in
            let first = edge.symbols.intersection(symbols)
            return first.isEmpty ? nil : Edge(symbols: first, target: edge.target)
        }
        return result
    }

    /// The same where the last character is of a set; the empty text has none.
    func ending(_ symbols: SymbolSet) -> Automaton {
        tracking(symbols) { _, isOfSet in isOfSet }
    }

    /// The same where some character is of a set.
    func holding(_ symbols: SymbolSet) -> Automaton {
        tracking(symbols) { $0 || $1 }
    }

    /// Accepts only where a bit is set that each character may change.
    private func tracking(_ symbols: SymbolSet, _ next: (_ bit: Bool, _ isOfSet: Bool) -> Bool) -> Automaton {
        product(states: 2) { bit, found in
            [
                (found.intersection(symbols), next(bit == 1, true) ? 1 : 0),
                (found.subtracting(symbols), next(bit == 1, false) ? 1 : 0),
            ]
        } accepting: {
            $0 == 1
        }
    }

    /// Both this and another automaton, a deterministic one, which is given by its steps.
    func product(
        states count: Int, step: (Int, SymbolSet) -> [(SymbolSet, Int)], accepting: (Int) -> Bool
    ) -> Automaton {
        var result = Automaton.nothing
        var numbers = [0: 0]
        var open = [0]
        while let key = open.popLast() {
            let (state, other, number) = (key / count, key % count, numbers[key]!)
            result.isAccepting[number] = isAccepting[state] && accepting(other)
            for edge in edges[state] {
                for (symbols, next) in step(other, edge.symbols) where !symbols.isEmpty {
                    let target = edge.target * count + next
                    if numbers[target] == nil {
                        numbers[target] = result.edges.count
                        result.edges.append([])
                        result.isAccepting.append(false)
                        open.append(target)
                    }
                    result.edges[number].append(Edge(symbols: symbols, target: numbers[target]!))
                }
            }
        }
        return result
    }

    /// The same without states from which nothing is accepted.
    var trimmed: Automaton {
        var into = [[Int]](repeating: [], count: edges.count)
        for state in edges.indices { for edge in edges[state] { into[edge.target].append(state) } }
        var isLive = isAccepting
        var open = isLive.indices.filter { isLive[$0] }
        while let state = open.popLast() {
            for source in into[state] where !isLive[source] {
                isLive[source] = true
                open.append(source)
            }
        }
        return Automaton(edges: edges.map { $0.filter { isLive[$0.target] } }, isAccepting: isAccepting)
    }
}

extension Automaton.Edge {
    fileprivate func moved(by offset: Int) -> Automaton.Edge {
        Automaton.Edge(symbols: symbols, target: target + offset)
    }
}
