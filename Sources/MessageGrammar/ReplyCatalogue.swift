public import ShortMessage

/// Every text that a service can say in one language, proven to fit one SMS when the file was read.
public struct ReplyCatalogue: Sendable {
    /// Reads a replies file.
    ///
    /// - Parameters:
    ///   - grammar: the grammar beside it, which names the fields and gives the formats.
    ///   - holes: for each reply that the service words, the holes that its template may have and their types.
    ///     A reply that is missing from the file, or a reply or hole that is not in this table, is an error.
    public init(
        source: String, file: String, grammar: Grammar, holes: [String: [String: ReplyHole]]
    ) throws(GrammarFileError) {
        fatalError()
    }

    /// A template with its holes filled; at most 160 septets, all in the GSM default alphabet.
    public func text(of reply: String, _ values: [String: ReplyValue] = [:]) -> String {
        fatalError()
    }
}

/// The type of a hole in a reply: how wide its widest value is, in septets.
public enum ReplyHole: Hashable, Sendable {
    /// 3: 0 to 999.
    case count
    /// 4: the end of a card number.
    case tail
    /// 10: `17-08-1990`.
    case date
    /// 14: a month's name and a year.
    case month
    /// 17: `Rp999.999.999.999`, less for less.
    case amount
    /// 20: a person's name, cut.
    case name
    /// 13: `260115-000123`.
    case reference
    /// A field's label, as wide as the widest in the file.
    case label
    /// A message's first form with labels in its holes, as wide as the widest.
    case format
    /// Labels with commas between, cut with "dll".
    case labels(most: Int)
    /// Ends of card numbers with commas between, cut with "dll".
    case tails(most: Int)
}

/// What fills a hole of a reply.
public enum ReplyValue: Hashable, Sendable {
    case count(Int)
    case tail(String)
    case date(CalendarDate)
    /// Any day of the month.
    case month(CalendarDate)
    /// Whole rupiah.
    case amount(Int64)
    case name(String)
    case reference(String)
    /// A field's name in the grammar.
    case label(String)
    /// A message's name in the grammar.
    case format(String)
    case labels([String])
    case tails([String])
}
