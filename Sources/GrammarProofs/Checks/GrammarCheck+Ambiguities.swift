package import MessageGrammar

extension GrammarCheck {
    /// Texts that two messages accept: for each two messages the shortest, and for each message at most three.
    ///
    /// What is searched is the language that `FormLanguage` describes.
    ///
    /// - Parameter characters: those of which the texts are made; nil for all.
    package func ambiguities(
        over characters: String? = nil
    ) -> [(left: Form, right: Form, witness: String)] {
        ambiguities(LanguageCache(characters.map(SymbolSet.init) ?? .everything))
    }

    func ambiguities(_ languages: LanguageCache) -> [(left: Form, right: Form, witness: String)] {
        grammar.messages.indices.flatMap { place in
            var found: [(left: Form, right: Form, witness: String)] = []
            for other in grammar.messages[..<place] where found.count < Self.mostOfOneMessage {
                if let shortest = shortest(other, grammar.messages[place], languages) { found.append(shortest) }
            }
            return found
        }.sorted { ($0.right.line, $0.left.line) < ($1.right.line, $1.left.line) }
    }

    /// Whoever has mended these asks again: of 200 messages that are all alike nobody reads 19 900 pairs.
    private static let mostOfOneMessage = 3

    /// The shortest text that a form of the one message and a form of the other accept.
    private func shortest(
        _ one: MessageDefinition, _ other: MessageDefinition, _ languages: LanguageCache
    ) -> (left: Form, right: Form, witness: String)? {
        let pairs = other.forms.flatMap { right in
            one.forms.filter { languages.mayMeet($0, right) }.map { (left: $0, right: right) }
        }
        return pairs.compactMap { left, right in
            languages.shortest(left, right).map { (left: left, right: right, witness: $0) }
        }.min { $0.witness.unicodeScalars.count < $1.witness.unicodeScalars.count }
    }
}
