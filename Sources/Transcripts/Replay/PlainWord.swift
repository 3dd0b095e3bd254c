/// A row of letters, or one of digits, in a text.
package struct PlainWord {
    package let range: Range<Int>
    package let isNumber: Bool
    /// Lower case.
    let text: String
    /// Whether its first letter is a capital, or of a script that has none.
    let isCapital: Bool

    /// Those of a text, in order; what is neither letter nor digit parts them, and so do letters and digits each other.
    package static func all(in scalars: [Unicode.Scalar]) -> [PlainWord] {
        var words: [PlainWord] = []
        var start = 0
        while start < scalars.count {
            guard scalars[start].isAlphanumeric else {
                start += 1
                continue
            }
            let isNumber = scalars[start].isDecimal
            let end =
                scalars[start...].firstIndex {
                    !$0.isAlphanumeric && !$0.isMark || $0.isAlphanumeric && $0.isDecimal != isNumber
                } ?? scalars.count
            words.append(PlainWord(start..<end, isNumber, in: scalars))
            start = end
        }
        return words
    }

    private init(_ range: Range<Int>, _ isNumber: Bool, in scalars: [Unicode.Scalar]) {
        (self.range, self.isNumber) = (range, isNumber)
        text = String(String.UnicodeScalarView(scalars[range])).lowercased()
        isCapital = !isNumber && !scalars[range.lowerBound].properties.isLowercase
    }

    /// Of digits; nil of letters and of more than eight digits.
    package var value: Int? {
        isNumber && range.count <= 8 ? text.unicodeScalars.reduce(0) { $0 * 10 + ($1.digit ?? 0) } : nil
    }
}

extension Unicode.Scalar {
    /// An accent that belongs to the letter before it.
    fileprivate var isMark: Bool { properties.generalCategory == .nonspacingMark }
}
