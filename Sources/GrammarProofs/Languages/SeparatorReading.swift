import MessageGrammar

/// One form read with one separator, as `TolerantForm` does up to glued keywords; or with several at once, which takes
/// somewhat more than the readings with each of them together.
struct SeparatorReading {
    let form: Form
    /// Nil where parts stand between separators of several kinds, or where it is one of several.
    private let separator: UInt8?
    /// Those that parts may be cut at.
    let separators: SymbolSet
    /// Those that they are cut at wherever they stand.
    private let certain: SymbolSet
    /// Tried only where the text has it; and, unless it is `#`, where the text has no `#`.
    let isSubstitute: Bool
    let mayHoldHash: Bool
    var kind: Kind { Kind(separators: separators, isSubstitute: isSubstitute, mayHoldHash: mayHoldHash) }
    /// Whether it has the separator wherever it is read.
    private let isSurelyCut: Bool
    private let formCharacters: FormCharacters
    /// Those that its texts are made of, and perhaps more.
    private let characters: SymbolSet
    /// Those that every text of it has, as far as can be told without its automaton.
    private let needed: SymbolSet

    /// What tells the readings of one form apart.
    struct Kind: Hashable {
        let separators: SymbolSet
        let isSubstitute: Bool
        let mayHoldHash: Bool
    }

    private init(
        _ form: Form, of formCharacters: FormCharacters, cutAt separator: UInt8?, or others: SymbolSet = .none,
        isSubstitute: Bool = false, mayHoldHash: Bool = true
    ) {
        (self.form, self.separator, self.isSubstitute, self.mayHoldHash) = (form, separator, isSubstitute, mayHoldHash)
        self.formCharacters = formCharacters
        certain = separator.map { SymbolSet(octets: [$0]) } ?? .none
        separators = certain.union(others)
        let all = formCharacters.all.union(separators)
        characters = mayHoldHash ? all : all.subtracting(SymbolSet("#"))
        isSurelyCut = form.holes.count - form.optionalCount > 1
        needed = isSubstitute || isSurelyCut ? certain : .none
    }

    /// The form at each separator that the matcher tries, its own first, for the texts in which it tries that one.
    ///
    /// - Parameter known: the characters of which texts are made at all.
    static func all(of form: Form, over known: SymbolSet) -> [SeparatorReading] {
        let characters = FormCharacters(form, of: known)
        guard let own = form.separator else {
            return [SeparatorReading(form, of: characters, cutAt: form.separators.isEmpty ? .hash : nil)]
        }
        let others = (own == .hash ? [] : [.hash]) + UInt8.substitutes.filter { $0 != own }
        return [SeparatorReading(form, of: characters, cutAt: own)]
            + others.map {
                SeparatorReading(form, of: characters, cutAt: $0, isSubstitute: true, mayHoldHash: $0 == .hash)
            }
    }

    /// The form at whichever separator of some readings.
    static func any(of readings: [SeparatorReading], mayHoldHash: Bool) -> SeparatorReading {
        let all = readings.reduce(SymbolSet.none) { $0.union($1.separators) }
        return SeparatorReading(
            readings[0].form, of: readings[0].formCharacters, cutAt: readings.count == 1 ? readings[0].separator : nil,
            or: all, mayHoldHash: mayHoldHash)
    }

    /// Whether two readings may have a text in common that is shorter than those of other two.
    ///
    /// Each has the characters that every text of the other needs. Of separators that are alike in both only the first
    /// ones are tried. And where neither value nor word can hold the separator of both, `#` does for it as well, and that
    /// is another two.
    func mayMeet(_ other: SeparatorReading) -> Bool {
        guard needed.subtracting(other.characters).isEmpty, other.needed.subtracting(characters).isEmpty,
            hasFirstSeparators(with: other)
        else { return false }
        let isShared = isSubstitute && other.isSubstitute && separator == other.separator && separator != .hash
        return !isShared || holdsSeparator || other.holdsSeparator
    }

    private func hasFirstSeparators(with other: SeparatorReading) -> Bool {
        var free = formCharacters.alike.intersection(other.formCharacters.alike)
        for cut in [separators, other.separators] where !cut.intersection(free).isEmpty {
            guard cut == free.subtracting(free.withoutLowest) else { return false }
            free = free.withoutLowest
        }
        return true
    }

