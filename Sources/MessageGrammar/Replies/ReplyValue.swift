public import ShortMessage

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
    case words([String])
    /// Names of fields.
    case labels([String])
    case tails([String])
    case code(String)
    case codes([String])
    case choice(String)
}
