public import ShortMessage

/// A message that was taken, and what it caused: committed when the caller sees it.
public struct Acceptance: Hashable, Sendable {
    /// The message's place in the journal, 1 or more; nil where nothing was done with it, or it is not whole yet.
    public let id: Int64?
    /// The message, with the time at which it was taken.
    public let message: InboundMessage
    /// What fell due before it, in order.
    public let fired: [Delivery]
    /// The faults that struck it, what it caused, or what fell due before it.
    public let faults: [StruckFault]
    public let outcome: Outcome

    public enum Outcome: Hashable, Sendable {
        /// At least one message goes to the sender, and perhaps some to others.
        case answered([Delivery])
        /// Nothing goes to the sender; perhaps something to others.
        case silent(Silence, [Delivery])
        /// The identity was handled before: the same replies, no effect. Of a segment that came before there are none.
        case repeated([Delivery])
        /// A segment of a long message was kept; of the others these numbers have not come, ascending.
        case incomplete(missing: [UInt8])
        /// The identity belongs to another message, or to one that is kept no longer: nothing was done.
        case refused(IdentityClash)
        /// The message waits for the endpoint that has the address `message.to`.
        case forwarded
        /// Nobody has the address `message.to`; the message waits until somebody has, or its validity period ends.
        case undeliverable
        /// A fault struck it: nothing was done.
        case struck(StruckFault)
        /// Too much waits, so nothing was done: to be sent again later.
        case congested(Congestion)
    }
}

extension Acceptance {
    /// What the message itself caused, in order; nothing for one that no service took.
    public var caused: [Delivery] {
        switch outcome {
        case .answered(let deliveries), .silent(_, let deliveries), .repeated(let deliveries): deliveries
        case .incomplete, .refused, .forwarded, .undeliverable, .struck, .congested: []
        }
    }
}

/// A message to be written to its recipient; on its way until an endpoint settles it.
public struct Delivery: Hashable, Sendable {
    /// The message's place in the journal, 1 or more; a later message has a greater one.
    public let id: Int64
    public let message: OutboundMessage
    /// How it was coded, for a message from another handset; nil for a text alone.
    public let coding: MessageCoding?
    /// The place of the message that it answers; nil where time alone caused it, and for a message between handsets.
    public let cause: Int64?

    init(id: Int64, message: OutboundMessage, cause: Int64?, coding: MessageCoding? = nil) {
        (self.id, self.message, self.cause, self.coding) = (id, message, cause, coding)
    }

    /// The same, where it leaves later than it was committed.
    func sent(at moment: Timestamp) -> Delivery {
        guard moment.milliseconds > message.sentAt.milliseconds else { return self }
        var message = message
        message.sentAt = moment.told(at: message.sentAt.offset)
        return Delivery(id: id, message: message, cause: cause, coding: coding)
    }
}

/// An identity that came again with another message, or after its message was deleted.
public struct IdentityClash: Hashable, Sendable, CustomStringConvertible {
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
