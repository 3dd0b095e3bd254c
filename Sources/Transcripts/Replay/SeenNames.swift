/// Names that messages of a log gave, so that replies which repeat them can be shown without.
///
/// The last thousands of them; what was given long before is forgotten.
public struct SeenNames: Sendable {
    private var words = RecentMap<String, Bool>(most: 10_000)

    /// None.
    public init() {}

    /// Remembers each word of a name.
    public mutating func insert(_ name: some StringProtocol) {
        for word in PlainWord.all(in: Array(String(name).unicodeScalars)) where !word.isNumber && word.range.count > 1 {
            words.set(word.text, true)
        }
    }

    /// Whether a word is part of a name, whatever its letters' case.
    package func has(_ word: String) -> Bool { contains(word.lowercased()) }

    /// Whether a word in lower case is part of a name.
    func contains(_ word: String) -> Bool { words[word] != nil }
}
