/// A part read as a month: `08-2026`, `8/2026`, `082026`, `2026-08`.
struct MonthReading {
    let year: Int
    let month: Int

    init?(_ text: Span<UInt8>, _ range: Range<Int>) {
        let first = DigitGroup(text, range, false)
        if first.end == range.upperBound {
            guard first.length == 6 else { return nil }
            (month, year) = (first.value / 10_000, first.value % 10_000)
        } else {
            guard let mark = DateMark(text, first.end..<range.upperBound, false) else { return nil }
            let second = DigitGroup(text, mark.end..<range.upperBound, false)
            guard second.end == range.upperBound else { return nil }
            switch (first.length, second.length) {
            case (1...2, 4): (month, year) = (first.value, second.value)
            case (4, 1...2): (year, month) = (first.value, second.value)
            default: return nil
            }
        }
        guard (1...12).contains(month), year > 0 else { return nil }
    }
}
