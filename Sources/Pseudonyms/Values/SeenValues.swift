import ShortMessage
import Transcripts

/// What a log and its members say of people: names, numbers and cards that have pseudonyms wherever they stand, in fields
/// for something else, too.
///
/// The last tens of thousands of them.
struct SeenValues: Sendable {
    /// Word by word.
    private(set) var names = SeenNames()
    /// Letters alone, in capitals.
    private var whole = RecentMap<String, Bool>(most: 50_000)
    private var codes = RecentMap<[Int], Bool>(most: 50_000)

    mutating func insert(name: some StringProtocol) {
        names.insert(name)
        let letters = Self.letters(Array(String(name).unicodeScalars)[...])
        if letters.count > 3 { whole.set(letters, true) }
    }

    mutating func insert(code: some StringProtocol) {
        let symbols = code.unicodeScalars.compactMap { CodeSymbol($0) }
        let key = Self.key(symbols)
        if key.count > NumberPseudonyms.tailLength { codes.set(key, true) }
    }

    func hasName(_ letters: ArraySlice<Unicode.Scalar>) -> Bool { whole[Self.letters(letters)] != nil }

    func hasCode(_ symbols: [CodeSymbol]) -> Bool { codes[Self.key(symbols)] != nil }

    private static func letters(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars.filter { $0.properties.isAlphabetic })).uppercased()
    }

    /// The same behind zeros and behind 62, as spellings of a telephone's number are.
    private static func key(_ symbols: [CodeSymbol]) -> [Int] {
        let values = symbols.map { $0.isDigit ? $0.value : $0.value + 10 }
        let digits = values.drop { $0 == 0 }
        return Array(digits.starts(with: [6, 2, 8]) ? digits.dropFirst(2) : digits)
    }
}

extension PseudonymText {
    /// Replaces in places that are open to everybody what is of a person all the same: what was seen elsewhere, e-mail
    /// addresses, and numbers that look like nothing else.
    mutating func replaceSeen(_ places: Range<Int>, _ seen: SeenValues) {
        var inner = self
        inner.keep(0..<places.lowerBound)
        inner.keep(places.upperBound..<inner.scalars.count)
        inner.replaceSeen(seen)
        take(places, from: inner)
    }

    /// In all that nothing was done with.
    mutating func replaceSeen(_ seen: SeenValues) {
        replaceEmails()
        replaceSeenNames(seen)
        for part in openParts() where isPersonal(part, seen) { replaceCode(part) }
    }

    /// The longest first: words that are a name together.
    private mutating func replaceSeenNames(_ seen: SeenValues) {
        for group in wordGroups() {
            var start = 0
            while start < group.count {
                let end = (start + 1...group.count).reversed().first { end in
                    seen.hasName(scalars[group[start].lowerBound..<group[end - 1].upperBound])
                }
                if let end { replaceName(group[start..<end].flatMap { Array($0) }) }
                start = end ?? start + 1
            }
        }
    }

    /// Words with digits that nothing but marks of numbers part.
    private func openParts() -> [[Int]] {
        parts(of: 0..<scalars.count).flatMap { part in
            let words = part.filter { !isDone[$0] }.reduce(into: [[Int]]()) { words, place in
                if let last = words.last?.last, last + 1 == place {
                    words[words.count - 1].append(place)
                } else {
                    words.append([place])
                }
            }
            let numbers = words.split { word in !word.contains { scalars[$0].isDecimal } }
            return numbers.map { $0.flatMap(\.self) }
        }
    }

    /// Digits of an identity number, of a mobile telephone or of a card that begins with 0, or a code that was seen.
    private func isPersonal(_ places: [Int], _ seen: SeenValues) -> Bool {
        let symbols = places.compactMap { CodeSymbol(scalars[$0]) }
        guard symbols.count == places.count, symbols.count > NumberPseudonyms.tailLength else { return false }
        if seen.hasCode(symbols) { return true }
        let digits = symbols.filter(\.isDigit).map(\.value)
        guard digits.count == symbols.count else { return false }
        return digits.count == 16 || digits.count >= 9 && (digits[0] == 0 || digits.starts(with: [6, 2, 8]))
    }
}
