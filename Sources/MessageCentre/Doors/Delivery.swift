public import ShortMessage

/// A message to be written to its recipient; on its way until an endpoint settles it.
public struct Delivery: Hashable, Sendable {
    /// The message's place in the journal, 1 or more; a later message has a greater one.
    public let id: Int64
    /// The text with both addresses and the time of sending.
    public let message: OutboundMessage
    /// How it was coded, for a message from another handset; nil for a text alone.
    public let coding: MessageCoding?
    /// The place of the message that it answers; nil where time alone caused it, and for a message between handsets.
    public let cause: Int64?

    init(id: Int64, message: OutboundMessage, cause: Int64?, coding: MessageCoding? = nil) {
        (self.id, self.message, self.cause, self.coding) = (id, message, cause, coding)
    }

    /// The same, coded in another way.
    package func coded(_ coding: MessageCoding) -> Delivery {
        Delivery(id: id, message: message, cause: cause, coding: coding)
    }

    /// The same, where it leaves later than it was committed.
    func sent(at moment: Timestamp) -> Delivery {
        guard moment.milliseconds > message.sentAt.milliseconds else { return self }
        var message = message
        message.sentAt = moment.told(at: message.sentAt.offset)
        return Delivery(id: id, message: message, cause: cause, coding: coding)
    }
}
