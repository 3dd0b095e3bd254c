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
