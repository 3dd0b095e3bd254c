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

    /// Whether a word is the keyword's with one slip.
    static func isNear(_ word: [Unicode.Scalar], to keyword: [Unicode.Scalar]) -> Bool {
        keyword.count >= shortestWord && abs(word.count - keyword.count) <= 1 && distance(word, keyword) == 1
    }
}
