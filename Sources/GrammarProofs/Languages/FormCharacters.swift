import MessageGrammar

/// What the texts of a form are made of.
struct FormCharacters {
    /// All that can stand in them but the separator that they are cut at.
    let all: SymbolSet
    /// All that can stand in values that are not texts.
    let ofValues: SymbolSet
    /// Separators any two of which can change places in all of them.
    let alike: SymbolSet

    /// - Parameter known: those of which texts are made at all.
    init(_ form: Form, of known: SymbolSet) {
        let literals = SymbolSet(octets: form.keyword.octets + form.lead + form.tail + form.separators.joined())
        let hasJoints = form.keyword.octets.contains(where: \.isJoint)
        let values = form.holes.map { $0.shape.pattern(.accepted).characterSets.map { SymbolSet($0) } }
        all = values.joined().reduce(literals.union(SymbolSet(hasJoints ? " #_-.*\n:" : " \n#:"))) { $0.union($1) }
        ofValues = zip(form.holes, values).filter { !$0.0.isText }.flatMap(\.1).reduce(.none) { $0.union($1) }
        let alike = SymbolSet(hasJoints ? ";|" : "*;|").intersection(known)
        let areTogether = values.joined().map { $0.intersection(alike) }.allSatisfy { $0.isEmpty || $0 == alike }
        self.alike = areTogether ? alike.subtracting(literals) : .none
    }
}
