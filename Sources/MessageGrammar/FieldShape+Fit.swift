import ShortMessage

/// How a part of a message meets the shape of a hole.
enum Fit: Equatable {
    case fits
    /// The right characters, too few or too many.
    case wrongLength(found: Int)
    case tooFewDigits(found: Int)
    case noSuchDate
    case malformed
}

/// What the reading of a part depends on besides its octets.
struct ReadingContext {
    /// Two-digit years up to this one are of the 2000s.
    let pivot: Int
    /// Blanks and dashes inside digits and alphanumerics, and letters that look like digits, are forgiven (step 4).
    var isLenient: Bool

    /// - Parameter day: the day of the message; whoever is registered is at least fifteen years old.
    init(day: CalendarDate, isLenient: Bool = false) {
        pivot = day.year % 100 - 15
        self.isLenient = isLenient
    }

    init(pivot: Int, isLenient: Bool) {
        (self.pivot, self.isLenient) = (pivot, isLenient)
    }

    /// The full year of two digits: up to the day's year − 15 it is 20YY, else 19YY.
    func year(_ twoDigits: Int) -> Int {
        twoDigits <= pivot ? 2000 + twoDigits : 1900 + twoDigits
    }
}

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
        case .amount: AmountReading(text, range) == nil ? .malformed : .fits
        case .number: Self.isNumber(text, range) ? .fits : .malformed
        case .email: Self.isEmail(text, range) ? .fits : .malformed
        case .phone: PhoneReading(text, range, context) == nil ? .malformed : .fits
        case .choice(let words): Self.chosen(words, text, range) == nil ? .malformed : .fits
        case .row(let runs): RowReading.fits(runs, text, range) ? .fits : .malformed
        }
    }

    private static func length(_ found: Int, _ count: ClosedRange<Int>) -> Fit {
        count.contains(found) ? .fits : .wrongLength(found: found)
    }

    private static func digits(
        _ text: Span<UInt8>, _ range: Range<Int>, _ count: ClosedRange<Int>, _ context: ReadingContext
    ) -> Fit {
        var found = 0
        for index in range {
            let octet = text[index]
            if octet.isDigit || context.isLenient && octet.digitLookalike != nil {
                found += 1
            } else if !(context.isLenient && octet.isDroppable) {
                return .malformed
            }
        }
        return found == 0 ? .malformed : length(found, count)
    }

    private static func alphanumerics(
        _ text: Span<UInt8>, _ range: Range<Int>, _ count: ClosedRange<Int>, _ least: Int, _ context: ReadingContext
    ) -> Fit {
        var (found, digits, lookalikes) = (0, 0, 0)
        for index in range {
            let octet = text[index]
            if octet.isAlphanumeric {
                found += 1
                digits += octet.isDigit ? 1 : 0
                lookalikes += octet.digitLookalike == nil ? 0 : 1
            } else if !(context.isLenient && octet.isDroppable) {
                return .malformed
            }
        }
        guard found > 0, least == 0 || digits > 0 else { return .malformed }
        guard count.contains(found) else { return .wrongLength(found: found) }
        return digits + (context.isLenient ? lookalikes : 0) < least ? .tooFewDigits(found: digits) : .fits
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
            word.utf8.count == range.count && zip(word.utf8, range).allSatisfy { $0.folded == text[$1].folded }
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
        guard let at = text.firstIndex(of: UInt8(ascii: "@"), in: range), at > range.lowerBound else { return false }
        var dot: Int?
        for index in range where index != at {
            let octet = text[index]
            guard octet.isAlphanumeric || index > range.lowerBound && octet.isEmailMark else { return false }
            if index > at, octet == UInt8(ascii: ".") { dot = index }
        }
        guard let dot else { return false }
        return dot > at + 1 && dot < range.upperBound - 2 && text[at + 1].isAlphanumeric
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
