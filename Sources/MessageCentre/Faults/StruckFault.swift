public import ShortMessage

/// A fault that struck a message.
public struct StruckFault: Hashable, Sendable {
    /// What the fault did to the message.
    public let kind: Kind
    /// Who sent the message that was struck: a service's short code for a reply.
    public let from: Address
    /// The number that the message was sent to.
    public let to: Address
    /// When it struck, on the centre's clock.
    public let at: Timestamp
    /// The place of the message that caused what was struck; nil where time alone did, and for a message that was struck
    /// before it was taken.
    public let cause: Int64?

    /// What a fault does to a submission, or to a message on its way out.
    public enum Kind: Hashable, Sendable {
        /// The submission is refused with an RP-Cause of 1...127 (TS 24.011, 8.2.5.4).
        case reject(cause: UInt8)
        /// The submission is neither taken nor refused.
        case silence
        /// The message never arrives: it has failed with TP-ST 0x48 (TS 23.040, 9.2.3.15).
        case loss
        /// A copy of the message leaves before it, and no report is made of the copy.
        case duplicate
        /// The message leaves behind the next one to its number, or a minute late where none comes.
        case reorder
        /// Milliseconds.
        case delay(Int64)
    }
}

extension StruckFault.Kind {
    /// Every `name` that there is.
    static let names = ["reject", "silence", "loss", "duplicate", "reorder", "delay"]

    /// As `FaultRule` has it.
    package var name: String {
        switch self {
        case .reject: "reject"
        case .silence: "silence"
        case .loss: "loss"
        case .duplicate: "duplicate"
        case .reorder: "reorder"
        case .delay: "delay"
        }
    }

    /// The cause of a rejection, the milliseconds of a delay.
    var detail: Int64? {
        switch self {
        case .reject(let cause): Int64(cause)
        case .delay(let milliseconds): milliseconds
        case .silence, .loss, .duplicate, .reorder: nil
        }
    }
}

extension StruckFault.Kind: CustomStringConvertible {
    public var description: String {
        switch self {
        case .reject(let cause): "refused with cause \(cause)"
        case .silence: "not acknowledged"
        case .loss: "lost"
        case .duplicate: "sent twice"
        case .reorder: "held back behind the next"
        case .delay(let milliseconds): "late by \(milliseconds) ms"
        }
    }
}

extension StruckFault: CustomStringConvertible {
    /// `fault at 2026-11-21T08:00:00+07:00: 2757 > +6281200000001 lost`
    public var description: String {
        "fault at \(at): \(Text.escaped(from.description)) > \(Text.escaped(to.description)) \(kind)"
    }
}
