import MessageGrammar

extension Form {
    /// What the form's texts become, and somewhat more than that, when each run of characters that are neither letters
    /// nor digits is one mark.
    ///
    /// Two forms whose skeletons have no text in common have none themselves. Skeletons are small where automata of
    /// whole forms are large, so that most pairs of forms are told apart by them.
    var skeleton: Automaton {
        let bare = Automaton(skeletonOf: keyword.octets)
        guard !holes.isEmpty else { return .edge.then(bare).then(.edge) }
        let filled = bare.then(.edge).then(skeletonOfParts).then(Automaton(skeletonOf: tail).optional)
        let whole = mayBeBare ? filled.or(bare) : filled
        return Automaton.edge.then(whole).then(.edge)
    }

    /// Whichever part is the first has nothing before it, each later one its separator.
    private var skeletonOfParts: Automaton {
        var (first, later) = (Automaton.nothing, Automaton.empty)
        for (index, hole) in holes.enumerated().reversed() {
            let gap = index == 0 ? separator.map { [$0] } ?? [] : separators[index - 1]
            let between = Automaton(skeletonOfGap: gap)
            let one = hole.shape.skeleton
            let value = hole.isRepeated ? one.then(between.then(one).starred) : one
            // Where all holes are left out, what stands round them may stay.
            first = hole.isOptional ? .any([value.then(later), later, first]) : value.then(later)
            let filled = between.then(value)
            later = (hole.isOptional ? filled.optional : filled).then(later)
        }
        return first
    }
}

extension FieldShape {
    /// Marks at the ends of a value are left out: they may be one with those of a separator.
    fileprivate var skeleton: Automaton {
        switch self {
        case .digits(let count): .counted(count, of: .none, least: 0, of: .digits)
        case .alphanumerics(let count, let digits): .counted(count, of: .letters, least: digits, of: .digits)
        case .choice(let words): .any(words.map { Automaton(skeletonOf: Array($0.utf8)) })
        case .row(let runs): Self.skeleton(of: runs)
        case .date: Self.grouped([1...2, 1...2, 2...4], [4...4, 1...2, 1...2], [6...8])
        case .month: Self.grouped([1...2, 4...4], [4...4, 1...2], [6...6])
        case .number: Automaton(.digits).repeated.then(.edge.then(Automaton(.digits).repeated).optional)
        case .phone: Automaton(.digits).then(.edge.then(Automaton(.digits)).starred)
        case .letters: Automaton(.letters.union(.otherLetters).union(.skeletonMark)).starred
        case .amount: Self.skeletonOfAmount
        case .email: Self.skeletonOfEmail
        case .word, .text: Automaton(.kept.union(.skeletonMark)).starred
        }
    }

    private static let skeletonOfAmount = Automaton(skeletonOf: Array("RP".utf8)).optional.then(.edge)
        .then(Automaton(.digits)).then(Automaton(.digits.union(.skeletonMark)).starred)

    /// Something, a mark, something, a mark and the end.
    private static let skeletonOfEmail: Automaton = {
        let name = Automaton(.alphanumerics).then(Automaton(.alphanumerics.union(.skeletonMark)).starred)
        let mark = Automaton(.skeletonMark)
        return name.then(mark).then(name).then(mark).then(name.optional)
    }()

    private static func skeleton(of runs: [Run]) -> Automaton {
        runs.enumerated().reduce(.empty) { row, next in
            let run = Automaton(SymbolSet(next.element.characters.characters)).times(next.element.count)
            return row.then(next.offset == 0 ? run : Automaton.edge.then(run))
        }
    }

    /// Groups of so many digits with marks between.
    private static func grouped(_ spellings: [ClosedRange<Int>]...) -> Automaton {
        .any(
            spellings.map { groups in
                groups.enumerated().reduce(.empty) { whole, next in
                    let group = Automaton(.digits).times(next.element)
                    return whole.then(next.offset == 0 ? group : Automaton(.skeletonMark).then(group))
                }
            })
    }
}

extension SymbolSet {
    fileprivate static let kept = alphanumerics.union(otherLetters)
    /// Stands for all marks and blanks.
    fileprivate static let skeletonMark = SymbolSet("_")
}

extension Automaton {
    /// A mark or none.
    fileprivate static let edge = Automaton(.skeletonMark).optional

    fileprivate init(skeletonOf octets: [UInt8]) {
        self = String(decoding: octets, as: UTF8.self).unicodeScalars.reduce(.empty) { skeleton, scalar in
            let symbol = SymbolSet(String(scalar))
            return skeleton.then(symbol.intersection(.kept).isEmpty ? .edge : Automaton(symbol))
        }
    }

    /// What stands between two parts: a mark surely, unless letters or digits separate them.
    fileprivate init(skeletonOfGap octets: [UInt8]) {
        let symbols = SymbolSet(octets: octets)
        self =
            !octets.isEmpty && symbols.intersection(.kept).isEmpty
            ? Automaton(.skeletonMark) : Automaton.edge.then(Automaton(skeletonOf: octets).optional).then(.edge)
    }
}
