public import ShortMessage

/// A message that a grammar accepts: which message it is, what stands in its holes, and what was forgiven.
public struct Match: Sendable {
    /// The message's name in the grammar file.
    public let message: String
    /// What was tolerated, in the order of the steps; empty where the text is as the form says.
    public let repairs: [Repair]

    let values: [(field: String, value: FieldValue)]

    /// What stands in a hole, in its canonical spelling, or nil where the hole was left out.
    ///
    /// Digits and alphanumerics come without blanks and dashes, alphanumerics in capitals, dates as `YYYY-MM-DD`.
    public subscript(field: String) -> String? {
        fatalError()
    }

    /// The day in a hole of shape `date`, or nil where it was left out.
    public func date(_ field: String) -> CalendarDate? {
        fatalError()
    }
}

enum FieldValue { case text(String) }

/// One kind of tolerance that a reading took.
public enum Repair: String, Hashable, Sendable, CaseIterable {
    /// Ill-formed UTF-8 came as U+FFFD.
    case encoding
    case characters
    case separator
    case keyword
    case spacing
    case digit
    case order
    case trailing
}
