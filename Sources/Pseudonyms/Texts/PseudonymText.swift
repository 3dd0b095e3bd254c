import ShortMessage
import Transcripts

/// A text that gets its pseudonyms, place by place; each place once.
struct PseudonymText: Sendable {
    let pseudonyms: Pseudonyms
    let scalars: [Unicode.Scalar]
    /// What stands at each place from now on; nil where that is the scalar.
    private var written: [String?]
    /// Places that are replaced, or stay.
    private(set) var isDone: [Bool]
    /// Whether a letter that stands for a digit stays where it is.
    var keepsLookAlikes = false
    /// Where each scalar begins, in UTF-8, and the end.
    private let offsets: [Int]

    init(_ text: String, _ pseudonyms: Pseudonyms) {
        self.pseudonyms = pseudonyms
        scalars = Array(text.unicodeScalars)
        written = Array(repeating: nil, count: scalars.count)
        isDone = Array(repeating: false, count: scalars.count)
        offsets = scalars.reduce(into: [0]) { offsets, scalar in
            offsets.append(offsets[offsets.count - 1] + scalar.utf8.count)
        }
    }

    /// The text with its pseudonyms.
    var text: String {
        var text = String.UnicodeScalarView()
        for (scalar, other) in zip(scalars, written) {
            if let other { text += other.unicodeScalars } else { text.append(scalar) }
        }
        return String(text)
    }

    /// Places by their UTF-8 offsets.
    func places(_ range: Range<Int>) -> Range<Int> {
        let start = offsets.firstIndex { $0 >= range.lowerBound } ?? scalars.count
        let end = offsets.firstIndex { $0 >= range.upperBound } ?? scalars.count
        return start..<max(start, min(end, scalars.count))
    }

    /// Leaves places as they are.
    mutating func keep(_ places: some Sequence<Int>) {
        for place in places { isDone[place] = true }
    }

    mutating func write(_ text: String, at place: Int) {
        written[place] = text
        isDone[place] = true
    }

    /// Letters and digits of a range that nothing was done with.
    func open(_ range: Range<Int>) -> [Int] {
        range.filter { !isDone[$0] && scalars[$0].isAlphanumeric }
    }
}

// MARK: Values

extension PseudonymText {
    /// A number or a code, whatever stands between its characters.
    mutating func replaceCode(_ places: [Int]) {
        let digits = places.compactMap { scalars[$0].digit }
        if digits.count == places.count { return replaceDigits(places, by: pseudonyms.numbers.digits(digits)) }
        let symbols = places.compactMap { CodeSymbol(scalars[$0]) }
        guard symbols.count == places.count, symbols.count > NumberPseudonyms.tailLength else {
            return replaceMixed(places)
        }
        write(pseudonyms.numbers.code(symbols), at: places)
    }

    /// The last characters of a number or a code.
    mutating func replaceTail(_ places: [Int]) {
        let digits = places.compactMap { scalars[$0].digit }
        if digits.count == places.count { return replaceDigits(places, by: pseudonyms.numbers.tail(digits)) }
        let symbols = places.compactMap { CodeSymbol(scalars[$0]) }
        guard symbols.count == places.count else { return replaceMixed(places) }
        write(pseudonyms.numbers.codeTail(symbols), at: places)
    }

    private mutating func write(_ code: [CodeSymbol], at places: [Int]) {
        let style = DigitStyle(places.map { scalars[$0] })
        for (place, symbol) in zip(places, code) {
            let letter = symbol.isDigit ? style.written(symbol.value) : CodeSymbol.letters[symbol.value]
            write(String(scalars[place].isASCIILetter && !scalars[place].isCapital ? letter.small : letter), at: place)
        }
    }

    mutating func replaceDigits(_ places: [Int], by digits: [Int]) {
        let style = DigitStyle(places.map { scalars[$0] })
        for (place, digit) in zip(places, digits) {
            let stays = keepsLookAlikes && !scalars[place].isDecimal
            write(String(stays ? scalars[place] : style.written(digit)), at: place)
        }
    }

