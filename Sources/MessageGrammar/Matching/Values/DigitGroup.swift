/// The digits that a range begins with, as a number.
struct DigitGroup {
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
struct DateMark {
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
