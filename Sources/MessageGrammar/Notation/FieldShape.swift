/// What may stand in a hole: the form of a value, not its meaning.
public enum FieldShape: Hashable, Sendable {
    /// ASCII digits; how many.
    case digits(ClosedRange<Int>)
    /// A person's name: letters of any script with blanks, `.`, `,`, `'`, `-` and `_` between; how many characters.
    case letters(ClosedRange<Int>)
    /// ASCII letters and digits, at least so many of them digits.
    case alphanumerics(ClosedRange<Int>, digits: Int)
    /// Anything without a blank; how many characters.
    case word(ClosedRange<Int>)
    /// A day: day first in many spellings, or ISO 8601 with a year of four digits.
    case date
    /// A month: `08-2026`, `082026`, `2026-08`.
    case month
    /// Whole rupiah, `Rp1.500.000`, `1500000`; from how many to how many.
    case amount(ClosedRange<Int64>)
    /// Digits with at most one `,` or `.` among them.
    case number
    /// Something before an `@`, and a name with a dot after it.
    case email
    /// A telephone number: `0812…`, `62812…`, `+62812…`.
    case phone
    /// One of these words; capitals and small letters are one.
    case choice([String])
    /// Anything at all; how many characters.
    case text(ClosedRange<Int>)
    /// Runs of characters one after the other, with or without a blank between: a number plate.
    case row([Run])

    /// A run of characters of one class.
    public struct Run: Hashable, Sendable {
        /// The characters of which the run is made.
        public let characters: CharacterClass
        /// How many characters it has.
        public let count: ClosedRange<Int>

        /// A run of so many characters.
        public init(_ characters: CharacterClass, _ count: ClosedRange<Int>) {
            (self.characters, self.count) = (characters, count)
        }
    }

    /// The characters of a run; all of them ASCII.
    public enum CharacterClass: String, Hashable, Sendable, CaseIterable {
        /// ASCII digits, ASCII letters, or both.
        case digits, letters, alphanumerics
    }

    /// The greatest count where a grammar states none: what one SMS holds.
    public static let unbounded = 160
    /// The greatest amount, in rupiah.
    public static let greatestAmount: Int64 = 999_999_999_999
    /// The amounts that there are.
    public static let amounts = 0...greatestAmount

    /// Of words that differ in case alone the first is the canonical one.
    package static func canonical(_ words: [String]) -> [String] {
        var known: Set<[UInt8]> = []
        return words.filter { known.insert(Array($0.utf8).folded).inserted }
    }
}

extension FieldShape: CustomStringConvertible {
    /// As a grammar file writes it.
    public var description: String {
        switch self {
        case .digits(let count): Self.counted(count, "digits")
        case .letters(let count): Self.counted(count, "letters")
        case .alphanumerics(let count, 0): Self.counted(count, "alphanumerics")
        case .alphanumerics(let count, let digits): Self.counted(count, "alphanumerics") + ", \(digits) digits"
        case .word(let count): Self.counted(count, "word")
        case .date: "date"
        case .month: "month"
        case .amount(let range): Self.ranged(range)
        case .number: "number"
        case .email: "email"
        case .phone: "phone"
        case .choice(let words): "choice(\(words.joined(separator: "|")))"
        case .text(let count): Self.counted(count, "text")
        case .row(let runs): runs.map { Self.counted($0.count, $0.characters.rawValue) }.joined(separator: ", ")
        }
    }

    private static func ranged(_ range: ClosedRange<Int64>) -> String {
        if range == amounts { return "amount" }
        return "amount \(range.lowerBound).." + (range.upperBound == greatestAmount ? "" : "\(range.upperBound)")
    }

    private static func counted(_ count: ClosedRange<Int>, _ name: String) -> String {
        if count == 1...unbounded { return name }
        if count.lowerBound == count.upperBound { return "\(count.lowerBound) \(name)" }
        return count.upperBound == unbounded
            ? "\(count.lowerBound).. \(name)" : "\(count.lowerBound)..\(count.upperBound) \(name)"
    }
}
