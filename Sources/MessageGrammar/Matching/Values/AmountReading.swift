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
