public import ShortMessage

/// Something that happened at a centre, told once its commit is done.
public struct CentreEvent: Hashable, Sendable {
    /// 1 for the first that this process tells; whoever misses some sees a gap.
    public let number: Int64
    /// On the centre's clock.
    public let at: Timestamp
    /// What it was.
    public let kind: Kind

    /// What can happen. Messages are named by their places in the journal.
    public enum Kind: Hashable, Sendable {
        /// A message came in and was taken; without a place where it is not whole yet.
        case accepted(id: Int64?, InboundMessage)
        /// A message came in and nothing was done with it.
        case refused(InboundMessage, Refusal)
        /// A message waits for the program of its service.
        case asked(id: Int64)
        /// Nothing goes to the sender of a message.
        case silent(id: Int64?, Silence)
        /// A service sends something: an answer where `Delivery.cause` is set.
        case sent(Delivery)
        /// A message that waits says something else from now on, or waits otherwise.
        case replaced(id: Int64)
        /// A try to deliver something failed; it waits.
        case tried(id: Int64, DeliveryStatus)
        /// Something is delivered, or will never be.
        case ended(id: Int64, StatusReport.FinalState, DeliveryStatus)
        /// A fault struck a message on its way in or out; of one on its way in nothing else is told.
        case struck(StruckFault)
        /// Somebody has changed how the centre goes on.
        case changed(Change)
        /// So many events came too fast for this reader, and the oldest were dropped.
        case missed(Int)
    }

    /// What can be changed while a centre runs.
    public enum Change: Hashable, Sendable {
        /// Its clock was moved, or goes at another speed.
        case clock
        /// Other faults strike from now on.
        case faults
        /// A telephone that nobody has at a door is away, full, or back.
        case handset(Address)
        /// Its messages were deleted, or all of it is as it was at an earlier moment: places in the journal may come again.
        case everything
    }

    /// Why nothing was done with a message.
    public enum Refusal: Hashable, Sendable {
        /// Too much waits.
        case congested(Congestion)
        /// Its identity belongs to another message.
        case identityClash(IdentityClash)
        /// Services answer at once, and it asked for later.
        case unschedulable
        /// It claims to come from a service.
        case senderIsService
    }
}
