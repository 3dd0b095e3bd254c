/// What the sender of a message wants to hear of it (TP-SRR, registered_delivery): at most one report, once it is final.
public enum ReportRequest: Hashable, Sendable, CaseIterable {
    case none
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
