/// What the references of a log are called when it is played again: one name each, the same throughout.
struct Renaming: Sendable {
    /// A reference as it was recorded and as it was given.
    struct Pair: Hashable, Sendable {
        let recorded: String
        let given: String
    }

    /// References that are remembered of each side, and at most twice as many.
    private static let most = 8_192

    private var given = RecentMap<String, String>(most: most)
    private var recorded = RecentMap<String, String>(most: most)

    /// Whether the names are what they were before; those that are new are remembered.
    mutating func holds(for pairs: [Pair]) -> Bool {
        for pair in pairs {
            switch (given[pair.recorded], recorded[pair.given]) {
            case (nil, nil):
                given.set(pair.recorded, pair.given)
                recorded.set(pair.given, pair.recorded)
            case (pair.given?, pair.recorded?): continue
            default: return false
            }
        }
        return true
    }
}
