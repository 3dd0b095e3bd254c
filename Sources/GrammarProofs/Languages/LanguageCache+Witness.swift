import MessageGrammar

extension LanguageCache {
    /// The shortest text that both forms accept with what is tolerated.
    func shortest(_ left: Form, _ right: Form) -> String? {
        witness(left, right) {
            zip(readings(left), readings(right)).reduce(nil) { known, readings in
                shortest(readings.0, readings.1, longest: known.map { $0.scalarCount - 1 } ?? .max - 1) ?? known
            }
        }
    }

    /// Sought first with any separators on either side: a text that both forms accept is the shortest of all then, and
    /// where there is none, no separators have one. Else each two separators are searched, first only for texts of the
    /// length that was found.
    private func shortest(_ left: SeparatorReadings, _ right: SeparatorReadings, longest: Int32) -> String? {
        var search = WitnessSearch(rough(left.any), rough(right.any), longest: longest, isLoose: true)
        guard let found = search.shortest() else { return nil }
        if let text = common(found, left.any.form, right.any.form) { return text }
        if let text = shortest(left, right, from: found.length, to: found.length) { return text }
        return found.length < longest ? shortest(left, right, from: found.length + 1, to: longest) : nil
    }

    /// - Parameter fewest: the characters that every common text has at least.
    private func shortest(
        _ left: SeparatorReadings, _ right: SeparatorReadings, from fewest: Int32, to longest: Int32
    ) -> String? {
        let pairs = left.each.flatMap { one in right.each.filter(one.mayMeet).map { (one: one, other: $0) } }
        let isShared = pairs.map { $0.one.separators == $0.other.separators }
        var (shortest, longest) = (String?.none, longest)
        // Most of the shortest texts have one separator for both.
        for place in pairs.indices.filter({ isShared[$0] }) + pairs.indices.filter({ !isShared[$0] })
        where fewest <= longest {
            guard let found = self.shortest(pairs[place].one, pairs[place].other, longest: longest) else { continue }
            (shortest, longest) = (found, found.scalarCount - 1)
        }
        return shortest
    }

    /// Sought first where wide counts have no end and blanks may stand anywhere. Whoever has nothing in common there has
    /// nothing at all, and a text that both forms accept is the shortest of all; only where it is neither are more
    /// places searched, and the large automata made.
    private func shortest(_ left: SeparatorReading, _ right: SeparatorReading, longest: Int32) -> String? {
        for isLoose in [true, false] {
            var quick = WitnessSearch(rough(left), rough(right), longest: longest, isLoose: isLoose)
            guard let found = quick.shortest() else { return nil }
            if let text = common(found, left.form, right.form) { return text }
        }
        var search = WitnessSearch(exact(left), exact(right), longest: longest)
        return search.shortest()?.text
    }

    /// One of the texts that both forms accept indeed.
    private func common(_ choices: TextChoices, _ left: Form, _ right: Form) -> String? {
        Self.marks.lazy.map { choices.text(with: $0) }.first { left.accepts($0) && right.accepts($0) }
    }

    /// A colon before the first part is no separator, whichever it is.
    private static let marks = [[]] + UInt8.substitutes.map { [SymbolSet(":"), SymbolSet(octets: [$0])] }
}

extension String {
    fileprivate var scalarCount: Int32 { Int32(unicodeScalars.count) }
}
