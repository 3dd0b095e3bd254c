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
    /// What was done with the message, and what goes back to its sender.
    public let outcome: Outcome

    /// What became of a message in the transaction that was to take it.
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
        /// It waits for the program of its service, and is answered once that has answered.
        case asked
        /// The message waits for the endpoint that has the address `message.to`.
        case forwarded
        /// Nobody has the address `message.to`; the message waits until somebody has, or its validity period ends.
        case undeliverable
        /// A fault struck it: nothing was done.
        case struck(StruckFault)
        /// Too much waits, so nothing was done: to be sent again later.
        case congested(Congestion)
        /// A service has the address, which answers at once, and the message asked for later: nothing was done.
        case unschedulable
        /// It claims to come from a service, which alone speaks from its number: nothing was done.
        case senderIsService
    }
}

extension Acceptance {
    /// A message that took the place of one that waits.
    package init(replaced id: Int64, _ message: InboundMessage) {
        self.init(id: id, message: message, fired: [], faults: [], outcome: .forwarded)
    }

    /// The same, once its program was asked.
    func ended(_ end: Acceptance) -> Acceptance {
        Acceptance(id: id, message: message, fired: fired, faults: faults + end.faults, outcome: end.outcome)
    }

    /// The same, where its identity came twice before the program was asked.
    func repeated(_ end: Acceptance) -> Acceptance {
        Acceptance(id: id, message: message, fired: fired, faults: faults, outcome: .repeated(end.caused))
    }

    /// What the message itself caused, in order; nothing for one that no service took.
    public var caused: [Delivery] {
        switch outcome {
        case .answered(let deliveries), .silent(_, let deliveries), .repeated(let deliveries): deliveries
        case .asked, .incomplete, .refused, .forwarded, .undeliverable, .struck, .congested, .unschedulable,
            .senderIsService:
            []
        }
    }
}
