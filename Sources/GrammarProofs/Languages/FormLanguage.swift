import MessageGrammar

/// The texts that one form accepts, as automata.
///
/// What is modelled, here and in `SeparatorReading`: texts after step 1 of tolerance, read by the form exactly, or with
/// step 2 of tolerance (other separators, blanks round them, doubled ones, those at the ends) and with a keyword that is glued.
/// Keywords that are misspelt or drawn otherwise, marks at the end, labels and marks round values, what is forgiven inside
/// numbers and beside separators of words, parts in another order, and words behind a message are not in it: they are tried
/// only where nothing of this fits. What a poster prints round a message, and a signature below dashes, are gone with
/// step 1. Capitals and small letters are one, also in separators; letters beyond
/// Latin-1 and the GSM default alphabet are one, and a message of more than twenty-four parts is read as if it could have any number.
struct FormLanguage {
    let form: Form
    let values: ValueAutomata

    /// Exactly as the form says; the first such form is the one that a text is read as.
    var strict: Automaton {
        let keyword = Automaton(literal: form.keyword.octets)
        let bare = form.mayBeBare ? keyword : .nothing
        guard !form.holes.isEmpty else { return bare.withLineBreaks }
        let body = form.separator.map { strictParts(cutAt: SymbolSet(octets: [$0])) } ?? mixedParts
        let filled = keyword.then(Automaton(literal: form.lead)).then(body).then(Automaton(literal: form.tail))
        return bare.or(filled).withLineBreaks
    }

    private func strictParts(cutAt separator: SymbolSet) -> Automaton {
        let gap = Automaton(separator)
        var later = Automaton.empty
        var first = Automaton.nothing
        for (index, hole) in form.holes.enumerated().reversed() {
            // Values of a repeated hole have no blanks round them.
            let edge = hole.isRepeated ? SymbolSet.everything.subtracting(.blank) : .everything
            let value = form.value(of: index, values, cutAt: separator, gap: gap, edge: edge)
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
            ? form.mixedParts(values).optional : form.mixedParts(values)
    }
}

extension Form {
    /// What may stand in a hole where parts are cut at a separator.
    ///
    /// - Parameter edge: the characters at which a value may begin and end.
    func value(
        of hole: Int, _ values: ValueAutomata, cutAt separator: SymbolSet, gap: Automaton, edge: SymbolSet
    ) -> Automaton {
        let isLast = hole == holes.count - 1
        let characters = mayHold(separator, in: hole) ? .everything : SymbolSet.everything.subtracting(separator)
        let value = values.values(of: holes[hole].shape, within: characters, edge: edge)
        return isLast && endsRepeated ? value.then(gap.then(value).starred) : value
    }

    private func mayHold(_ separator: SymbolSet, in hole: Int) -> Bool {
        mayHold(separatorThatStandsInside: !separator.intersection(.standingInside).isEmpty, in: hole)
    }

    /// Parts between separators of several kinds, each up to the first of its separator.
    func mixedParts(_ values: ValueAutomata) -> Automaton {
        holes.indices.reduce(.empty) { parts, index in
            let value = values.values(of: holes[index].shape)
            return parts.then(index < separators.count ? value.upTo(separators[index]) : value)
        }
    }
}

extension SymbolSet {
    /// As `UInt8.mayStandInside`.
    fileprivate static let standingInside = SymbolSet(" /,.")
}

extension Automaton {
    /// This and then a literal, which stands nowhere before.
    fileprivate func upTo(_ literal: [UInt8]) -> Automaton {
        let letters = String(decoding: literal, as: UTF8.self).unicodeScalars.map { SymbolSet(String($0)) }
        return then(Automaton(literal: literal)).product(states: letters.count + 1) { matched, symbols in
            matched < letters.count ? letters.matches(after: matched, symbols) : []
        } accepting: {
            $0 == letters.count
        }
    }
}
