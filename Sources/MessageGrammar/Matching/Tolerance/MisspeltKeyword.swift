/// The one keyword that a text begins with but for a slip, or for digits that look like its letters.
struct MisspeltKeyword {
    /// The forms that begin with the keyword, in the order of trying.
    let forms: [Form]
    let reading: KeywordReading
    let keyword: Keyword
    private let likeness: OpeningWords.Likeness

    /// Whether a letter is wrong, and not only drawn otherwise.
    var hasSlip: Bool { likeness.slips > 0 }

    /// Nil where no keyword is that near, or more than one and neither goes on from the other; and where a shorter keyword stands there exactly, unless
    /// the near one goes on from it.
    init?(_ text: Span<UInt8>, in openings: Openings) {
        let start = text.firstWord ?? 0
        guard text.skip(from: 0, while: { $0.isBlank || $0 == .hash }) >= start else { return nil }
        let opening = OpeningWords(text, from: start, most: openings.longest)
        let exact = Self.exactWords(text, at: start, in: openings)
        var found: MisspeltKeyword?
        for (place, keyword) in openings.keywords.enumerated() where keyword.words.count > exact {
            guard let likeness = opening.likeness(to: keyword, in: text) else { continue }
            let near = MisspeltKeyword(openings.forms[place], keyword, likeness, from: start)
            switch found.map(near.rank(beside:)) {
            case nil, .better: found = near
            case .worse: continue
            case .asGood: return nil
            }
        }
        guard let found else { return nil }
        self = found
    }

    private init(_ forms: [Form], _ keyword: Keyword, _ likeness: OpeningWords.Likeness, from start: Int) {
        (self.forms, self.keyword, self.likeness) = (forms, keyword, likeness)
        reading = KeywordReading(range: start..<likeness.end, repairs: .keyword)
    }

    private enum Rank {
        case better, worse, asGood
    }

    /// One that goes on from the other is meant; then the nearer one.
    private func rank(beside other: MisspeltKeyword) -> Rank {
        if keyword.goesOn(from: other.keyword) { return .better }
        if other.keyword.goesOn(from: keyword) { return .worse }
        if likeness.isNearer(than: other.likeness) { return .better }
        return other.likeness.isNearer(than: likeness) ? .worse : .asGood
    }

    /// The most words of a keyword that stands there exactly.
    private static func exactWords(_ text: Span<UInt8>, at start: Int, in openings: Openings) -> Int {
        var most = 0
        for place in openings.index.candidates(for: text) {
            let form = openings.index[place]
            guard !form.keyword.isEmpty, form.keyword.words.count > most,
                form.keywordReading(text, at: start, gluing: true) != nil
            else { continue }
            most = form.keyword.words.count
        }
        return most
    }
}

extension Keyword {
    /// Whether this keyword is the other with more words behind it: DAFTAR SALDO goes on from DAFTAR.
    func goesOn(from other: Keyword) -> Bool {
        words.count > other.words.count && words.starts(with: other.words)
    }
}
