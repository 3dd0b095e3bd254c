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
            // Where all holes are left out, what stands round them may stay; and a value of marks is one with them.
            let mayBeBlank = hole.isOptional || value.acceptsEmpty
            first = mayBeBlank ? .any([value.then(later), later, first]) : value.then(later)
            let filled = between.then(value)
            later = (mayBeBlank ? filled.optional : filled).then(later)
        }
        return first
    }
}

extension FieldShape {
    /// Marks at the ends of a value are left out: they may be one with those of a separator.
    fileprivate var skeleton: Automaton {
        if case .amount = self, let any = Self.fixedSkeletons[.amount(Self.amounts)] { return any }
        return Self.fixedSkeletons[self] ?? Automaton(pattern(.accepted).loose, .exact).squeezed
    }

    /// Which digits stand in a date tells no forms apart.
    private static let fixedSkeletons = fixed.mapValues { $0.withAllDigits.squeezed.merged }
}

extension ShapePattern {
    /// The same with any number of the characters that marks are among.
    fileprivate var loose: ShapePattern {
        switch self {
        case .characters, .literal: self
        case .sequence(let parts): .sequence(parts.map(\.loose))
        case .choice(let parts): .choice(parts.map(\.loose))
        case .times(_, _, .characters(let set)) where set.hasMarks: .times(0, nil, .characters(set))
        case .times(let least, let most, let part): .times(least, most, part.loose)
        case .counted(let count) where count.others.hasMarks: count.loose
        case .counted: self
        }
    }
}

extension ShapePattern.Count {
    fileprivate var loose: ShapePattern {
        let any = ShapePattern.times(0, nil, .characters(others.union(telling)))
        return .sequence([any, .times(least, least, .characters(telling)), any])
    }
}

extension ScalarSet {
    fileprivate var hasMarks: Bool { !SymbolSet(self).subtracting(.kept).isEmpty }
}

extension SymbolSet {
    static let kept = alphanumerics.union(otherLetters)
    /// Stands for all marks and blanks.
    static let skeletonMark = SymbolSet("_")
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
