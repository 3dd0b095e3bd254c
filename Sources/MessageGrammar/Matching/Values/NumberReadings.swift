/// A part read as a month: `08-2026`, `8/2026`, `082026`, `2026-08`.
struct MonthReading {
    let year: Int
    let month: Int

    init?(_ text: Span<UInt8>, _ range: Range<Int>) {
        var groups: [(value: Int, length: Int)] = [(0, 0)]
        for index in range {
            let octet = text[index]
            if octet.isDigit {
                groups[groups.count - 1].value = min(groups[groups.count - 1].value * 10 + Int(octet & 0x0F), 999_999)
                groups[groups.count - 1].length += 1
            } else {
                guard octet.isDateMark || octet == .blank, groups.count == 1 else { return nil }
                groups.append((0, 0))
            }
        }
        switch groups.map(\.length) {
        case [1, 4], [2, 4]: (month, year) = (groups[0].value, groups[1].value)
        case [4, 1], [4, 2]: (year, month) = (groups[0].value, groups[1].value)
        case [6]: (month, year) = (groups[0].value / 10_000, groups[0].value % 10_000)
        default: return nil
        }
        guard (1...12).contains(month), year > 0 else { return nil }
    }
}

/// A part read as rupiah: `Rp 1.500.000`, `1,500,000`, `1500000`, with `,-` or `,00` after it.
struct AmountReading {
    let rupiah: Int64

    init?(_ text: Span<UInt8>, _ range: Range<Int>) {
        var range = range
        if text.matches(Array("RP".utf8), at: range.lowerBound), range.count > 2 {
            range = range.lowerBound + 2..<range.upperBound
            if text[range.lowerBound] == UInt8(ascii: ".") { range = range.lowerBound + 1..<range.upperBound }
        }
        range = Self.withoutCents(text, text.trimmed(range))
        guard let value = Self.grouped(text, range) else { return nil }
        rupiah = value
    }

    private static func withoutCents(_ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        for ending in [",-", ",00", ".-"] {
            let start = range.upperBound - ending.utf8.count
            if start > range.lowerBound, text.matches(Array(ending.utf8), at: start) { return range.lowerBound..<start }
        }
        return range
    }

    /// Digits, all together or in groups of three with one kind of mark between.
    private static func grouped(_ text: Span<UInt8>, _ range: Range<Int>) -> Int64? {
        var (value, sinceMark, mark) = (Int64(0), 0, UInt8?.none)
        for index in range {
            let octet = text[index]
            if octet.isDigit {
                value = value * 10 + Int64(octet & 0x0F)
                sinceMark += 1
                guard value <= FieldShape.greatestAmount else { return nil }
            } else {
                guard octet == UInt8(ascii: ".") || octet == UInt8(ascii: ","), mark == nil || mark == octet,
                    mark == nil ? (1...3).contains(sinceMark) : sinceMark == 3
                else { return nil }
                (mark, sinceMark) = (octet, 0)
            }
        }
        return sinceMark == 0 || mark != nil && sinceMark != 3 ? nil : value
    }
}

/// A part read as a telephone number: digits with an optional plus, and blanks and dashes between.
struct PhoneReading {
    /// International, without a plus.
    let digits: [UInt8]

    init?(_ text: Span<UInt8>, _ range: Range<Int>, _ context: ReadingContext) {
        var digits: [UInt8] = []
        for index in range {
            let octet = text[index]
            if octet.isDigit {
                digits.append(octet)
            } else if !(octet == UInt8(ascii: "+") && index == range.lowerBound) {
                guard octet.isDroppable, context.isLenient || octet == UInt8(ascii: "-") else { return nil }
            }
        }
        if digits.first == UInt8(ascii: "0") {
            guard text[range.lowerBound] != UInt8(ascii: "+") else { return nil }
            digits.replaceSubrange(0..<1, with: Array("62".utf8))
        }
        guard (8...15).contains(digits.count) else { return nil }
        self.digits = digits
    }
}

/// A part read as runs of characters, with or without a blank between.
enum RowReading {
    static func fits(_ runs: [FieldShape.Run], _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var lengths: [Int] = []
        return fit(runs[...], text, range, &lengths)
    }

    /// The runs in capitals, with nothing between.
    static func canonical(_ text: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        range.filter { !text[$0].isDroppable }.map { text[$0].folded }
    }

    private static func fit(
        _ runs: ArraySlice<FieldShape.Run>, _ text: Span<UInt8>, _ range: Range<Int>, _ lengths: inout [Int]
    ) -> Bool {
        guard let run = runs.first else { return range.isEmpty }
        var start = range.lowerBound
        if !lengths.isEmpty {
            while start < range.upperBound, text[start].isDroppable { start += 1 }
        }
        var end = start
        while end < range.upperBound, end - start < run.count.upperBound, run.characters.holds(text[end]) { end += 1 }
        while end - start >= run.count.lowerBound {
            lengths.append(end - start)
            if fit(runs.dropFirst(), text, end..<range.upperBound, &lengths) { return true }
            lengths.removeLast()
            guard end > start else { return false }
            end -= 1
        }
        return false
    }
}

extension FieldShape.CharacterClass {
    func holds(_ octet: UInt8) -> Bool {
        switch self {
        case .digits: octet.isDigit
        case .letters: octet.isLetter
        case .alphanumerics: octet.isAlphanumeric
        }
    }
}
