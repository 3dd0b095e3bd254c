extension FieldShape {
    /// What fits the shape as it stands: blanks and look-alikes inside numbers are not forgiven.
    var automaton: Automaton { automaton(.exact) }

    func automaton(_ precision: CountPrecision) -> Automaton {
        switch self {
        case .digits(let count): precision.counted(count, of: .none, least: 0, of: .digits)
        case .letters(let count):
            precision.counted(count, of: SymbolSet(" .,'-_"), least: 1, of: .letters.union(.otherLetters))
        case .alphanumerics(let count, let digits):
            precision.counted(count, of: .letters, least: digits, of: .digits)
        case .word(let count): precision.counted(count, of: .none, least: 0, of: .any.subtracting(.blank))
        case .text(let count): precision.counted(count, of: .none, least: 0, of: .any)
        case .date: .date
        case .month: .month
        case .amount: .amount
        case .number: .number
        case .email: .email
        case .phone: .phone
        case .choice(let words): .any(words.map { Automaton(literal: Array($0.utf8)) })
        case .row(let runs): Self.row(runs)
        }
    }

    private static func row(_ runs: [Run]) -> Automaton {
        let gap = Automaton(.blank.union(SymbolSet("-"))).starred
        return runs.enumerated().reduce(.empty) { row, next in
            let run = Automaton(next.element.characters.symbols).times(next.element.count)
            return row.then(next.offset == 0 ? run : gap.then(run))
        }
    }
}

/// How faithful automata are to the counts of shapes.
enum CountPrecision {
    case exact
    /// A wide range has no end: somewhat more is accepted, by automata that are far smaller.
    case rough

    /// As far as an automaton counts at little cost.
    private static let narrow = 24

    fileprivate func counted(
        _ count: ClosedRange<Int>, of plain: SymbolSet, least: Int, of telling: SymbolSet
    ) -> Automaton {
        guard case .rough = self, count.upperBound > Self.narrow else {
            return .counted(count, of: plain, least: least, of: telling)
        }
        return .counted(
            count.lowerBound...count.lowerBound, of: plain, least: least, of: telling, isOpen: true)
    }
}

extension FieldShape.CharacterClass {
    var symbols: SymbolSet {
        switch self {
        case .digits: .digits
        case .letters: .letters
        case .alphanumerics: .alphanumerics
        }
    }
}
