/// The one keyword that a text begins with but for a slip.
struct MisspeltKeyword {
    let keyword: Keyword
    let reading: KeywordReading

    /// Nil where no keyword is that near, or more than one and neither goes on from the other; and where a shorter keyword stands there exactly, unless
    /// the near one goes on from it.
    init?(_ text: [UInt8], in grammar: Grammar) {
        let start = text.span.firstLetter ?? 0
        guard text[..<start].allSatisfy({ $0.isBlank || $0 == .hash }) else { return nil }
        let exact = grammar.forms.lazy
            .filter { !$0.keyword.isEmpty && $0.keywordReading(text.span, at: start, gluing: true) != nil }
            .map(\.keyword.words.count).max()
        var found: MisspeltKeyword?
        for keyword in grammar.keywords where keyword.words.count > exact ?? 0 {
            guard let reading = keyword.nearReading(text.span, at: start) else { continue }
            if let other = found, !keyword.goesOn(from: other.keyword) {
                if other.keyword.goesOn(from: keyword) { continue }
                return nil
            }
            found = MisspeltKeyword(keyword: keyword, reading: reading)
        }
        guard let found else { return nil }
        self = found
    }

    private init(keyword: Keyword, reading: KeywordReading) {
        (self.keyword, self.reading) = (keyword, reading)
    }
}

extension Keyword {
    /// Whether this keyword is the other with more words behind it: DAFTAR SALDO goes on from DAFTAR.
    func goesOn(from other: Keyword) -> Bool {
        words.count > other.words.count && words.starts(with: other.words)
    }
}
