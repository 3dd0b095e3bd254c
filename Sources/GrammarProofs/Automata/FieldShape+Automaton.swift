package import MessageGrammar

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

extension FieldShape {
    /// What the matcher says of a value, and what the shape's automaton says of it: the same, or a proof is worth
    /// nothing.
    package func verdicts(on value: String) -> (matcher: Bool, automaton: Bool) {
        (takes(value), AutomatonTable(automaton).accepts(value) && !value.isEmpty)
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
