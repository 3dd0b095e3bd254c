public import ShortMessage
import Store

/// What became of one try to deliver.
public enum DeliveryOutcome: Hashable, Sendable {
    /// The recipient has it: written and flushed, or acknowledged.
    case delivered
    /// The recipient has no room (TP-FCS 0xD3, memory capacity exceeded): kept, and tried again.
    case full
    /// The recipient did not answer: kept, and tried again.
    case away
    /// The recipient will never take it; the status says why, and must be a permanent one (0x40 to 0x5F).
    case rejected(DeliveryStatus)
}

extension DeliveryOutcome {
    /// What the journal keeps as TP-ST.
    var status: DeliveryStatus {
        switch self {
        case .delivered: .received
        case .full: .errorInRecipient
        case .away: .noResponse
        case .rejected(let status): status
        }
    }

    /// Nil where it is tried again.
    var finalState: StatusReport.FinalState? {
        switch self {
        case .delivered: .delivered
        case .rejected: .failed
        case .full, .away: nil
        }
    }
}

extension DeliveryStatus {
    /// Temporary: no response from the recipient.
    static let noResponse = DeliveryStatus(rawValue: 0x22)
    /// Temporary: an error in the recipient, such as a full memory.
    static let errorInRecipient = DeliveryStatus(rawValue: 0x25)
    /// Permanent: nobody has the address.
    static let notObtainable = DeliveryStatus(rawValue: 0x43)
    /// Given up: there is no room for it to wait.
    static let congestion = DeliveryStatus(rawValue: 0x60)
    /// Permanent: the service centre gave it up; what a fault that loses it leaves behind.
    static let deletedByServiceCentre = DeliveryStatus(rawValue: 0x48)
    /// Permanent: its originator took it back.
    static let deletedByOriginator = DeliveryStatus(rawValue: 0x47)
}
