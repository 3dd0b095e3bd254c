extension Automaton {
    /// The same where only characters of a set may stand.
    func within(_ symbols: SymbolSet) -> Automaton {
        mapped { $0.intersection(symbols) }
    }

    /// The same with a line break for each blank as well.
    var withLineBreaks: Automaton {
        mapped { $0.intersection(.blank).isEmpty ? $0 : $0.union(.lineBreak) }
    }

    /// The same with all digits for each.
    var withAllDigits: Automaton {
        mapped { $0.intersection(.digits).isEmpty ? $0 : $0.union(.digits) }
    }

    /// The same where the first character is of a set.
    func beginning(_ symbols: SymbolSet) -> Automaton {
        mapped(from: 0) { $0.intersection(symbols) }
    }

    /// - Parameter state: the one whose edges are changed, or nil for all.
    private func mapped(from state: Int32? = nil, _ change: (SymbolSet) -> SymbolSet) -> Automaton {
        let changed = edges.compactMap { edge -> Edge? in
            guard state == nil || edge.source == state else { return edge }
            let symbols = change(edge.symbols)
            return symbols.isEmpty ? nil : Edge(source: edge.source, symbols: symbols, target: edge.target)
        }
        return Automaton(edges: changed, isAccepting: isAccepting)
    }

    /// The same where the last character is of a set; the empty text has none.
    func ending(_ symbols: SymbolSet) -> Automaton {
        guard edges.contains(where: { !$0.symbols.subtracting(symbols).isEmpty }) else { return nonempty }
        return tracking(symbols) { _, isOfSet in isOfSet }
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
        let table = AutomatonTable(self)
        var numbers = [Int32?](repeating: nil, count: stateCount * count)
        var (edges, isAccepting) = ([Edge](), [Bool]())
        var open: [Int] = []
        func number(_ key: Int) -> Int32 {
            if let number = numbers[key] { return number }
            let number = Int32(isAccepting.count)
            numbers[key] = number
            isAccepting.append(table.isAccepting[key / count] && accepting(key % count))
            open.append(key)
            return number
        }
        _ = number(0)
        while let key = open.popLast() {
            let source = number(key)
            for edge in table.edges(of: Int32(key / count)) {
                for (symbols, next) in step(key % count, table.symbols[edge]) where !symbols.isEmpty {
                    let target = number(Int(table.targets[edge]) * count + next)
                    edges.append(Edge(source: source, symbols: symbols, target: target))
                }
            }
        }
        return Automaton(edges: edges, isAccepting: isAccepting)
    }

    /// The same without edges after which nothing is accepted.
    var trimmed: Automaton {
        let distances = distances
        return Automaton(
            edges: edges.filter { distances[Int($0.target)] != Self.never }, isAccepting: isAccepting)
    }
}
