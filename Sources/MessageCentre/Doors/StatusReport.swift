public import ShortMessage
import Store

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
    /// How the message ended; `status` says why.
    public let state: FinalState
    /// TP-ST.
    public let status: DeliveryStatus
    /// TP-MR of the message, or of each of its parts whose sender asked for a report; empty where the door named none.
    public let references: [UInt8]

    /// How a message can end; none of these is followed by another.
    public enum FinalState: String, Hashable, Sendable, CaseIterable {
        /// The recipient has it, or the service at its address has taken it.
        case delivered
        /// Its validity period ended before the recipient took it.
        case expired
        /// The recipient refused it, or nobody had the address until the validity period ended.
        case failed
        /// Its submitter took it back.
        case deleted
    }
}
