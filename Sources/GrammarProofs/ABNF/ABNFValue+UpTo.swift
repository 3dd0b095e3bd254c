import MessageGrammar

extension ABNFValue {
    /// What a pattern describes and then a literal that stands nowhere before, capitals and small letters being one;
    /// nil where the pattern cannot hold the literal anyway.
    init?(_ pattern: ShapePattern, upTo literal: String) {
        let letters = literal.unicodeScalars.map(ScalarSet.init(ignoringCaseOf:))
        let alphabet = pattern.characterSets.reduce(ScalarSet([])) { $0.union($1) }
        guard letters.allSatisfy({ !$0.intersection(alphabet).isEmpty }) else { return nil }
        let start = Place(rest: .sequence([pattern, .literal(literal)]), matched: 0)
        self.init(from: start) { place, next in
            .choice(
                place.followers(letters).map { symbols, following in
                    following.matched == letters.count ? .scalar(symbols) : .scalar(symbols).then(next(following))
                })
        }
    }

    /// What may still come, and how much of the literal's start the end of what was read is.
    private struct Place: Hashable {
        let rest: ShapePattern
        let matched: Int

        /// Nothing but the end of a text is the literal.
        func followers(_ letters: [ScalarSet]) -> [(ScalarSet, Place)] {
            rest.openings.flatMap { characters, rest in
                letters.matches(after: matched, characters).map { ($0, Place(rest: rest, matched: $1)) }
            }.filter { symbols, next in
                !symbols.isEmpty && (next.matched == letters.count) == next.rest.acceptsEmpty
            }
        }
    }
}

extension ScalarSet {
    fileprivate init(ignoringCaseOf scalar: Unicode.Scalar) {
        self.init(
            scalar.isASCII
                ? [scalar.properties.uppercaseMapping, scalar.properties.lowercaseMapping].joined()
                : String(scalar))
    }
}
