public import ShortMessage

/// What is to be delivered in the place of a message that still waits (replace_sm).
public struct Replacement: Hashable, Sendable {
    /// The whole text that is delivered instead of the former one.
    public var text: String
    /// How it is coded; nil for a text alone.
    public var coding: MessageCoding?
    /// Milliseconds from now on in which delivery is tried; nil for as long as before.
    public var validity: Int64?
    /// Before which no delivery is tried; nil for the time of before.
    public var notBefore: Timestamp?
    /// Nil for what was asked for before.
    public var report: ReportRequest?

    /// Another text, coded as a text alone unless a coding is given.
    ///
    /// Times and report stay as they were, unless others are named.
    public init(
        _ text: String, coding: MessageCoding? = nil, validity: Int64? = nil, notBefore: Timestamp? = nil,
        report: ReportRequest? = nil
    ) {
        (self.text, self.coding, self.validity) = (text, coding, validity)
        (self.notBefore, self.report) = (notBefore, report)
    }
}
