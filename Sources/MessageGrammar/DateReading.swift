import ShortMessage

/// A part read as a day.
///
///     date  = day mark month mark year / 4DIGIT mark month mark day / 2DIGIT 2DIGIT ( 4DIGIT / 2DIGIT )
///     day   = 1*2DIGIT
///     month = 1*2DIGIT
///     year  = 4DIGIT / 2DIGIT
///     mark  = "-" / "/" / "." / "_" / blank       ; the same both times
///
/// Day first always, but for ISO 8601 with its year of four digits.
struct DateReading {
    private(set) var day: CalendarDate?
    private(set) var fit: Fit = .malformed

    init(_ text: Span<UInt8>, _ range: Range<Int>, _ context: ReadingContext) {
        var groups = DigitGroups()
        guard groups.read(text, range, context.isLenient) else { return }
        guard let (year, month, day) = groups.yearMonthDay(context) else { return }
        self.day = CalendarDate(year: year, month: month, day: day)
        fit = self.day == nil ? .noSuchDate : .fits
    }
}

/// Up to three groups of digits with one kind of mark between them.
private struct DigitGroups {
    private var values = (0, 0, 0)
    private var lengths = (0, 0, 0)
    private var count = 1
    private var mark: UInt8?

    /// False where the octets are no such groups. Where leniency holds, blanks round a mark and letters that look
    /// like digits are forgiven.
    mutating func read(_ text: Span<UInt8>, _ range: Range<Int>, _ isLenient: Bool) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            let octet = text[index]
            if octet.isDigit {
                add(octet)
            } else if isLenient, let digit = octet.digitLookalike {
                add(digit)
            } else {
                guard let (found, next) = Self.mark(text, index..<range.upperBound, isLenient), count < 3,
                    mark == nil || mark == found
                else { return false }
                (mark, index, count) = (found, next, count + 1)
                continue
            }
            index += 1
        }
        return count == 3 || count == 1
    }

    /// The mark that begins at a range's start, and where what follows it begins.
    private static func mark(
        _ text: Span<UInt8>, _ range: Range<Int>, _ isLenient: Bool
    ) -> (mark: UInt8, next: Int)? {
        var (mark, index) = (UInt8.blank, range.lowerBound)
        while index < range.upperBound, text[index].isBlank || text[index].isDateMark {
            if text[index].isDateMark {
                guard mark == .blank else { return nil }
                mark = text[index]
            }
            index += 1
        }
        let length = index - range.lowerBound
        return index < range.upperBound && length > 0 && (length == 1 || isLenient) ? (mark, index) : nil
    }

    private mutating func add(_ digit: UInt8) {
        let digit = Int(digit & 0x0F)
        switch count {
        case 1: (values.0, lengths.0) = (min(values.0 * 10 + digit, 99_999_999), lengths.0 + 1)
        case 2: (values.1, lengths.1) = (min(values.1 * 10 + digit, 9999), lengths.1 + 1)
        default: (values.2, lengths.2) = (min(values.2 * 10 + digit, 99_999), lengths.2 + 1)
        }
    }

    func yearMonthDay(_ context: ReadingContext) -> (Int, Int, Int)? {
        if count == 1 {
            switch lengths.0 {
            case 8: return (values.0 % 10_000, values.0 / 10_000 % 100, values.0 / 1_000_000)
            case 6: return (context.year(values.0 % 100), values.0 / 100 % 100, values.0 / 10_000)
            default: return nil
            }
        }
        switch (lengths.0, lengths.1, lengths.2) {
        case (1...2, 1...2, 4): return (values.2, values.1, values.0)
        case (1...2, 1...2, 2): return (context.year(values.2), values.1, values.0)
        case (4, 1...2, 1...2): return (values.0, values.1, values.2)
        default: return nil
        }
    }
}

extension UInt8 {
    var isDateMark: Bool {
        switch self {
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }
}
