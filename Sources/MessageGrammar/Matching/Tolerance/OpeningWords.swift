/// The words that a text begins with, in capitals, beside which keywords are held.
struct OpeningWords {
    private var words: [[Unicode.Scalar]] = []
    private var ends: [Int] = []

    /// - Parameter most: how many words are looked at, and how many characters the longest of them may have.
    init(_ text: Span<UInt8>, from start: Int, most: (words: Int, characters: Int)) {
        var index = start
        while words.count < most.words {
            // A character has at most four octets, and a word that is two characters too long is no slip.
            let end = text.alphanumericEnd(from: index, most: 4 * (most.characters + 2))
            guard end > index else { return }
            words.append(text.capitals(index..<end))
            ends.append(end)
            index = text.skipJoints(from: end)
            guard index > end else { return }
        }
    }

    /// How a keyword differs from these words: nil where a word has more than one slip, or where all are right.
    func likeness(to keyword: Keyword, in text: Span<UInt8>) -> Likeness? {
        guard !keyword.words.isEmpty, keyword.words.count <= words.count else { return nil }
        var likeness = Likeness(end: ends[keyword.words.count - 1])
        for (word, right) in zip(words, keyword.words) where word != right {
            if let others = Nearness.lookalikes(in: word, of: right) {
                likeness.lookalikes += others
            } else if Nearness.isNear(word, to: right) {
                likeness.slips += 1
            } else {
                return nil
            }
        }
        let isSame = likeness.slips == 0 && likeness.lookalikes == 0
        return isSame || likeness.end < text.count && text.isAlphanumeric(at: likeness.end) ? nil : likeness
    }

    /// How nearly words are those of a keyword.
    struct Likeness {
        /// Words with a wrong letter.
        var slips = 0
        /// Letters that are only drawn otherwise.
        var lookalikes = 0
        /// Where the last word ends.
        let end: Int

        /// Wrong letters count before what is only drawn otherwise.
        func isNearer(than other: Likeness) -> Bool {
            if (slips > 0) != (other.slips > 0) { return slips == 0 }
            return slips == 0 && lookalikes < other.lookalikes
        }
    }
}

extension Span<UInt8> {
    /// Where the first word with a letter begins; of figures alone, the first.
    var firstWord: Int? {
        var start: Int?
        for index in 0..<count where isAlphanumeric(at: index) {
            if index == 0 || !isAlphanumeric(at: index - 1) { start = index }
            if !self[index].isDigit { return start }
        }
        return firstAlphanumeric
    }

    /// Where the first letter or digit stands.
    var firstAlphanumeric: Int? {
        for index in 0..<count where isAlphanumeric(at: index) { return index }
        return nil
    }

    /// Where the letters and digits from a place on end.
    ///
    /// - Parameter most: how many octets are looked at.
    fileprivate func alphanumericEnd(from start: Int, most: Int) -> Int {
        let limit = Swift.min(count, start + most)
        var end = start
        while end < limit, isAlphanumeric(at: end) { end += 1 }
        return end
    }
}
