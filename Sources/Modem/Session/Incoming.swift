public import MessageCentre
public import ShortMessage

/// A message or a report on its way to the modem.
public struct Incoming: Hashable, Sendable {
    /// The caller's name for it.
    public let id: Int
    /// The message or report itself.
    public let content: Content
    /// What it is at the service centre, which is kept with it; nil for nothing.
    let origin: MemorySlot.Origin?

    /// What a service centre sends to a modem (TS 23.040, 9.2.2).
    public enum Content: Hashable, Sendable {
        /// A message, or one piece of a long one (TS 23.040, 9.2.2.1).
        case deliver(TPDU.Deliver)
        /// What became of a message that the modem has sent (TS 23.040, 9.2.2.3).
        case statusReport(TPDU.StatusReport)
    }

    /// What the modem made of it.
    public enum Outcome: Hashable, Sendable {
        /// The modem has it: stored, acknowledged by the terminal, or dropped as type 0 and unwanted reports are.
        case taken
        /// Its lines are in what was written; it is taken once the terminal has that.
        case given
        /// No memory has room (TP-FCS D3).
        case full
        /// Out of reach, or the SIM is locked.
        case away
        /// The terminal did not acknowledge it, or refused it.
        case refused
    }

    /// A message or report under the caller's name for it.
    public init(id: Int, _ content: Content, origin: MemorySlot.Origin? = nil) {
        (self.id, self.content, self.origin) = (id, content, origin)
    }

    var tpdu: TPDU {
        switch content {
        case .deliver(let deliver): .deliver(deliver)
        case .statusReport(let report): .statusReport(report)
        }
    }
}
