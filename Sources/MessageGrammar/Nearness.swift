/// How far two words are apart, as slips of the finger go.
enum Nearness {
    /// Insertions, deletions, substitutions and swaps of neighbours that make one word of the other (optimal string
    /// alignment).
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, octet) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var least = min(last[column + 1] + 1, current[column] + 1, last[column] + (octet == other ? 0 : 1))
                if row > 0, column > 0, octet == right[column - 1], left[row - 1] == other {
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
    static func isNear(_ word: [UInt8], to keyword: [UInt8]) -> Bool {
        keyword.count >= shortestWord && abs(word.count - keyword.count) <= 1 && distance(word, keyword) == 1
    }
}
