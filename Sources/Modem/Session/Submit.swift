public import ShortMessage

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
