import MessageGrammar

/// A finite automaton over characters: state 0 is the only start and nothing leads back to it; no empty steps.
struct Automaton {
    struct Edge: Hashable {
        var source: Int32
        var symbols: SymbolSet
        var target: Int32
    }

    /// Of all states in one row, so that automata are put together without an allocation a state.
    private(set) var edges: [Edge]
    private(set) var isAccepting: [Bool]

    init(edges: [Edge], isAccepting: [Bool]) {
        (self.edges, self.isAccepting) = (edges, isAccepting)
    }

    /// Accepts nothing at all.
    static let nothing = Automaton(edges: [], isAccepting: [false])
    /// Accepts the empty text alone.
    static let empty = Automaton(edges: [], isAccepting: [true])

    /// One character of a set.
    init(_ symbols: SymbolSet) {
        self.init(
            edges: symbols.isEmpty ? [] : [Edge(source: 0, symbols: symbols, target: 1)], isAccepting: [false, true])
    }

    /// A literal, capitals and small letters being one.
    init(literal octets: [UInt8]) {
        self = String(decoding: octets, as: UTF8.self).unicodeScalars
            .reduce(.empty) { $0.then(Automaton(SymbolSet(String($1)))) }
    }

    var stateCount: Int { isAccepting.count }
    var acceptsEmpty: Bool { isAccepting[0] }

    /// The same without the empty text.
    var nonempty: Automaton {
        var result = self
        result.isAccepting[0] = false
        return result
    }

    /// What this accepts, and then what the other does.
    func then(_ next: Automaton) -> Automaton {
        var result = self
        let opening = next.opening
        for state in isAccepting.indices where isAccepting[state] {
            result.edges += opening.lazy.map { $0.moved(by: Int32(stateCount - 1), from: Int32(state)) }
            result.isAccepting[state] = next.acceptsEmpty
        }
        result.append(next)
        return result
    }

    /// What either accepts.
    func or(_ other: Automaton) -> Automaton {
        var result = self
        result.edges += other.opening.lazy.map { $0.moved(by: Int32(stateCount - 1), from: 0) }
        result.isAccepting[0] = acceptsEmpty || other.acceptsEmpty
        result.append(other)
        return result
    }

    private var opening: [Edge] { edges.filter { $0.source == 0 } }

    /// Adds all states of another but its start.
    private mutating func append(_ other: Automaton) {
        let offset = Int32(stateCount - 1)
        edges += other.edges.lazy.filter { $0.source != 0 }.map { $0.moved(by: offset, from: $0.source + offset) }
        isAccepting += other.isAccepting.dropFirst()
    }

    var optional: Automaton {
        var result = self
        result.isAccepting[0] = true
        return result
    }

    /// Once or more.
    var repeated: Automaton {
        var result = self
        let opening = opening
        for state in isAccepting.indices.dropFirst() where isAccepting[state] {
            result.edges += opening.lazy.map { $0.moved(by: 0, from: Int32(state)) }
        }
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
        var edges: [Edge] = []
        var isAccepting: [Bool] = []
        for state in 0..<(last + 1) * width {
            let (length, told) = (state / width, state % width)
            isAccepting.append(length >= count.lowerBound && told == least)
            guard length < last || isOpen else { continue }
            let next = min(length + 1, last) * width
            for (symbols, target) in [(plain, next + told), (telling, next + min(told + 1, least))]
            where !symbols.isEmpty {
                edges.append(Edge(source: Int32(state), symbols: symbols, target: Int32(target)))
            }
        }
        return Automaton(edges: edges, isAccepting: isAccepting)
    }
}

extension Automaton.Edge {
    fileprivate func moved(by offset: Int32, from source: Int32) -> Automaton.Edge {
        Automaton.Edge(source: source, symbols: symbols, target: target + offset)
    }
}
