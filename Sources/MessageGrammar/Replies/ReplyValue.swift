public import ShortMessage

/// What fills a hole of a reply.
public enum ReplyValue: Hashable, Sendable {
    /// A number; what is beyond 999 is said as 999.
    case count(Int)
    /// The end of a card number.
    case tail(String)
    /// A day.
    case date(CalendarDate)
    /// Any day of the month.
    case month(CalendarDate)
    /// Whole rupiah.
    case amount(Int64)
    /// A person's name.
    case name(String)
    /// A reference such as `260115-000123`.
    case reference(String)
    /// A field's name in the grammar.
    case label(String)
    /// A message's name in the grammar.
    case format(String)
    /// Words that the hole's type knows.
    case words([String])
    /// Names of fields.
    case labels([String])
    /// Ends of card numbers.
    case tails([String])
    /// A number or code in its canonical spelling.
    case code(String)
    /// Numbers or codes in their canonical spelling.
    case codes([String])
    /// One of the words that the hole's type knows.
    case choice(String)
    /// Thousandths of a per cent: 5700 is 5.7 %.
    case percent(Int)
    /// Any days of the months.
    case months([CalendarDate])
    /// A text of the service's own data.
    case phrase(String)
}
