/// What happened by itself while time passed.
public struct Passage: Hashable, Sendable {
    /// What services sent, in order. Where an endpoint has the recipient it waits in the queues, and this only tells of it.
    public let fired: [Delivery]
    /// The faults that struck it.
    public let faults: [StruckFault]
}
