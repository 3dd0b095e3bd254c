/// What the sender of a message wants to hear of it (TP-SRR, registered_delivery): at most one report, once it is final.
public enum ReportRequest: Hashable, Sendable, CaseIterable {
    /// No report, whatever becomes of the message.
    case none
    /// A report of any final state, of a delivery as of a failure.
    case always
    /// Only where it was not delivered.
    case onFailure

    func wants(_ state: StatusReport.FinalState) -> Bool {
        switch self {
        case .none: false
        case .always: true
        case .onFailure: state != .delivered
        }
    }
}
