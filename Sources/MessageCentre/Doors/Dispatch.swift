public import ShortMessage
import Store

/// What an endpoint takes from its queue: a message, or the report on one that it submitted.
public enum Dispatch: Hashable, Sendable {
    case message(Delivery)
    case report(StatusReport)

    /// Its place in the journal, by which the endpoint says what became of it.
    public var id: Int64 {
        switch self {
        case .message(let delivery): delivery.id
        case .report(let report): report.id
        }
    }

    /// Whose handset it is for; the endpoint's own address, unless it is `everyOther`.
    public var recipient: Address {
        switch self {
        case .message(let delivery): delivery.message.to
        case .report(let report): report.submitter
        }
    }
}

/// What became of a submitted message: told once, when that is final (SMS-STATUS-REPORT, TS 23.040, 9.2.2.3).
public struct StatusReport: Hashable, Sendable {
    /// The report's own place in the journal.
    public let id: Int64
    /// The message's place: what `Acceptance.id` was when it was submitted.
    public let message: Int64
    /// Who submitted the message and gets this report.
    public let submitter: Address
    /// To whom the message was sent (TP-RA).
    public let recipient: Address
    /// When the centre took the message (TP-SCTS).
    public let submittedAt: Timestamp
    /// When this became of it (TP-DT).
    public let finalAt: Timestamp
    public let state: FinalState
    /// TP-ST.
    public let status: DeliveryStatus
    /// TP-MR of the message, or of each of its parts whose sender asked for a report; empty where the door named none.
    public let references: [UInt8]

    public enum FinalState: String, Hashable, Sendable, CaseIterable {
        case delivered
        /// Its validity period ended before the recipient took it.
        case expired
        /// The recipient refused it, or nobody had the address until the validity period ended.
        case failed
        /// Its submitter took it back.
        case deleted
    }
}

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
