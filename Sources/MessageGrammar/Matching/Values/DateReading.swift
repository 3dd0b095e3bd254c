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
    private var (first, second, third) = (DigitGroup(), DigitGroup(), DigitGroup())
    private var count = 1

    /// False where the octets are no such groups. Where leniency holds, blanks round a mark and letters that look
    /// like digits are forgiven.
    mutating func read(_ text: Span<UInt8>, _ range: Range<Int>, _ isLenient: Bool) -> Bool {
        let end = range.upperBound
        first = DigitGroup(text, range, isLenient)
        guard first.end < end else { return true }
        guard let mark = DateMark(text, first.end..<end, isLenient) else { return false }
        second = DigitGroup(text, mark.end..<end, isLenient)
        guard let again = DateMark(text, second.end..<end, isLenient), again.octet == mark.octet else { return false }
        third = DigitGroup(text, again.end..<end, isLenient)
        count = 3
        return third.end == end
    }

    func yearMonthDay(_ context: ReadingContext) -> (Int, Int, Int)? {
        if count == 1 {
            switch first.length {
            case 8: return (first.value % 10_000, first.value / 10_000 % 100, first.value / 1_000_000)
            case 6: return (context.year(first.value % 100), first.value / 100 % 100, first.value / 10_000)
            default: return nil
            }
        }
        switch (first.length, second.length, third.length) {
        case (1...2, 1...2, 4): return (third.value, second.value, first.value)
        case (1...2, 1...2, 2): return (context.year(third.value), second.value, first.value)
        case (4, 1...2, 1...2): return (first.value, second.value, third.value)
        default: return nil
        }
    }
}

/// The digits that a range begins with, as a number.
private struct DigitGroup {
    /// Of more than eight digits it is of no use, and may have wrapped round.
    private(set) var value = 0
    private(set) var length = 0
    private(set) var end = 0

    init() {}

    init(_ text: Span<UInt8>, _ range: Range<Int>, _ isLenient: Bool) {
        var (value, index) = (0, range.lowerBound)
        while index < range.upperBound, let digit = Self.digit(text[index], isLenient) {
            value = value &* 10 &+ Int(digit & 0x0F)
            index += 1
        }
        (self.value, length, end) = (value, index - range.lowerBound, index)
    }

    private static func digit(_ octet: UInt8, _ isLenient: Bool) -> UInt8? {
        octet.isDigit ? octet : isLenient ? octet.digitLookalike : nil
    }
}

/// The mark between two groups that a range begins with.
private struct DateMark {
    private(set) var octet = UInt8.blank
    /// Where what follows it begins.
    let end: Int

    /// Nil where there is none, or nothing follows it.
    init?(_ text: Span<UInt8>, _ range: Range<Int>, _ isLenient: Bool) {
        var index = range.lowerBound
        while index < range.upperBound, text[index].isBlank || text[index].isDateMark {
            if text[index].isDateMark {
                guard octet == .blank else { return nil }
                octet = text[index]
            }
            index += 1
        }
        let length = index - range.lowerBound
        guard index < range.upperBound, length > 0, length == 1 || isLenient else { return nil }
        end = index
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
