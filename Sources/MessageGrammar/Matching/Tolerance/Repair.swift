/// One kind of tolerance that a reading took; the cases stand in the order of the steps.
public enum Repair: String, Hashable, Sendable, CaseIterable {
    /// Ill-formed UTF-8, which came as U+FFFD, was dropped.
    case encoding
    /// Other digits, letters and blanks than ASCII ones, controls, outer quotes, a last full stop, `(spasi)`.
    case characters
    /// Another separator than the form's, or separators and blanks too many.
    case separator
    /// A keyword that was glued to what follows it, or misspelt by one letter.
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

/// Which repairs a reading took; a set in eight bits, so that a match needs no allocation.
struct RepairSet: OptionSet, Hashable {
    var rawValue: UInt8

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    init(_ repair: Repair) {
        rawValue = Repair.allCases.firstIndex(of: repair).map { 1 << UInt8($0) } ?? 0
    }

    static let encoding = RepairSet(.encoding)
    static let characters = RepairSet(.characters)
    static let separator = RepairSet(.separator)
    static let keyword = RepairSet(.keyword)
    static let spacing = RepairSet(.spacing)
    static let digit = RepairSet(.digit)
    static let order = RepairSet(.order)
    static let trailing = RepairSet(.trailing)

    var repairs: [Repair] {
        Repair.allCases.filter { contains(RepairSet($0)) }
    }
}
