extension GrammarCheck {
    /// Texts that two messages accept: for each two messages the shortest.
    ///
    /// What is searched is the language that `FormLanguage` describes.
    ///
    /// - Parameter characters: those of which the texts are made; nil for all.
    package func ambiguities(
        over characters: String? = nil
    ) -> [(left: Form, right: Form, witness: String)] {
        let forms = grammar.messages.flatMap(\.forms)
        let languages = LanguageCache(characters.map(SymbolSet.init))
        var shortest: [[String]: (left: Form, right: Form, witness: String)] = [:]
        for (index, right) in forms.enumerated() {
            for left in forms[..<index] where left.message != right.message && left.mayMeet(right) {
                guard languages.skeleton(left).meets(languages.skeleton(right)) else { continue }
                var search = WitnessSearch(languages.tolerant(left), languages.tolerant(right))
                guard let witness = search.shortest() else { continue }
                let pair = [left.message, right.message]
                let known = shortest[pair]?.witness.unicodeScalars.count ?? .max
                if witness.unicodeScalars.count < known { shortest[pair] = (left, right, witness) }
            }
        }
        return shortest.values.sorted { ($0.right.line, $0.left.line) < ($1.right.line, $1.left.line) }
    }
}

extension Form {
    /// Whether keywords leave room for a text of both forms; where they do not, nothing else need be asked.
    func mayMeet(_ other: Form) -> Bool {
        let (one, two) = (keyword.octets.filter { !$0.isJoint }, other.keyword.octets.filter { !$0.isJoint })
        return zip(one, two).allSatisfy { $0 == $1 }
    }
}

/// Automata of forms, each made once.
final class LanguageCache {
    private let characters: SymbolSet?
    private var tolerant: [ObjectIdentifier: Automaton] = [:]
    private var strict: [ObjectIdentifier: Automaton] = [:]
    private var skeletons: [ObjectIdentifier: Automaton] = [:]

    /// - Parameter characters: those of which texts are made, or nil for all.
    init(_ characters: SymbolSet? = nil) {
        self.characters = characters
    }

    func tolerant(_ form: Form) -> Automaton {
        Self.made(for: form, in: &tolerant) {
            let whole = FormLanguage(form: form).tolerant
            return characters.map { whole.within($0).trimmed } ?? whole
        }
    }

    func strict(_ form: Form) -> Automaton {
        Self.made(for: form, in: &strict) { FormLanguage(form: form).strict }
    }

    func skeleton(_ form: Form) -> Automaton {
        Self.made(for: form, in: &skeletons) { form.skeleton }
    }

    private static func made(
        for form: Form, in known: inout [ObjectIdentifier: Automaton], _ make: () -> Automaton
    ) -> Automaton {
        if let automaton = known[ObjectIdentifier(form)] { return automaton }
        let automaton = make()
        known[ObjectIdentifier(form)] = automaton
        return automaton
    }
}
