/// One kind of tolerance that a reading took; the cases stand in the order of the steps.
public enum Repair: String, Hashable, Sendable, CaseIterable {
    /// Ill-formed UTF-8, which came as U+FFFD, was dropped.
    case encoding
    /// Other digits, letters and blanks than ASCII ones, controls, outer quotes, a last full stop, `(spasi)`, marks and
    /// emoji at the end, quotes round a value.
    case characters
    /// Words of the poster: `Ketik … kirim ke 2757` round the message, what a field is called before its value.
    case poster
    /// Another separator than the form's, or separators and blanks too many.
    case separator
    /// A keyword that was glued to what follows it, misspelt by one letter, or with digits for letters.
    case keyword
    /// Blanks or dashes inside digits or alphanumerics.
    case spacing
    /// A letter that stood for a digit: O for 0, I or l for 1.
    case digit
    /// Parts in another order than the form's.
    case order
    /// A signature after the message.
    case trailing
}

/// Which repairs a reading took; a set in a few bits, so that a match needs no allocation.
struct RepairSet: OptionSet, Hashable {
    var rawValue: UInt16

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    static let encoding = RepairSet(rawValue: 1)
    static let characters = RepairSet(rawValue: 2)
    static let poster = RepairSet(rawValue: 4)
    static let separator = RepairSet(rawValue: 8)
    static let keyword = RepairSet(rawValue: 16)
    static let spacing = RepairSet(rawValue: 32)
    static let digit = RepairSet(rawValue: 64)
    static let order = RepairSet(rawValue: 128)
    static let trailing = RepairSet(rawValue: 256)

    var repairs: [Repair] {
        Repair.allCases.enumerated().filter { contains(RepairSet(rawValue: 1 << UInt16($0.offset))) }.map(\.element)
    }
}
