/// What the texts of a grammar begin with, as far as that is forgiven; a class, so that a reading holds it at the price of
/// one reference. It never changes.
final class Openings: Sendable {
    /// The keywords of all forms, each once, the longest first.
    let keywords: [Keyword]
    /// The forms that begin with each keyword, in the order of trying.
    let forms: [[Form]]
    /// The most words of a keyword, and the most characters of a word of one.
    let longest: (words: Int, characters: Int)
    let index: KeywordIndex

    /// - Parameter ordered: the forms, longest keyword first.
    init(_ ordered: [Form]) {
        let keywords = ordered.reduce(into: [Keyword]()) {
            if !$1.keyword.isEmpty, !$0.contains($1.keyword) { $0.append($1.keyword) }
        }
        self.keywords = keywords
        forms = keywords.map { keyword in ordered.filter { $0.keyword == keyword } }
        longest = (keywords.map(\.words.count).max() ?? 0, keywords.flatMap(\.words).map(\.count).max() ?? 0)
        index = KeywordIndex(ordered)
    }
}
