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
