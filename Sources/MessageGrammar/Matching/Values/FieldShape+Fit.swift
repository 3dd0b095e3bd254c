extension FieldShape {
    /// Judges the octets of a range. The range has no blanks at its ends once separators are forgiven.
    func fit(_ text: Span<UInt8>, _ range: Range<Int>, _ context: ReadingContext) -> Fit {
        guard !range.isEmpty else { return .malformed }
        return switch self {
        case .digits(let count): Self.digits(text, range, count, context)
        case .alphanumerics(let count, let digits): Self.alphanumerics(text, range, count, digits, context)
        case .date: DateReading(text, range, context).fit
        case .letters(let count): Self.letters(text, range, count)
        case .word(let count): Self.word(text, range, count)
        case .text(let count): Self.length(Self.characters(text, range), count)
        case .month: MonthReading(text, range) == nil ? .malformed : .fits
        case .amount(let amounts): Self.amount(AmountReading(text, range), amounts)
        case .number: Self.isNumber(text, range) ? .fits : .malformed
        case .email: Self.isEmail(text, range) ? .fits : .malformed
        case .phone: PhoneReading(text, range, context) == nil ? .malformed : .fits
        case .choice(let words): Self.chosen(words, text, range) == nil ? .malformed : .fits
        case .row(let runs): RowReading.fits(runs, text, range) ? .fits : .malformed
        }
    }

    private static func amount(_ reading: AmountReading?, _ amounts: ClosedRange<Int64>) -> Fit {
        reading.map { amounts.contains($0.rupiah) ? .fits : .outOfRange } ?? .malformed
    }

    static func length(_ found: Int, _ count: ClosedRange<Int>) -> Fit {
        count.contains(found) ? .fits : .wrongLength(found: found)
    }

    private static func digits(
        _ text: Span<UInt8>, _ range: Range<Int>, _ count: ClosedRange<Int>, _ context: ReadingContext
    ) -> Fit {
        if text.areDigits(range) { return length(range.count, count) }
        guard context.isLenient else { return .malformed }
        var found = 0
        for index in range {
            let octet = text[index]
            if octet.isDigit || octet.digitLookalike != nil {
                found += 1
            } else if !octet.isDroppable {
                return .malformed
            }
        }
        return found == 0 ? .malformed : length(found, count)
    }

    private static func alphanumerics(
        _ text: Span<UInt8>, _ range: Range<Int>, _ count: ClosedRange<Int>, _ least: Int, _ context: ReadingContext
    ) -> Fit {
        guard let found = AlphanumericCount(text, range, least: least, context), found.all > 0,
            least == 0 || found.digits > 0
        else { return .malformed }
        guard count.contains(found.all) else { return .wrongLength(found: found.all) }
        return found.digits + (context.isLenient ? found.lookalikes : 0) < least
            ? .tooFewDigits(found: found.digits) : .fits
    }

    private static func word(_ text: Span<UInt8>, _ range: Range<Int>, _ count: ClosedRange<Int>) -> Fit {
        for index in range where text[index].isBlank { return .malformed }
        return length(characters(text, range), count)
    }

    /// Unicode scalars of well-formed UTF-8.
    private static func characters(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        var count = 0
        for index in range where text[index] & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// The index of the word that stands in the range.
    static func chosen(_ words: [String], _ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
        words.firstIndex { word in
            word.utf8.count == range.count && text.folds(to: word.utf8.span, at: range.lowerBound)
        }
    }

    private static func isNumber(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var (digits, marks) = (0, 0)
        for index in range {
            if text[index].isDigit {
                digits += 1
            } else if text[index] == UInt8(ascii: ",") || text[index] == UInt8(ascii: "."), index > range.lowerBound {
                marks += 1
            } else {
                return false
            }
        }
        return digits > 0 && marks <= 1 && text[range.upperBound - 1].isDigit
    }

    /// Plausible, no more: something, one `@`, a name with a dot inside; ASCII without blanks.
    private static func isEmail(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var (at, lastDot) = (0, 0)
        for start in stride(from: range.lowerBound, to: range.upperBound, by: OctetWord.count) {
            for place in text.word(at: start).alphanumerics.complement where start + place < range.upperBound {
                let (index, octet) = (start + place, text[start + place])
                guard octet.isEmailMark || octet == UInt8(ascii: "@") && at == 0 else { return false }
                if octet == UInt8(ascii: "@") { at = index }
                if octet == UInt8(ascii: ".") { lastDot = index }
            }
        }
        // Where the last dot is far enough from both, something stands behind the `@`.
        guard text[range.lowerBound].isAlphanumeric, at > range.lowerBound else { return false }
        return lastDot > at + 1 && lastDot < range.upperBound - 2 && text[at + 1].isAlphanumeric
    }
}

/// How many ASCII letters and digits a part has.
private struct AlphanumericCount {
    private(set) var all = 0
    private(set) var digits = 0
    /// Letters that look like digits.
    private(set) var lookalikes = 0

    /// Nil where something else stands among them that is not forgiven.
    init?(_ text: Span<UInt8>, _ range: Range<Int>, least: Int, _ context: ReadingContext) {
        if text.areDigits(range) {
            (all, digits) = (range.count, range.count)
            return
        }
        guard !(context.isLenient && least > 0 && text.hasWord(in: range)) else { return nil }
        for index in range {
            let octet = text[index]
            if octet.isAlphanumeric {
                all += 1
                digits += octet.isDigit ? 1 : 0
                lookalikes += octet.digitLookalike == nil ? 0 : 1
            } else if !(context.isLenient && octet.isDroppable) {
                return nil
            }
        }
    }
}

extension Span<UInt8> {
    /// Whether two or more letters, not all of them digits in disguise, stand together apart from all digits: a word, and
    /// no piece of a number.
    fileprivate func hasWord(in range: Range<Int>) -> Bool {
        var (letters, digits, disguised, hasMark) = (0, 0, 0, false)
        for index in range {
            let octet = self[index]
            if octet.isDroppable {
                if letters > 1, digits == 0, disguised < letters { return true }
                (letters, digits, disguised, hasMark) = (0, 0, 0, true)
            } else {
                letters += octet.isLetter ? 1 : 0
                disguised += octet.isLetter && octet.digitLookalike != nil ? 1 : 0
                digits += octet.isDigit ? 1 : 0
            }
        }
        return hasMark && letters > 1 && digits == 0 && disguised < letters
    }
}

extension UInt8 {
    /// What people put inside long numbers: blanks and dashes.
    var isDroppable: Bool { isBlank || self == UInt8(ascii: "-") }

    fileprivate var isEmailMark: Bool {
        switch self {
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "'"): true
        default: false
        }
    }
}
