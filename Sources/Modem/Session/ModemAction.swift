public import MessageCentre
public import ShortMessage

/// What a session wants done.
public enum ModemAction: Hashable, Sendable {
    /// Octets for the terminal.
    case write([UInt8])
    /// A message for the service centre, which answers with `ModemSession.submitted`; until then the terminal waits.
    case submit(Submit)
    /// What became of a message that `ModemSession.deliver` brought.
    case settle(delivery: Int, Incoming.Outcome)
    /// Messages that were refused can be brought again: there is room, or the modem is back (RP-SMMA, TS 24.011, 7.3.2).
    case ready
    /// `ModemSession.expire` is to be called after that time.
    case start(ModemTimer, milliseconds: Int)
    case stop(ModemTimer)
}

/// A message that the terminal sends.
public struct Submit: Hashable, Sendable {
    /// Its message reference is the modem's.
    public let message: TPDU.Submit
    public let serviceCentre: Address

    /// What the service centre made of it.
    public enum Outcome: Hashable, Sendable {
        case accepted(at: Timestamp)
        case refused(CMSError)
        /// Nothing was heard of it, and nothing is said.
        case unanswered
    }
}

public enum ModemTimer: Hashable, Sendable, CaseIterable {
    /// The terminal has not acknowledged a message.
    case acknowledgement
    /// A search for networks ends.
    case scan
    /// A line that a fault has held up is done.
    case answer
}

/// A message or a report on its way to the modem.
public struct Incoming: Hashable, Sendable {
    /// The caller's name for it.
    public let id: Int
    public let content: Content
    /// What it is at the service centre, which is kept with it; nil for nothing.
    let origin: MemorySlot.Origin?

    public enum Content: Hashable, Sendable {
        case deliver(TPDU.Deliver)
        case statusReport(TPDU.StatusReport)
    }

    /// What the modem made of it.
    public enum Outcome: Hashable, Sendable {
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
