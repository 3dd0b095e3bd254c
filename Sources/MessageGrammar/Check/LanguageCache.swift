/// Automata of forms and what is known of pairs of them, each made once; forms of one spelling are one here.
final class LanguageCache {
    private let characters: SymbolSet?
    private var places: [Form.Spelling: Int] = [:]
    private var placesOfForms: [ObjectIdentifier: Int] = [:]
    private var readings: [Int: [Readings]] = [:]
    private var rough: [Pair: AutomatonTable] = [:]
    private var exact: [Pair: AutomatonTable] = [:]
    private var strict: [Int: AutomatonTable] = [:]
    private var skeletons: [Int: AutomatonTable] = [:]
    private var meetings: [Pair: Bool] = [:]
    private var witnesses: [Pair: String?] = [:]
    private var inclusions: [[FieldShape]: Bool] = [:]
    private var lengths: [FieldShape: ClosedRange<Int>] = [:]

    private struct Pair: Hashable {
        let left: Int
        let right: Int
    }

    /// A reading, with the place of its form and its own among those of the form.
    private struct PlacedReading {
        let place: Pair
        let reading: SeparatorReading
    }

    /// Readings that are tried on the same texts, and all at once.
    private struct Readings {
        let any: PlacedReading
        let each: [PlacedReading]
    }

    /// - Parameter characters: those of which texts are made, or nil for all.
    init(_ characters: SymbolSet? = nil) {
        self.characters = characters
    }

    /// Whether two forms may have a text in common; false only where they surely have none.
    func mayMeet(_ left: Form, _ right: Form) -> Bool {
        guard left.keyword.mayMeet(right.keyword) else { return false }
        return Self.made(for: pair(left, right), in: &meetings) { skeleton(left).meets(skeleton(right)) }
    }

    /// The shortest text that both forms accept with what is tolerated.
    func shortest(_ left: Form, _ right: Form) -> String? {
        Self.made(for: pair(left, right), in: &witnesses) {
            zip(readings(left), readings(right)).reduce(nil) { known, readings in
                shortest(readings.0, readings.1, longest: known.map { $0.scalarCount - 1 } ?? .max - 1) ?? known
            }
        }
    }

    private func shortest(_ left: Readings, _ right: Readings, longest: Int32) -> String? {
        var search = WitnessSearch(rough(left.any), rough(right.any), longest: longest, isLoose: true)
        guard let found = search.shortest() else { return nil }
        if let text = common(found, left.any.reading.form, right.any.reading.form) { return text }
        return [found.length, longest].lazy.compactMap { self.shortest(left, right, eachWithin: $0) }.first
    }

    /// A text that both forms accept indeed.
    private func common(_ choices: TextChoices, _ left: Form, _ right: Form) -> String? {
        for marks in Self.marks {
            let text = choices.text(with: marks)
            if left.accepts(text), right.accepts(text) { return text }
        }
        return nil
    }

    /// A colon before the first part is no separator, whichever it is.
    private static let marks = [[]] + TolerantText.substitutes.map { [SymbolSet(":"), SymbolSet(octets: [$0])] }

    private func shortest(_ left: Readings, _ right: Readings, eachWithin longest: Int32) -> String? {
        var (shortest, longest) = (String?.none, longest)
        for one in left.each {
            for other in right.each where one.reading.mayMeet(other.reading) {
                guard let found = self.shortest(one, other, longest: longest) else { continue }
                (shortest, longest) = (found, found.scalarCount - 1)
            }
        }
        return shortest
    }

    /// Sought first where wide counts have no end and blanks may stand anywhere. Whoever has nothing in common there has
    /// nothing at all, and a text that both forms accept is the shortest of all; only where it is neither are more
    /// places searched, and the large automata made.
    private func shortest(_ left: PlacedReading, _ right: PlacedReading, longest: Int32) -> String? {
        for isLoose in [true, false] {
            var quick = WitnessSearch(rough(left), rough(right), longest: longest, isLoose: isLoose)
            guard let found = quick.shortest() else { return nil }
            if let text = common(found, left.reading.form, right.reading.form) { return text }
        }
        var search = WitnessSearch(exact(left), exact(right), longest: longest)
        return search.shortest()?.text
    }

