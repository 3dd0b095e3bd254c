import ShortMessage
public import Store

/// Why a door may not acknowledge a message: nothing was done with it.
public enum SubmissionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Too much waits: try later (CMS error 42, SMPP 0x58 or 0x14).
    case congested(Congestion)
    /// The identity belongs to another message.
    case identityClash(IdentityClash)
    /// A fault struck: with `reject` the door answers with its cause, with `silence` not at all.
    case struck(StruckFault)
    /// A message to a service cannot wait (SMPP 0x61).
    case unschedulable
    /// A service alone speaks from its number (SMPP 0x0A).
    case senderIsService
    /// The store could not be read or written, so that the message is not committed.
    case store(StoreError)

    public var description: String {
        switch self {
        case .congested(let congestion): "\(congestion)"
        case .identityClash(let clash): "\(clash)"
        case .struck(let fault): "\(fault)"
        case .unschedulable: "a service answers at once; a message to it has no time of delivery"
        case .senderIsService: "the sender's number is that of a service, which alone sends from it; name another"
        case .store(let error): "\(error)"
        }
    }
}
