/// What became of a message (SMPP 3.4, 5.2.28; `scheduled` and `skipped` 5.0, 4.7.15).
public enum MessageState: UInt8, Hashable, Sendable, CaseIterable {
    /// Where a message is on its way, or how its way ended (SMPP 3.4, 5.2.28; `scheduled` and `skipped` since 5.0).
    case scheduled, enroute, delivered, expired, deleted, undeliverable, accepted, unknown, rejected, skipped

    /// Whether nothing more will become of it.
    public var isFinal: Bool {
        switch self {
        case .scheduled, .enroute: false
        case .delivered, .expired, .deleted, .undeliverable, .accepted, .unknown, .rejected, .skipped: true
        }
    }

    /// Whether the message reached somebody.
    public var isSuccess: Bool { self == .delivered || self == .accepted }

    /// As a receipt spells it: `DELIVRD` (3.4, appendix B).
    public var receiptName: String {
        switch self {
        case .scheduled: "SCHEDULED"
        case .enroute: "ENROUTE"
        case .delivered: "DELIVRD"
        case .expired: "EXPIRED"
        case .deleted: "DELETED"
        case .undeliverable: "UNDELIV"
        case .accepted: "ACCEPTD"
        case .unknown: "UNKNOWN"
        case .rejected: "REJECTD"
        case .skipped: "SKIPPED"
        }
    }

    /// The state that a receipt spells so, in letters of any case.
    public init?(receiptName: String) {
        let name = receiptName.uppercased()
        guard let state = Self.allCases.first(where: { $0.receiptName == name }) else { return nil }
        self = state
    }
}