    func areAlike(_ left: Form, _ right: Form) -> Bool {
        place(left) == place(right)
    }

    /// Whether all values of a shape have the other shape as well.
    func takes(_ wide: FieldShape, allOf narrow: FieldShape) -> Bool {
        wide == narrow
            || Self.made(for: [wide, narrow], in: &inclusions) {
                var search = InclusionSearch(AutomatonTable(narrow.automaton), in: [AutomatonTable(wide.automaton)])
                return search.textOutside() == nil
            }
    }

    /// The characters that a value of a shape has at least and at most.
    func lengths(of shape: FieldShape) -> ClosedRange<Int> {
        Self.made(for: shape, in: &lengths) {
            let table = AutomatonTable(shape.automaton)
            return max(1, Int(table.fewest))...max(1, table.longestEnds[0])
        }
    }

    func strict(_ form: Form) -> AutomatonTable {
        Self.made(for: place(form), in: &strict) { AutomatonTable(FormLanguage(form: form).strict) }
    }

    /// Those of texts that have a `#`, and those of texts that have none.
    private func readings(_ form: Form) -> [Readings] {
        Self.made(for: place(form), in: &readings) {
            let each = SeparatorReading.all(of: form)
            func placed(_ place: Int) -> PlacedReading {
                PlacedReading(place: Pair(left: self.place(form), right: place), reading: each[place])
            }
            return [true, false].map { hasHash in
                let places = each.indices.filter { !each[$0].isSubstitute || each[$0].mayHoldHash == hasHash }
                let any = SeparatorReading.any(of: places.map { each[$0] }, mayHoldHash: hasHash)
                return Readings(
                    any: PlacedReading(
                        place: Pair(left: self.place(form), right: hasHash ? -1 : -2), reading: any),
                    each: places.map(placed))
            }
        }
    }

    private func rough(_ reading: PlacedReading) -> AutomatonTable {
        Self.made(for: reading.place, in: &rough) { table(reading.reading.automaton(.rough)) }
    }

    private func exact(_ reading: PlacedReading) -> AutomatonTable {
        Self.made(for: reading.place, in: &exact) { table(reading.reading.automaton(.exact)) }
    }

    private func table(_ automaton: Automaton) -> AutomatonTable {
        AutomatonTable(characters.map(automaton.within) ?? automaton)
    }

    private func skeleton(_ form: Form) -> AutomatonTable {
        Self.made(for: place(form), in: &skeletons) { AutomatonTable(form.skeleton) }
    }

    private func pair(_ left: Form, _ right: Form) -> Pair {
        Pair(left: place(left), right: place(right))
    }

    private func place(_ form: Form) -> Int {
        Self.made(for: ObjectIdentifier(form), in: &placesOfForms) {
            let place = places[form.spelling] ?? places.count
            places[form.spelling] = place
            return place
        }
    }

    private static func made<Key: Hashable, Value>(
        for key: Key, in known: inout [Key: Value], _ make: () -> Value
    ) -> Value {
        if let value = known[key] { return value }
        let value = make()
        known[key] = value
        return value
    }
}

extension Form {
    /// All of a form that says which texts it accepts.
    struct Spelling: Hashable {
        let literals: [[UInt8]]
        let shapes: [FieldShape]
        let marks: [[Bool]]
    }

    var spelling: Spelling {
        Spelling(
            literals: [keyword.octets, lead, tail] + separators, shapes: shapes,
            marks: holes.map { [$0.isOptional, $0.isRepeated] })
    }
}

extension Keyword {
    /// Whether a text can begin with both keywords, or has room for one in the first hole of the other.
    func mayMeet(_ other: Keyword) -> Bool {
        zip(octets.lazy.filter { !$0.isJoint }, other.octets.lazy.filter { !$0.isJoint }).allSatisfy { $0 == $1 }
    }
}

extension String {
    fileprivate var scalarCount: Int32 { Int32(unicodeScalars.count) }
}
