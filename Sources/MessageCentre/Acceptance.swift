public import ShortMessage

/// A message that was taken, and what it caused: committed when the caller sees it.
public struct Acceptance: Hashable, Sendable {
    /// The message, with the time at which it was taken.
    public let message: InboundMessage
    /// What fell due before it, in order.
    public let fired: [Delivery]
    public let outcome: Outcome

    public enum Outcome: Hashable, Sendable {
        /// At least one message goes to the sender, and perhaps some to others.
        case answered([Delivery])
        /// Nothing goes to the sender; perhaps something to others.
        case silent(Silence, [Delivery])
        /// The identity was handled before: the same replies, no effect.
        case repeated([Delivery])
        /// The identity belongs to another message: nothing was done.
        case refused(IdentityClash)
        /// Nobody has the address `message.to`; the message is in the journal.
        case undeliverable
    }
}

/// A message to be written to its recipient; in the journal until `confirm` says that it was.
public struct Delivery: Hashable, Sendable {
    /// The message's place in the journal, 1 or more; a later message has a greater one.
    public let id: Int64
    public let message: OutboundMessage
}

/// An identity that came twice with two different messages.
public struct IdentityClash: Hashable, Sendable, CustomStringConvertible {
    public let identity: String
    /// When the identity was first used.
    public let firstUsedAt: Timestamp

    public var description: String {
        "the id '\(Text.escaped(identity))' was used at \(firstUsedAt) for another message; use a new id"
    }
}
