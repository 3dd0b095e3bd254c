/// The keyword that a text nearly begins with.
struct Suggestion {
    /// The one that is fewest slips away, of two alike the one with more words; nil where none is near enough to be worth
    /// naming.
    let keyword: Keyword?

    init(_ text: Span<UInt8>, in openings: Openings) {
        let start = text.firstWord ?? text.count
        var ranked: [(keyword: Keyword, slips: Int)] = []
        for keyword in openings.keywords where keyword.canBeSuggested {
            let opening = text.extracting(0..<min(text.count, start + keyword.longestLooked))
            let end = opening.end(ofWords: keyword.words.count, from: start)
            let slips = Nearness.distance(opening.capitals(start..<end), keyword.characters)
            if slips > 0, slips <= keyword.mostSlips { ranked.append((keyword, slips)) }
        }
        let fewest = ranked.map(\.slips).min()
        let nearest = ranked.filter { $0.slips == fewest }.map(\.keyword)
        let most = nearest.map(\.words.count).max()
        let longest = nearest.filter { $0.words.count == most }
        keyword = longest.count == 1 ? longest[0] : nil
    }
}

extension Span<UInt8> {
    /// Where so many words from a place on end, each of letters and with one blank between.
    func end(ofWords words: Int, from start: Int) -> Int {
        var (index, left) = (start, words)
        while left > 0 {
            let end = wordEnd(from: index)
            guard end > index else { break }
            left -= 1
            guard left > 0, end + 1 < count, self[end].isBlank, isLetter(at: end + 1) else { return end }
            index = end + 1
        }
        return Swift.max(index, start)
    }
}

extension Keyword {
    /// Whether a text that begins nearly so is told of it: a keyword of one or two characters is near to everything.
    var canBeSuggested: Bool { characters.count > 2 && !words.isEmpty }

    fileprivate var mostSlips: Int { max(1, characters.count / 4) }

    /// In octets: words of more than so many have more than the most slips.
    fileprivate var longestLooked: Int { 4 * (characters.count + mostSlips + 1) }
}
