public import ShortMessage

/// A message or report as the journal has it, whichever way it goes.
public struct JournalledMessage: Hashable, Sendable, Identifiable {
    /// Its place in the journal, 1 or more; a later message has a greater one.
    public let id: Int64
    /// Whether it went to a service, goes to a recipient, or reports on another message.
    public let direction: Direction
    /// How far it has come; always `handled` where its direction is `incoming`.
    public let state: State
    /// When it was entered, on the centre's clock: as it was taken, sent by a service, or reported.
    public let at: Timestamp
    /// Who sent it; for a report, who was to receive the message of its cause.
    public let from: Address
    /// Who is to receive it; for a report, who sent the message of its cause.
    public let to: Address
    /// Without what its service holds secret; empty for a report and for data.
    public let text: String
    /// The place of the message that it answers, or reports on.
    public let cause: Int64?
    /// When it became final; nil while it waits, and for what came in.
    public let finalAt: Timestamp?
    /// Tries to deliver it.
    public let attempts: Int
    /// Why it waits, or what became of it (TP-ST); nil where nothing was tried yet.
    public let status: DeliveryStatus?

    /// Which way a message goes.
    public enum Direction: String, Hashable, Sendable, CaseIterable {
        /// To a service.
        case incoming = "in"
        /// To a recipient.
        case outgoing = "out"
        /// Back to its sender, on what became of its cause.
        case report
    }

    /// How far a message has come.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// Its service has taken it.
        case handled
        /// It waits for its recipient.
        case enroute
        /// It is final: the meaning of each is that of `StatusReport.FinalState`.
        case delivered, expired, failed, deleted
    }
}