    /// Letters and digits that are no value of their own: runs of either.
    mutating func replaceMixed(_ places: [Int]) {
        var rest = places[...]
        while let first = rest.first {
            let isDigit = scalars[first].isDecimal
            let run = Array(rest.prefix { scalars[$0].isDecimal == isDigit })
            rest = rest.dropFirst(run.count)
            if isDigit {
                replaceDigits(run, by: pseudonyms.numbers.digits(run.compactMap { scalars[$0].digit }))
            } else {
                replaceName(run)
            }
        }
    }

    /// A name, of which only the letters count.
    ///
    /// - Parameter variant: for words that are no names; 0 is a name's.
    mutating func replaceName(_ places: [Int], _ variant: Int = 0) {
        let letters = places.filter { !scalars[$0].isDecimal }
        for (place, letter) in zip(letters, pseudonyms.names.letters(letters.map { scalars[$0] }, variant)) {
            write(String(letter), at: place)
        }
    }

    /// A day in three groups of digits, or in six or eight digits.
    mutating func replaceDate(_ groups: [[Int]]) {
        guard let date = SpelledDate(groups.map { $0.compactMap { scalars[$0].digit } }) else {
            for group in groups { replaceCode(group) }
            return
        }
        let image = date.spelled(pseudonyms.dates.date(date.short))
        for (group, digits) in zip(groups, image) {
            let style = DigitStyle(group.map { scalars[$0] })
            let text = digits.map { String(style.written($0)) }
            for (index, place) in group.enumerated() {
                write(index == group.count - 1 ? text[index...].joined() : text[index], at: place)
            }
        }
    }

    /// Both sides of the sign; the ends of names that many share stay.
    mutating func replaceEmail(_ range: Range<Int>) {
        let sign = range.first { scalars[$0] == "@" } ?? range.upperBound
        replaceMixed(open(range.lowerBound..<sign))
        let domain = String(String.UnicodeScalarView(scalars[min(sign + 1, range.upperBound)..<range.upperBound]))
            .lowercased()
        guard sign < range.upperBound, !EmailDomains.shared.contains(domain) else { return keep(range) }
        let dot = range.last { scalars[$0] == "." } ?? range.upperBound
        if dot > sign { replaceMixed(open(sign..<dot)) }
        keep(range)
    }
}

/// Providers whose names say nothing about a person.
private enum EmailDomains {
    static let shared: Set<String> = [
        "gmail.com", "yahoo.com", "yahoo.co.id", "ymail.com", "rocketmail.com", "hotmail.com", "outlook.com",
        "live.com",
        "icloud.com", "aol.com", "proton.me", "protonmail.com",
    ]
}

/// How digits are written: in which script, and whether a letter stands for 0 or 1.
private struct DigitStyle {
    private let zero: Unicode.Scalar?
    private let one: Unicode.Scalar?
    private let base: UInt32

    init(_ scalars: [Unicode.Scalar]) {
        zero = scalars.first { !$0.isDecimal && $0.digit == 0 }
        one = scalars.first { !$0.isDecimal && $0.digit == 1 }
        let first = scalars.first { $0.isDecimal }
        base = first.map { $0.value - UInt32($0.digit ?? 0) } ?? 0x30
    }

    func written(_ digit: Int) -> Unicode.Scalar {
        if digit == 0, let zero { return zero }
        if digit == 1, let one { return one }
        return Unicode.Scalar(base + UInt32(digit)) ?? "0"
    }
}

extension CodeSymbol {
    /// A digit, or a letter of ASCII; O and I are digits, as on cards.
    init?(_ scalar: Unicode.Scalar) {
        let letter = scalar.capital
        if let digit = scalar.isDecimal ? scalar.digit : letter == "O" ? 0 : letter == "I" ? 1 : nil {
            self.init(value: digit, isDigit: true)
        } else {
            guard let place = Self.letters.firstIndex(of: letter) else { return nil }
            self.init(value: place, isDigit: false)
        }
    }
}

extension PseudonymText {
    /// What stands at a place by now.
    func text(at place: Int) -> String { written[place] ?? String(scalars[place]) }

    /// Takes over what was done with some places in a copy.
    mutating func take(_ places: Range<Int>, from copy: PseudonymText) {
        for place in places { write(copy.text(at: place), at: place) }
    }
}

extension Unicode.Scalar {
    /// As masks see it.
    var isLetterOrDigit: Bool { isAlphanumeric }
}
