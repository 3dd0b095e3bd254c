/// Where birth dates stand whose month is a word: `17 Agustus 1990`, `17-Aug-90`, `August 17, 1990`.
package struct WrittenDates {
    /// The places of what is hidden.
    var hidden: [Int] { dates.filter { !$0.isRecent }.flatMap { $0.words.flatMap(\.range) } }
    /// A day, a month and a year, in the order of the text.
    package private(set) var dates: [(words: [PlainWord], isRecent: Bool)] = []

    private let scalars: [Unicode.Scalar]
    private let words: [PlainWord]

    package init(_ words: [PlainWord], in scalars: [Unicode.Scalar]) {
        (self.words, self.scalars) = (words, scalars)
        for start in words.indices.dropLast(2) {
            let (first, second, third) = (words[start], words[start + 1], words[start + 2])
            guard isJoined(first, second), isJoined(second, third), let year = Year(third) else { continue }
            let isDate = Self.isDay(first) && Self.isMonth(second) || Self.isMonth(first) && Self.isDay(second)
            if isDate { dates.append(([first, second, third], year.isRecent)) }
        }
    }

    /// With little more than a blank and a mark between them.
    private func isJoined(_ word: PlainWord, _ next: PlainWord) -> Bool {
        let gap = scalars[word.range.upperBound..<next.range.lowerBound]
        return gap.count <= 3 && gap.allSatisfy { $0.properties.isWhitespace || "-–./,'_".unicodeScalars.contains($0) }
    }

    private static func isDay(_ word: PlainWord) -> Bool {
        word.range.count <= 2 && (word.value.map { (1...31).contains($0) } ?? false)
    }

    private static func isMonth(_ word: PlainWord) -> Bool {
        !word.isNumber && MonthNames.all.contains(word.text.uppercased())
    }

    /// Of four digits, or of two, which are taken for one long past.
    private struct Year {
        let isRecent: Bool

        init?(_ word: PlainWord) {
            guard let value = word.value else { return nil }
            switch word.range.count {
            case 2: isRecent = false
            case 4 where (1900...2099).contains(value): isRecent = PersonalNumbers.recentYears.contains(value)
            default: return nil
            }
        }
    }
}
