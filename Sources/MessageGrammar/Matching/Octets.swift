// What the matcher asks of single octets. Everything here is ASCII; what stands in `Span+Letters.swift` is of any script.

extension UInt8 {
    package static let blank = UInt8(ascii: " ")
    package static let lineBreak = UInt8(ascii: "\n")
    package static let hash = UInt8(ascii: "#")

    var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
    package var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
    package var isAlphanumeric: Bool { isDigit || isLetter }
    var isBlank: Bool { self == .blank || self == .lineBreak }

    /// What a form puts between its keyword and its first hole.
    var isSeparator: Bool {
        switch self {
        case .blank, .hash, UInt8(ascii: "*"), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "/"),
            UInt8(ascii: ","),
            UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// The capital of an ASCII letter; any other octet as it is.
    package var folded: UInt8 { self &- UInt8(ascii: "a") < 26 ? self & 0xDF : self }

    /// The digit that a letter is taken for where digits must stand: O is 0, I and l are 1.
    var digitLookalike: UInt8? {
        switch self {
        case UInt8(ascii: "O"), UInt8(ascii: "o"): UInt8(ascii: "0")
        case UInt8(ascii: "I"), UInt8(ascii: "l"): UInt8(ascii: "1")
        default: nil
        }
    }
}

extension Span<UInt8> {
    /// Whether the octets from `start` are these, capitals and small letters being one.
    func matches(_ literal: [UInt8], at start: Int) -> Bool {
        guard start + literal.count <= count else { return false }
        for offset in 0..<literal.count where self[start + offset].folded != literal[offset].folded {
            return literal[offset] >= 0x80 && folds(to: literal.span, at: start)
        }
        return true
    }

    /// The range without blanks at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper, self[lower].isBlank { lower += 1 }
        while lower < upper, self[upper - 1].isBlank { upper -= 1 }
        return lower..<upper
    }

    /// Whether an octet stands anywhere.
    func contains(_ octet: UInt8) -> Bool {
        let wanted = OctetWord(repeating: octet)
        for start in stride(from: 0, to: count, by: OctetWord.count)
        where word(at: start).places(equalTo: wanted).first < Swift.min(OctetWord.count, count - start) {
            return true
        }
        return false
    }

    func firstIndex(of octet: UInt8, in range: Range<Int>) -> Int? {
        for index in range where self[index] == octet { return index }
        return nil
    }

    func copy(_ range: Range<Int>) -> [UInt8] {
        range.map { self[$0] }
    }
}
