import Transcripts

/// What is known of a text of which no grammar says what stands where.
struct FreeText {
    /// Words that stay, in capitals.
    var keptWords: Set<String> = []
    /// Whether all other words are replaced; else only names that are known.
    var replacesWords = true
    /// Whether digits are replaced only where they are too many for an amount or a count.
    var keepsShortNumbers = false
    /// Names that were read before.
    var names = SeenNames()
    /// Whether a word in capitals is so near one that stays that it stays, too; nil where none is.
    var isNear: ((String) -> Bool)?
    /// Which of many pseudonyms words have that are no names; 0 is that of a name.
    var variant = 0
}

extension PseudonymText {
    /// Replaces what can be of a person in what nothing was done with.
    mutating func replaceFree(_ free: FreeText) {
        guard scalars.indices.contains(where: { !isDone[$0] && scalars[$0].isAlphanumeric }) else { return }
        replaceEmails()
        replaceKeptWords(free)
        replaceNames(free)
        replaceWrittenDates()
        replaceCards()
        replaceMixedWords()
        for run in PersonalNumbers.runs(in: openScalars) { replace(run, free) }
        if free.replacesWords { replaceWords(free.variant) }
    }

    /// The scalars, with a blank of no kind where something was done already.
    private var openScalars: [Unicode.Scalar] {
        scalars.indices.map { isDone[$0] && scalars[$0].isAlphanumeric ? "|" : scalars[$0] }
    }

    mutating func replaceEmails() {
        for range in emails() { replaceEmail(range) }
    }

    /// Words that are next to each other, as in a name.
    func wordGroups() -> [[Range<Int>]] { together(words) }

    /// As `Text.masked` finds them.
    private func emails() -> [Range<Int>] {
        let open = openScalars
        guard open.contains("@") else { return [] }
        let text = String(String.UnicodeScalarView(open))
        return text.matches(of: /[^\s@<>,;:#|]+@[^\s@<>,;:#|]+/.matchingSemantics(.unicodeScalar)).map { match in
            let scalars = text.unicodeScalars
            let start = scalars.distance(from: scalars.startIndex, to: match.range.lowerBound)
            return start..<start + scalars.distance(from: match.range.lowerBound, to: match.range.upperBound)
        }
    }

    // MARK: Words

    /// Runs of letters.
    private var words: [Range<Int>] {
        scalars.indices.split { isDone[$0] || !scalars[$0].isAlphanumeric || scalars[$0].isDecimal }
            .map { $0.startIndex..<$0.endIndex }
    }

    private func capitals(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range].map(\.capital)))
    }

    private mutating func replaceKeptWords(_ free: FreeText) {
        for word in words where free.keptWords.contains(capitals(word)) { keep(word) }
        guard let isNear = free.isNear else { return }
        // Letters and digits together: a digit may be the slip.
        for word in scalars.indices.split(whereSeparator: { !scalars[$0].isAlphanumeric }) {
            let range = word.startIndex..<word.endIndex
            guard scalars[range].count(where: \.isDecimal) <= 2, !free.names.has(capitals(range)) else { continue }
            if isNear(capitals(range)) { keep(range) }
        }
    }

    /// Names as `Text.masked` finds them; words that stand together are one.
    private mutating func replaceNames(_ free: FreeText) {
        let open = openScalars
        let hidden = Set(PersonalNames(PlainWord.all(in: open), in: open, seen: free.names).hidden)
        for name in together(words.filter { hidden.contains($0.lowerBound) }) {
            replaceName(name.flatMap { Array($0) })
        }
    }

    /// Words with nothing between them but what stands in names.
    private func together(_ words: [Range<Int>]) -> [[Range<Int>]] {
        words.reduce(into: []) { groups, word in
            if let last = groups.last?.last, isNameGap(last.upperBound..<word.lowerBound) {
                groups[groups.count - 1].append(word)
            } else {
                groups.append([word])
            }
        }
    }

    private func isNameGap(_ range: Range<Int>) -> Bool {
        range.allSatisfy {
            !isDone[$0] && (scalars[$0].properties.isWhitespace || ".,'’-_".unicodeScalars.contains(scalars[$0]))
        }
    }

    /// Words that stand together are one name; a sentence is as many as it has words.
    private mutating func replaceWords(_ variant: Int) {
        for group in together(words) {
            for name in group.count <= Self.mostInName ? [group] : group.map({ [$0] }) {
                replaceName(name.flatMap { Array($0) }, variant)
            }
        }
    }

    private static let mostInName = 6

    // MARK: Dates and numbers

    /// `17 Agustus 1990`, `August 17, 1990`
    private mutating func replaceWrittenDates() {
        let open = openScalars
        for (words, _) in WrittenDates(PlainWord.all(in: open), in: open).dates {
            let (day, word) = words[0].isNumber ? (words[0], words[1]) : (words[1], words[0])
            guard !words.contains(where: { isDone[$0.range.lowerBound] }),
                let month = MonthName(Array(scalars[word.range])),
                let number = day.value, let year = words[2].value
            else { continue }
            let image = pseudonyms.dates.date(.init(day: number, month: month.number, year: year % 100))
            let digits = image.day < 10 && day.range.count == 1 ? [image.day] : [image.day / 10, image.day % 10]
            write(digits.map(String.init).joined(), over: day.range)
            write(month.spelled(image.month), over: word.range)
            replaceDigits(Array(words[2].range.suffix(2)), by: [image.year / 10, image.year % 10])
            keep(words[2].range)
        }
    }

    private mutating func write(_ text: String, over range: Range<Int>) {
        for place in range { write(place == range.lowerBound ? text : "", at: place) }
    }

    /// Letters and digits side by side: a plate, a card gone wrong.
    private mutating func replaceMixedWords() {
        let words = scalars.indices.split { isDone[$0] || !scalars[$0].isAlphanumeric }
        for word in words where word.count > NumberPseudonyms.tailLength {
            let isMixed = word.contains { scalars[$0].isDecimal } && word.contains { scalars[$0].digit == nil }
            if isMixed { replaceCode(Array(word)) }
        }
    }

    private mutating func replaceCards() {
        for places in PersonalNumbers.cards(in: openScalars) where places.allSatisfy({ !isDone[$0] }) {
            replaceCode(places)
        }
    }

    private mutating func replace(_ run: DigitRun, _ free: FreeText) {
        guard !run.groups.isEmpty else { return }
        if run.isReference { return keep(run.groups.flatMap(\.range)) }
        if let date = run.firstDate {
            replace(run.part(0..<date.lowerBound), free)
            replaceDate(run.groups[date].map { Array($0.range) })
            replace(run.part(date.upperBound..<run.groups.count), free)
        } else if free.keepsShortNumbers, let amount = run.amount(in: scalars) {
            replace(run.part(amount..<run.groups.count), free)
        } else if run.isDay {
            replaceDate(run.groups.map { Array($0.range) })
        } else if run.isPersonal, !run.groups.contains(where: { $0.range.count >= 7 }) {
            replaceCode(run.groups.flatMap { Array($0.range) })
        } else if run.isPersonal || !free.keepsShortNumbers {
            for group in run.groups { replaceCode(Array(group.range)) }
        }
    }
}
