public import ShortMessage

/// An identity that came again with another message, or after its message was deleted.
public struct IdentityClash: Hashable, Sendable, CustomStringConvertible {
    /// What the sender's program called both messages.
    public let identity: String
    /// When the identity was first used.
    public let firstUsedAt: Timestamp
    /// Whether the first message is in the journal still; otherwise nothing is known of it but its identity and its time.
    public let isFirstKept: Bool

    public var description: String {
        let first = isFirstKept ? "another message" : "a message that is kept no longer"
        return "the id '\(Text.escaped(identity))' was used at \(firstUsedAt) for \(first); use a new id"
    }
}
