import MessageGrammar

/// Texts that an automaton accepts, short ones and long ones.
struct TextSamples {
    private let table: AutomatonTable
    private let longestEnds: [Int]

    init(_ table: AutomatonTable) {
        (self.table, longestEnds) = (table, table.longestEnds)
    }

    /// Nil where no text is accepted.
    func randomText(using random: inout some RandomNumberGenerator) -> String? {
        guard table.fewest != Automaton.never else { return nil }
        // Until then the way is taken after which most can follow.
        let turn = random.chance(50) ? 0 : random.number(in: 0...Self.longest)
        var (state, scalars) = (Int32(0), [Unicode.Scalar]())
        while scalars.count < turn || !table.isAccepting[Int(state)] || random.chance(50) {
            let edges = Array(table.edges(of: state))
            guard !edges.isEmpty else { break }
            // Whoever has gone on for long enough takes the shortest way.
            if scalars.count > Self.longest {
                scalars += table.shortestEnd(after: state).compactMap(\.representative)
                break
            }
            let edge = random.element(of: scalars.count < turn ? longestWays(edges) : edges)
            scalars.append(random.scalar(of: table.symbols[edge]))
            state = table.targets[edge]
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private func longestWays(_ edges: [Int]) -> [Int] {
        let longest = edges.map { longestEnds[Int(table.targets[$0])] }.max()
        return edges.filter { longestEnds[Int(table.targets[$0])] == longest }
    }

    /// More than most texts can have.
    private static let longest = 512
}

extension RandomNumberGenerator {
    /// Any character of a set, which is not empty; a line break stands only where a blank can.
    fileprivate mutating func scalar(of symbols: SymbolSet) -> Unicode.Scalar {
        let choices = symbols.subtracting(.lineBreak)
        let place = number(in: 0...choices.bits.nonzeroBitCount - 1)
        return (0..<place).reduce(choices) { choices, _ in choices.withoutLowest }.lowest ?? " "
    }
}

extension AutomatonTable {
    /// For each state the characters that can still follow it at most; `.max` where it goes round.
    var longestEnds: [Int] {
        var lengths = [Int?](repeating: nil, count: stateCount)
        for state in 0..<stateCount { longestEnd(after: Int32(state), &lengths) }
        return lengths.map { $0 ?? 0 }
    }

    @discardableResult
    private func longestEnd(after state: Int32, _ known: inout [Int?]) -> Int {
        if let length = known[Int(state)] { return length }
        // Whoever comes here again before the end is known goes round.
        known[Int(state)] = .max
        var longest = 0
        for edge in edges(of: state) {
            let rest = longestEnd(after: targets[edge], &known)
            longest = max(longest, rest == .max ? .max : rest + 1)
        }
        known[Int(state)] = longest
        return longest
    }
}
