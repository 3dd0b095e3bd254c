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
    /// A timer is to end without `ModemSession.expire`; it may be one that does not run.
    case stop(ModemTimer)
}

/// A message that the terminal sends.
public struct Submit: Hashable, Sendable {
    /// Its message reference is the modem's.
    public let message: TPDU.Submit
    /// The one that the PDU names, else that of `+CSCA`.
    public let serviceCentre: Address

    /// What the service centre made of it.
    public enum Outcome: Hashable, Sendable {
        /// The service centre has the message, at the time that `+CMGS` tells in phase 2+ (TS 27.005, 3.5.1).
        case accepted(at: Timestamp)
        /// The service centre does not take the message; the terminal gets the error, and the rest of the line is not
        /// done.
        case refused(CMSError)
        /// Nothing was heard of it, and nothing is said.
        case unanswered
    }
}

/// What a session waits for; of each kind one timer runs at the most.
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
