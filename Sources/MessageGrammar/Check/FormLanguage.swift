/// The texts that one form accepts, as automata.
///
/// What is modelled: texts after step 1 of tolerance, read by the form exactly, or with step 2 of
/// tolerance (other separators, blanks round them, doubled ones, those at the ends) and with a keyword that is glued.
/// A misspelt keyword, what is forgiven inside numbers, parts in another order and signatures are not in it: they are
/// tried only where nothing of this fits. Capitals and small letters are one, also in separators; letters outside
/// ASCII are one, and a message of more than twenty-four parts is read as if it could have any number.
struct FormLanguage {
    let form: Form
    var precision = CountPrecision.exact

    /// Exactly as the form says; the first such form is the one that a text is read as.
    var strict: Automaton {
        let keyword = Automaton(literal: form.keyword.octets)
        let bare = form.mayBeBare ? keyword : .nothing
        guard !form.holes.isEmpty else { return bare.withLineBreaks }
        let body = form.separator.map { strictParts(cutAt: SymbolSet(octets: [$0])) } ?? mixedParts
        let filled = keyword.then(Automaton(literal: form.lead)).then(body).then(Automaton(literal: form.tail))
        return bare.or(filled).withLineBreaks.trimmed
    }

    /// With everything that the model forgives.
    var tolerant: Automaton {
        Automaton.any([strict] + readings.map(\.automaton)).trimmed
    }

    /// The form at each separator that the matcher tries, for the texts in which it tries that one.
    private var readings: [SeparatorReading] {
        guard let own = form.separator else {
            return [
                SeparatorReading(form: form, precision: precision, separator: form.separators.isEmpty ? .hash : nil)
            ]
        }
        let hash =
            own == .hash
            ? [] : [SeparatorReading(form: form, precision: precision, separator: .hash, mustBeThere: true)]
        let substitutes = TolerantText.substitutes.filter { $0 != own }
            .map { SeparatorReading(form: form, precision: precision, separator: $0, mustBeThere: true) }
        return [SeparatorReading(form: form, precision: precision, separator: own)] + hash + substitutes
    }

    private func strictParts(cutAt separator: SymbolSet) -> Automaton {
        let gap = Automaton(separator)
        var later = Automaton.empty
        var first = Automaton.nothing
        for (index, hole) in form.holes.enumerated().reversed() {
            // Values of a repeated hole have no blanks round them.
            let edge = hole.isRepeated ? SymbolSet.any.subtracting(.blank) : nil
            let value = form.value(of: index, precision, cutAt: separator, gap: gap, edge: edge)
            let filledFirst = value.then(later)
            first = hole.isOptional ? Automaton.any([filledFirst, later, first]) : filledFirst
            // A hole that is left out may leave its separator behind.
            let filled = gap.then(hole.isOptional ? value.optional : value)
            later = (hole.isOptional ? filled.optional : filled).then(later)
        }
        return first
    }

    /// A hole that stands alone may be left empty.
    private var mixedParts: Automaton {
        form.holes.count == 1 && form.holes[0].isOptional
            ? form.mixedParts(precision).optional : form.mixedParts(precision)
    }
}

/// One form read with one separator, as `TolerantForm` does up to glued keywords.
private struct SeparatorReading {
    let form: Form
    let precision: CountPrecision
    let separator: UInt8?
    /// Tried only where the text has it; and, unless it is `#`, where the text has no `#`.
    var mustBeThere = false

    var automaton: Automaton {
        guard !form.keyword.isEmpty || !form.holes.isEmpty, startsSurely, tailIsReached else { return .nothing }
        let whole = Automaton(separating).starred.then(keyword).then(rest)
        let spread = separator == .lineBreak ? whole : whole.withLineBreaks
        guard mustBeThere, let separator else { return spread }
        let there = spread.holding(SymbolSet(octets: [separator]))
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
    private var rest: Automaton {
        let ends = Automaton(separating).starred
        let tail = tailIsOfWords ? ends.then(Automaton(literal: form.tail)).then(ends) : ends
        let body = parts.beginning(everything.subtracting(leading)).ending(everything.subtracting(separating)).then(
            tail)
        let empty = form.mayBeBare ? Automaton.empty : .nothing
        let rest = Automaton(leading).starred.then(body.or(empty))
        guard let last = form.keyword.octets.last, last.isAlphanumeric, !form.lead.isEmpty else { return rest }
        let glued = form.firstHoleTakesDigits ? SymbolSet.digits : .none
        return rest.beginning(everything.subtracting(.alphanumerics).union(glued))
    }

    private var everything: SymbolSet { SymbolSet.any.union(.lineBreak) }

    private var parts: Automaton {
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
    /// What may stand in a hole where parts are cut at a separator.
    ///
    /// - Parameter edge: the characters at which a value may begin and end.
    fileprivate func value(
        of hole: Int, _ precision: CountPrecision, cutAt separator: SymbolSet, gap: Automaton, edge: SymbolSet? = nil
    ) -> Automaton {
        let shape = holes[hole].shape.automaton(precision)
        let isLast = hole == holes.count - 1
        let kept = mayHold(separator, in: hole) ? shape : shape.within(SymbolSet.any.subtracting(separator))
        let value = edge.map { kept.beginning($0).ending($0) } ?? kept.nonempty
        return isLast && endsRepeated ? value.then(gap.then(value).starred) : value
    }

    private func mayHold(_ separator: SymbolSet, in hole: Int) -> Bool {
        mayHold(separatorThatStandsInside: !separator.intersection(.standingInside).isEmpty, in: hole)
    }

    /// Parts between separators of several kinds, each up to the first of its separator.
    fileprivate func mixedParts(_ precision: CountPrecision) -> Automaton {
        holes.indices.reduce(.empty) { parts, index in
            let value = holes[index].shape.automaton(precision).nonempty
            return parts.then(index < separators.count ? value.upTo(separators[index]) : value)
        }
    }
}

extension SymbolSet {
    /// As `UInt8.mayStandInside`.
    fileprivate static let standingInside = SymbolSet(" /,.")
}

extension Automaton {
    fileprivate var nonempty: Automaton {
        var result = self
        result.rejectEmpty()
        return result
    }

    /// This and then a literal, which stands nowhere before.
    fileprivate func upTo(_ literal: [UInt8]) -> Automaton {
        let letters = literal.map { SymbolSet(octets: [$0]) }
        return then(Automaton(literal: literal)).product(states: letters.count + 1) { matched, symbols in
            guard matched < letters.count else { return [] }
            var rest = symbols
            var steps: [(SymbolSet, Int)] = []
            for letter in Set(letters) {
                steps.append((rest.intersection(letter), Self.matched(letters, after: letters[..<matched] + [letter])))
            }
            rest = letters.reduce(rest) { $0.subtracting($1) }
            return steps + [(rest, 0)]
        } accepting: {
            $0 == letters.count
        }
    }

    /// How much of a literal's start the end of what was read is.
    private static func matched(_ literal: [SymbolSet], after read: ArraySlice<SymbolSet>) -> Int {
        (0...min(literal.count, read.count)).last { read.suffix($0).elementsEqual(literal.prefix($0)) } ?? 0
    }
}
