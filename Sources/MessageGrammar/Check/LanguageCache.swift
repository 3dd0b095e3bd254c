/// Automata of forms and what is known of pairs of them, each made once; forms of one spelling are one here.
final class LanguageCache {
    private let characters: SymbolSet?
    private var places: [Form.Spelling: Int] = [:]
    private var placesOfForms: [ObjectIdentifier: Int] = [:]
    private var tolerant: [Int: AutomatonTable] = [:]
    private var open: [Int: AutomatonTable] = [:]
    private var strict: [Int: Automaton] = [:]
    private var skeletons: [Int: Automaton] = [:]
    private var meetings: [Pair: Bool] = [:]
    private var witnesses: [Pair: String?] = [:]

    private struct Pair: Hashable {
        let left: Int
        let right: Int
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
    ///
    /// Sought first where wide counts have no end. Whoever has nothing in common there has nothing at all, and a text
    /// that both forms accept is the shortest of all; only where it is neither are the large automata made.
    func shortest(_ left: Form, _ right: Form) -> String? {
        Self.made(for: pair(left, right), in: &witnesses) {
            var quick = WitnessSearch(open(left), open(right))
            guard let found = quick.shortest() else { return nil }
            if left.accepts(found), right.accepts(found) { return found }
            var search = WitnessSearch(tolerant(left), tolerant(right))
            return search.shortest()
        }
    }

    func areAlike(_ left: Form, _ right: Form) -> Bool {
        place(left) == place(right)
    }

    func strict(_ form: Form) -> Automaton {
        Self.made(for: place(form), in: &strict) { FormLanguage(form: form).strict }
    }

    private func tolerant(_ form: Form) -> AutomatonTable {
        Self.made(for: place(form), in: &tolerant) { tolerant(form, .exact) }
    }

    private func open(_ form: Form) -> AutomatonTable {
        Self.made(for: place(form), in: &open) { tolerant(form, .open) }
    }

    private func tolerant(_ form: Form, _ precision: CountPrecision) -> AutomatonTable {
        let whole = FormLanguage(form: form, precision: precision).tolerant
        return AutomatonTable(characters.map { whole.within($0).trimmed } ?? whole)
    }

    private func skeleton(_ form: Form) -> Automaton {
        Self.made(for: place(form), in: &skeletons) { form.skeleton }
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
