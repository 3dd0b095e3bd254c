package import MessageGrammar

extension FieldShape {
    /// What fits the shape as it stands: blanks and look-alikes inside numbers are not forgiven.
    var automaton: Automaton { automaton(.exact) }

    func automaton(_ precision: CountPrecision) -> Automaton {
        if let known = Self.fixed[self] { return known }
        let automaton = Automaton(pattern(.accepted), precision)
        // Bounds are spelt out digit by digit, in many ways that go on alike.
        if case .amount = self { return automaton.merged }
        return automaton
    }

    /// Those of shapes that count nothing, each made once.
    static let fixed = Dictionary(
        uniqueKeysWithValues: [FieldShape.date, .month, .amount(amounts), .number, .email, .phone].map {
            ($0, Automaton($0.pattern(.accepted), .exact).merged)
        })
}

extension Automaton {
    /// What a pattern describes; blanks that part characters are taken anywhere.
    init(_ pattern: ShapePattern, _ precision: CountPrecision) {
        switch pattern {
        case .characters(let set): self.init(SymbolSet(set))
        case .literal(let text): self.init(literal: Array(text.utf8))
        case .sequence(let parts): self = parts.reduce(.empty) { $0.then(Automaton($1, precision)) }
        case .choice(let parts): self = .any(parts.map { Automaton($0, precision) })
        case .times(let least, let most?, .characters(let set)):
            self = precision.counted(least...most, of: .none, least: 0, of: SymbolSet(set))
        case .times(let least, let most?, let part): self = Automaton(part, precision).times(least...most)
        case .times(let least, nil, let part):
            let once = Automaton(part, precision)
            self = once.times(least...least).then(once.starred)
        case .counted(let count):
            self = precision.counted(
                count.range, of: SymbolSet(count.others).union(count.isParted ? .blank : .none), least: count.least,
                of: SymbolSet(count.telling))
        }
    }
}

extension FieldShape {
    /// What the matcher says of a value, and what the shape's automaton says of it: the same, or a proof is worth
    /// nothing.
    package func verdicts(on value: String) -> (matcher: Bool, automaton: Bool) {
        verdicts(on: [value])[0]
    }

    /// The same of several values, in their order.
    package func verdicts(on values: [String]) -> [(matcher: Bool, automaton: Bool)] {
        let table = AutomatonTable(automaton)
        return values.map { (takes($0), table.accepts($0) && !$0.isEmpty) }
    }

    /// Whether the canonical pattern has a value, capitals and small letters being one.
    package func describesCanonical(_ value: String) -> Bool {
        AutomatonTable(Automaton(pattern(.canonical), .exact)).accepts(value)
    }
}
