/// One form read with one separator, as `TolerantForm` does up to glued keywords.
struct SeparatorReading {
    let form: Form
    let separator: UInt8?
    /// Tried only where the text has it; and, unless it is `#`, where the text has no `#`.
    let isSubstitute: Bool
    /// Whether it has the separator wherever it is read.
    private let isSurelyCut: Bool
    /// Those that its texts are made of, and perhaps more.
    private let characters: SymbolSet
    /// Those that every text of it has, as far as can be told without its automaton.
    private let needed: SymbolSet

    private init(_ form: Form, cutAt separator: UInt8?, isSubstitute: Bool = false) {
        (self.form, self.separator, self.isSubstitute) = (form, separator, isSubstitute)
        let all = form.characters.union(separator.map { SymbolSet(octets: [$0]) } ?? .none)
        characters = isSubstitute && separator != .hash ? all.subtracting(SymbolSet("#")) : all
        isSurelyCut = form.holes.count - form.optionalCount > 1
        needed = isSubstitute || isSurelyCut ? separator.map { SymbolSet(octets: [$0]) } ?? .none : .none
    }

    /// The form at each separator that the matcher tries, its own first, for the texts in which it tries that one.
    static func all(of form: Form) -> [SeparatorReading] {
        guard let own = form.separator else {
            return [SeparatorReading(form, cutAt: form.separators.isEmpty ? .hash : nil)]
        }
        let others = (own == .hash ? [] : [.hash]) + TolerantText.substitutes.filter { $0 != own }
        return [SeparatorReading(form, cutAt: own)]
            + others.map { SeparatorReading(form, cutAt: $0, isSubstitute: true) }
    }

    /// Whether two readings may have a text in common that is shorter than those of other two.
    ///
    /// Each has the characters that every text of the other needs. And where neither value nor word can hold the
    /// separator of both, `#` does for it as well, and that is another two.
    func mayMeet(_ other: SeparatorReading) -> Bool {
        guard needed.subtracting(other.characters).isEmpty, other.needed.subtracting(characters).isEmpty else {
            return false
        }
        let isShared = isSubstitute && other.isSubstitute && separator == other.separator && separator != .hash
        return !isShared || holdsSeparator || other.holdsSeparator
    }

    private var holdsSeparator: Bool {
        guard let separator else { return true }
        let isLiteral = form.tail.contains(separator) || !separator.isJoint && form.keyword.octets.contains(separator)
        return isLiteral || separator.mayStandInside && form.valuesHold(SymbolSet(octets: [separator]))
    }

    /// What is accepted with this separator; with its own one, also what is written exactly as the form says.
    func automaton(_ precision: CountPrecision) -> Automaton {
        let tolerant = tolerant(precision)
        return isSubstitute ? tolerant : FormLanguage(form: form, precision: precision).strict.or(tolerant)
    }

    private func tolerant(_ precision: CountPrecision) -> Automaton {
        guard !form.keyword.isEmpty || !form.holes.isEmpty, startsSurely, tailIsReached else { return .nothing }
        let whole = Automaton(separating).starred.then(keyword).then(rest(precision))
        let spread = separator == .lineBreak ? whole : whole.withLineBreaks
        guard isSubstitute, let separator else { return spread }
        let there = isSurelyCut ? spread : spread.holding(SymbolSet(octets: [separator]))
        return separator == .hash ? there : there.within(SymbolSet.any.union(.lineBreak).subtracting(SymbolSet("#")))
    }

    private var separating: SymbolSet {
        let always = SymbolSet.blank.union(SymbolSet("#"))
        return separator.map { always.union(SymbolSet(octets: [$0])) } ?? always
    }

    private var leading: SymbolSet {
        separating.union(SymbolSet(":")).union(SymbolSet(octets: form.lead))
    }

    /// A keyword that begins with what is skipped before it is never found.
    private var startsSurely: Bool {
        guard let first = form.keyword.octets.first, !first.isJoint else { return true }
        return SymbolSet(octets: [first]).intersection(separating).isEmpty
    }

    /// A tail that ends with what is dropped at the end is never found.
    private var tailIsReached: Bool {
        guard tailIsOfWords, let last = form.tail.last else { return true }
        return SymbolSet(octets: [last]).intersection(separating).isEmpty
    }

    private var tailIsOfWords: Bool { form.tail.contains(where: \.isAlphanumeric) }

    private var keyword: Automaton {
        let joints = Automaton(SymbolSet(" #_-.*").union(separator == .lineBreak ? .lineBreak : .none)).starred
        return String(decoding: form.keyword.octets, as: UTF8.self).unicodeScalars.reduce(.empty) { keyword, scalar in
            let isJoint = scalar.isASCII && UInt8(scalar.value).isJoint
            return keyword.then(isJoint ? joints : Automaton(SymbolSet(String(scalar))))
        }
    }

    /// What may stand behind the keyword: the parts, and separators round them.
    private func rest(_ precision: CountPrecision) -> Automaton {
        let ends = Automaton(separating).starred
        let tail = tailIsOfWords ? ends.then(Automaton(literal: form.tail)).then(ends) : ends
        let body = parts(precision).beginning(everything.subtracting(leading))
            .ending(everything.subtracting(separating)).then(tail)
        let empty = form.mayBeBare ? Automaton.empty : .nothing
        let rest = Automaton(leading).starred.then(body.or(empty))
        guard let last = form.keyword.octets.last, last.isAlphanumeric, !form.lead.isEmpty else { return rest }
        let glued = form.firstHoleTakesDigits ? SymbolSet.digits : .none
        return rest.beginning(everything.subtracting(.alphanumerics).union(glued))
    }

    private var everything: SymbolSet { SymbolSet.any.union(.lineBreak) }

    private func parts(_ precision: CountPrecision) -> Automaton {
        guard let separator else { return form.mixedParts(precision) }
        let cut = SymbolSet(octets: [separator])
        let blank = Automaton(.blank).optional
        let gap = blank.then(Automaton(cut).then(blank).repeated)
        var (first, later) = (Automaton.nothing, Automaton.empty)
        for (index, hole) in form.holes.enumerated().reversed() {
            let edge = everything.subtracting(cut.union(.blank))
            let value = form.value(of: index, precision, cutAt: cut, gap: gap, edge: edge)
            first = hole.isOptional ? value.then(later).or(first) : value.then(later)
            let filled = gap.then(value)
            later = (hole.isOptional ? filled.optional : filled).then(later)
        }
        return first
    }
}

extension Form {
    /// All that can stand in a text of the form but the separator that it is cut at.
    fileprivate var characters: SymbolSet {
        let literals = ([keyword.octets, lead, tail] + separators).map(SymbolSet.init(octets:))
        let joints = keyword.octets.contains(where: \.isJoint) ? SymbolSet(" #_-.*") : .none
        return (literals + holes.map(\.shape.characters) + [joints, SymbolSet(" \n#:")]).reduce(.none) { $0.union($1) }
    }

    /// Whether a value that is not a text can hold one of the characters.
    fileprivate func valuesHold(_ symbols: SymbolSet) -> Bool {
        holes.contains { !$0.isText && !$0.shape.characters.intersection(symbols).isEmpty }
    }
}

extension FieldShape {
    /// All that its values are made of.
    fileprivate var characters: SymbolSet {
        automaton(.rough).edges.joined().reduce(.none) { $0.union($1.symbols) }
    }
}
