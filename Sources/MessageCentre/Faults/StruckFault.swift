public import ShortMessage

/// A fault that struck a message.
public struct StruckFault: Hashable, Sendable {
    public let kind: Kind
    public let from: Address
    public let to: Address
    public let at: Timestamp
    /// The place of the message that caused what was struck; nil where time alone did, and for a message that was struck
    /// before it was taken.
    public let cause: Int64?

    public enum Kind: Hashable, Sendable {
        case reject(cause: UInt8)
        case silence
        case loss
        case duplicate
        case reorder
        /// Milliseconds.
        case delay(Int64)
    }
}

extension StruckFault.Kind {
    /// As `FaultRule` has it.
    var name: String {
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
