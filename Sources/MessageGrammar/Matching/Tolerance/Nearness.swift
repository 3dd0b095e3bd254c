/// How far two words are apart, as slips of the finger go.
enum Nearness {
    /// Insertions, deletions, substitutions and swaps of neighbours that make one word of the other (optimal string
    /// alignment).
    static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var least = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    least = min(least, beforeLast[column - 1] + 1)
                }
                current.append(least)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }

    /// The shortest word that may be misspelt: one letter off in a shorter word is another word.
    static let shortestWord = 5

    /// Whether a word is the keyword's with one slip: what `distance` calls 1, without a table.
    static func isNear(_ word: [Unicode.Scalar], to keyword: [Unicode.Scalar]) -> Bool {
        guard keyword.count >= shortestWord, abs(word.count - keyword.count) <= 1 else { return false }
        var front = 0
        while front < min(word.count, keyword.count), word[front] == keyword[front] { front += 1 }
        var back = 0
        while back < min(word.count, keyword.count) - front,
            word[word.count - 1 - back] == keyword[keyword.count - 1 - back]
        {
            back += 1
        }
        switch (word.count - front - back, keyword.count - front - back) {
        case (1, 1), (0, 1), (1, 0): return true
        case (2, 2): return word[front] == keyword[front + 1] && word[front + 1] == keyword[front]
        default: return false
        }
    }

    /// How many letters of a word are only drawn like the keyword's: digits that look like letters, and I and l for one
    /// another. Nil where one is another letter, or where fewer are right than not.
    static func lookalikes(in word: [Unicode.Scalar], of keyword: [Unicode.Scalar]) -> Int? {
        guard keyword.count >= shortestDrawn, word.count == keyword.count else { return nil }
        var others = 0
        for (found, right) in zip(word, keyword) where found != right {
            guard found.looksLike(right) else { return nil }
            others += 1
        }
        return 2 * others <= word.count ? others : nil
    }

    /// Of two characters each may be another word.
    private static let shortestDrawn = 3
}

extension Unicode.Scalar {
    /// Whether a character in capitals is drawn like a letter.
    fileprivate func looksLike(_ letter: Unicode.Scalar) -> Bool {
        switch (self, letter) {
        case ("0", "O"), ("1", "I"), ("1", "L"), ("5", "S"), ("2", "Z"), ("8", "B"), ("4", "A"), ("3", "E"), ("6", "G"),
            ("7", "T"), ("L", "I"), ("I", "L"):
            true
        default: false
        }
    }
}
