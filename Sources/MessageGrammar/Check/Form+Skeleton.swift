extension Form {
    /// What is left of the form's texts when only letters and digits are kept, and somewhat more than that.
    ///
    /// Whatever is forgiven, separators are neither, so two forms whose skeletons have no text in common have none
    /// themselves. Skeletons are small where automata of whole forms are large.
    var skeleton: Automaton {
        let bare = Automaton(skeletonOf: keyword.octets)
        guard !holes.isEmpty else { return bare }
        var body = Automaton.empty
        for (index, hole) in holes.enumerated() {
            let value = hole.shape.skeleton
            let one = hole.isRepeated ? value.then(gap.then(value).starred) : value
            let before = index == 0 ? .empty : Automaton(skeletonOf: separators[index - 1]).optional
            body = body.then(hole.isOptional ? before.then(one).optional : before.then(one))
        }
        let whole = bare.then(body).then(Automaton(skeletonOf: tail).optional)
        return mayBeBare ? whole.or(bare) : whole
    }

    /// A separator may be a letter, and may be dropped.
    private var gap: Automaton {
        separator.map { Automaton(skeletonOf: [$0]).optional } ?? .empty
    }
}

extension FieldShape {
    fileprivate var skeleton: Automaton {
        switch self {
        case .digits(let count): .counted(count, of: .none, least: 0, of: .digits)
        case .alphanumerics(let count, let digits): .counted(count, of: .letters, least: digits, of: .digits)
        case .choice(let words): .any(words.map { Automaton(skeletonOf: Array($0.utf8)) })
        case .row(let runs): runs.reduce(.empty) { $0.then(Automaton($1.characters.symbols).times($1.count)) }
        case .date, .month, .number, .phone: Automaton(.digits).starred
        case .letters: Automaton(.letters.union(.otherLetters)).starred
        case .amount, .email: Automaton(.alphanumerics).starred
        case .word, .text: Automaton(.kept).starred
        }
    }
}

extension SymbolSet {
    fileprivate static let kept = alphanumerics.union(otherLetters)
}

extension Automaton {
    fileprivate init(skeletonOf octets: [UInt8]) {
        self = String(decoding: octets, as: UTF8.self).unicodeScalars.map { SymbolSet(String($0)) }
            .filter { !$0.intersection(.kept).isEmpty }.reduce(.empty) { $0.then(Automaton($1)) }
    }

    /// Whether some text, the empty one included, is accepted by both.
    func meets(_ other: Automaton) -> Bool {
        if acceptsEmpty, other.acceptsEmpty { return true }
        var search = WitnessSearch(self, other)
        return search.shortest() != nil
    }

    /// Whether a text is accepted, character by character.
    func accepts(_ text: String) -> Bool {
        let end = text.unicodeScalars.reduce(into: Set([0])) { states, scalar in
            let symbol = SymbolSet(String(scalar))
            let steps = states.flatMap { edges[$0] }.filter { !$0.symbols.intersection(symbol).isEmpty }
            states = Set(steps.map(\.target))
        }
        return end.contains { isAccepting[$0] }
    }
}