    private var holdsSeparator: Bool {
        guard let separator else { return true }
        let isLiteral = form.tail.contains(separator) || !separator.isJoint && form.keyword.octets.contains(separator)
        let isOfValues = !formCharacters.ofValues.intersection(certain).isEmpty
        return isLiteral || separator.mayStandInside && isOfValues
    }

    /// What is accepted with this separator; with its own one, also what is written exactly as the form says.
    func automaton(_ values: ValueAutomata) -> Automaton {
        let tolerant = tolerant(values)
        let whole = isSubstitute ? tolerant : FormLanguage(form: form, values: values).strict.or(tolerant)
        return mayHoldHash ? whole : whole.within(SymbolSet.everything.subtracting(SymbolSet("#")))
    }

    private func tolerant(_ values: ValueAutomata) -> Automaton {
        guard !form.keyword.isEmpty || !form.holes.isEmpty, startsSurely, tailIsReached else { return .nothing }
        let whole = Automaton(skippable).starred.then(keyword).then(rest(values))
        let spread = separator == .lineBreak ? whole : whole.withLineBreaks
        return isSubstitute && !isSurelyCut ? spread.holding(separators) : spread
    }

    /// What is skipped round the keyword and the parts.
    private var skipped: SymbolSet { SymbolSet.blank.union(SymbolSet("#")).union(certain) }

    /// What may be skipped there.
    private var skippable: SymbolSet { skipped.union(separators) }

    /// What is skipped before the parts, too.
    private var leading: SymbolSet { SymbolSet(":").union(SymbolSet(octets: form.lead)) }

    /// A keyword that begins with what is skipped before it is never found.
    private var startsSurely: Bool {
        guard let first = form.keyword.octets.first, !first.isJoint else { return true }
        return SymbolSet(octets: [first]).intersection(skipped).isEmpty
    }

    /// A tail that ends with what is dropped at the end is never found.
    private var tailIsReached: Bool {
        guard form.tailIsOfWords, let last = form.tail.last else { return true }
        return SymbolSet(octets: [last]).intersection(skipped).isEmpty
    }

    private var keyword: Automaton {
        let joints = Automaton(SymbolSet(" #_-.*").union(separators.intersection(.lineBreak))).starred
        return String(decoding: form.keyword.octets, as: UTF8.self).unicodeScalars.reduce(.empty) { keyword, scalar in
            let isJoint = scalar.isASCII && UInt8(scalar.value).isJoint
            return keyword.then(isJoint ? joints : Automaton(SymbolSet(String(scalar))))
        }
    }

    /// What may stand behind the keyword: the parts, and separators round them.
    private func rest(_ values: ValueAutomata) -> Automaton {
        let ends = Automaton(skippable).starred
        let tail = form.tailIsOfWords ? ends.then(Automaton(literal: form.tail)).then(ends) : ends
        let begun = parts(values).beginning(SymbolSet.everything.subtracting(skipped.union(leading)))
        let body = (endsSurely ? begun : begun.ending(SymbolSet.everything.subtracting(skipped))).then(tail)
        let empty = form.mayBeBare ? Automaton.empty : .nothing
        let rest = Automaton(skippable.union(leading)).starred.then(body.or(empty))
        guard form.keyword.endsInWord, !form.lead.isEmpty else { return rest }
        let glued = form.firstHoleTakesDigits ? SymbolSet.digits : .none
        return rest.beginning(SymbolSet.everything.subtracting(.alphanumerics.union(.otherLetters)).union(glued))
    }

    /// Whether no value ends with what is skipped behind the parts: all of it but a `#` stands at no end of a value.
    private var endsSurely: Bool {
        !separators.isEmpty && (!mayHoldHash || !certain.intersection(SymbolSet("#")).isEmpty)
    }

    private func parts(_ values: ValueAutomata) -> Automaton {
        guard !separators.isEmpty else { return form.mixedParts(values) }
        let blank = Automaton(.blank).optional
        let gap = blank.then(Automaton(separators).then(blank).repeated)
        let edge = SymbolSet.everything.subtracting(certain.union(.blank))
        var (first, later) = (Automaton.nothing, Automaton.empty)
        for (index, hole) in form.holes.enumerated().reversed() {
            let value = form.value(of: index, values, cutAt: certain, gap: gap, edge: edge)
            first = hole.isOptional ? value.then(later).or(first) : value.then(later)
            let filled = gap.then(value)
            later = (hole.isOptional ? filled.optional : filled).then(later)
        }
        return first
    }
}
