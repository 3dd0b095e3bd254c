import MessageGrammar

/// Automata of forms and what is known of pairs of them, each made once; forms of one spelling are one here.
final class LanguageCache {
    private let characters: SymbolSet
    private let roughValues = ValueAutomata(.rough)
    private let exactValues = ValueAutomata(.exact)
    private var places: [Form.Spelling: Int] = [:]
    private var placesOfForms: [ObjectIdentifier: Int] = [:]
    private var readings: [Int: [SeparatorReadings]] = [:]
    private var rough: [Place: AutomatonTable] = [:]
    private var exact: [Place: AutomatonTable] = [:]
    private var strict: [Int: AutomatonTable] = [:]
    private var skeletons: [Int: AutomatonTable] = [:]
    private var meetings: [Pair: Bool] = [:]
    private var witnesses: [Pair: String?] = [:]
    private var shapes: [FieldShape: AutomatonTable] = [:]
    private var inclusions: [[FieldShape]: Bool] = [:]
    private var commonValues: [[FieldShape]: String?] = [:]

    private struct Pair: Hashable {
        let left: Int
        let right: Int
    }

    private struct Place: Hashable {
        let form: Int
        let kind: SeparatorReading.Kind
    }

    /// - Parameter characters: those of which texts are made.
    init(_ characters: SymbolSet = .everything) {
        self.characters = characters
    }

    /// Whether two forms may have a text in common; false only where they surely have none.
    func mayMeet(_ left: Form, _ right: Form) -> Bool {
        guard left.keyword.mayMeet(right.keyword) else { return false }
        return Self.made(for: pair(left, right), in: &meetings) { skeleton(left).meets(skeleton(right)) }
    }

    /// What is known of the shortest text that two forms have in common, or what `make` finds.
    func witness(_ left: Form, _ right: Form, _ make: () -> String?) -> String? {
        Self.made(for: pair(left, right), in: &witnesses, make)
    }

    func areAlike(_ left: Form, _ right: Form) -> Bool {
        place(left) == place(right)
    }

    /// Whether all values of a shape have the other shape as well.
    func takes(_ wide: FieldShape, allOf narrow: FieldShape) -> Bool {
        wide == narrow
            || Self.made(for: [wide, narrow], in: &inclusions) {
                var search = InclusionSearch(table(narrow), in: [table(wide)])
                return search.textOutside() == nil
            }
    }

    /// The shortest value that has both of two shapes.
    func commonValue(_ one: FieldShape, _ other: FieldShape) -> String? {
        Self.made(for: [one, other], in: &commonValues) {
            var search = WitnessSearch(table(one), table(other))
            return search.shortest()?.text
        }
    }

    func strict(_ form: Form) -> AutomatonTable {
        Self.made(for: place(form), in: &strict) {
            AutomatonTable(FormLanguage(form: form, values: exactValues).strict)
        }
    }

    func readings(_ form: Form) -> [SeparatorReadings] {
        Self.made(for: place(form), in: &readings) { SeparatorReadings.all(of: form, over: characters) }
    }

    /// The automaton of a reading in which wide counts have no end.
    func rough(_ reading: SeparatorReading) -> AutomatonTable {
        Self.made(for: place(reading), in: &rough) { table(reading.automaton(roughValues)) }
    }

    func exact(_ reading: SeparatorReading) -> AutomatonTable {
        Self.made(for: place(reading), in: &exact) { table(reading.automaton(exactValues)) }
    }

    private func place(_ reading: SeparatorReading) -> Place {
        Place(form: place(reading.form), kind: reading.kind)
    }

    private func table(_ shape: FieldShape) -> AutomatonTable {
        Self.made(for: shape, in: &shapes) { AutomatonTable(shape.automaton) }
    }

    private func table(_ automaton: Automaton) -> AutomatonTable {
        AutomatonTable(automaton.within(characters))
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
