/// A text on its way to a number.
public struct OutboundMessage: Hashable, Sendable {
    /// The number that it comes from.
    public var from: Address
    /// Who is to receive it.
    public var to: Address
    /// The whole text.
    public var text: String
    /// The time of the commit that caused it.
    public var sentAt: Timestamp

    /// A message that waits to be delivered.
    public init(from: Address, to: Address, text: String, sentAt: Timestamp) {
        self.from = from
        self.to = to
        self.text = text
        self.sentAt = sentAt
    }
}
