import MessageGrammar

extension LanguageCache {
    /// Whether one form takes all texts of another because each of its holes takes what that one's holes do, its last
    /// one perhaps all that is left.
    ///
    /// True only where it surely is so: most forms that lie within one other are found by this, and the rest by search.
    func surelyTakes(_ wide: Form, allOf narrow: Form) -> Bool {
        if areAlike(wide, narrow) { return true }
        guard wide.keyword == narrow.keyword, wide.lead == narrow.lead, wide.tail == narrow.tail,
            let last = wide.holes.indices.last, last < narrow.holes.count, wide.separator != nil,
            let separator = narrow.separator, wide.separators.elementsEqual(narrow.separators.prefix(last))
        else { return false }
        guard (0..<last).allSatisfy({ takes(wide, narrow, $0, cutAt: separator) }) else { return false }
        return narrow.holes.count == wide.holes.count
            ? takes(wide, narrow, last, cutAt: separator) : takesRest(wide, narrow, from: last)
    }

    private func takes(_ wide: Form, _ narrow: Form, _ place: Int, cutAt separator: UInt8) -> Bool {
        let (one, other) = (wide.holes[place], narrow.holes[place])
        func mayHold(_ form: Form) -> Bool {
            form.mayHold(separatorThatStandsInside: separator.mayStandInside, in: place)
        }
        return one.isRepeated == other.isRepeated && (one.isOptional || !other.isOptional)
            && (mayHold(wide) || !mayHold(narrow)) && takes(one.shape, allOf: other.shape)
    }

    /// Whether a text at the end takes several parts with what stands between them.
    private func takesRest(_ wide: Form, _ narrow: Form, from place: Int) -> Bool {
        let rest = narrow.holes[place...]
        guard case .text(let count) = wide.holes[place].shape, !wide.endsRepeated, !narrow.endsRepeated,
            rest.contains(where: { !$0.isOptional })
        else { return false }
        // One that is left out may leave only its separator.
        let widths = rest.map { $0.shape.pattern(.accepted).width }
        let fewest = rest.contains(where: \.isOptional) ? 1 : max(1, widths[0].lowerBound)
        let longest = widths.map(\.upperBound)
        guard longest.allSatisfy({ $0 <= count.upperBound }) else { return false }
        let gaps = narrow.separators[place...].reduce(0) { $0 + $1.count }
        return fewest >= count.lowerBound && longest.reduce(gaps, +) <= count.upperBound
    }
}
