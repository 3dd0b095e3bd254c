/// A text as one number sent it to another: decoded, reassembled, whole.
public struct InboundMessage: Hashable, Sendable {
    /// Who sent it.
    public var from: Address
    /// The number that it was sent to.
    public var to: Address
    /// The whole text.
    public var text: String
    /// Stamped by the door; nothing behind it reads a clock.
    public var receivedAt: Timestamp
    /// What the sender's program calls this message; the same identity twice is the same message.
    public var identity: String?

    /// A message as a door hands it over.
    public init(from: Address, to: Address, text: String, receivedAt: Timestamp, identity: String? = nil) {
        self.from = from
        self.to = to
        self.text = text
        self.receivedAt = receivedAt
        self.identity = identity
    }
}
