/// A short message as handset and service centre exchange it (TS 23.040, 9.2.2).
public enum TPDU: Hashable, Sendable {
    /// A message, from the service centre to a handset.
    case deliver(Deliver)
    /// A handset's answer to a DELIVER.
    case deliverReport(DeliverReport)
    /// A message, from a handset to the service centre.
    case submit(Submit)
    /// The service centre's answer to a SUBMIT.
    case submitReport(SubmitReport)
    /// What became of a message, from the service centre to the handset that sent it.
    case statusReport(StatusReport)
    /// A handset's order about a message that it sent before.
    case command(Command)

    /// Which side sends: the message type's two bits mean something else each way.
    public enum Direction: Hashable, Sendable, CaseIterable {
        /// From the service centre to a handset.
        case mobileTerminated
        /// From a handset to the service centre.
        case mobileOriginated
    }

    /// The way that a message of this type goes.
    public var direction: Direction {
        switch self {
        case .deliver, .submitReport, .statusReport: .mobileTerminated
        case .deliverReport, .submit, .command: .mobileOriginated
        }
    }

    /// The user data, where the type has any and this message does.
    public var userData: UserData? {
        switch self {
        case .deliver(let deliver): deliver.userData
        case .deliverReport(let report): report.parameters.userData
        case .submit(let submit): submit.userData
        case .submitReport(let report): report.parameters.userData
        case .statusReport(let report): report.parameters?.userData
        case .command: nil
        }
    }

    /// The number that it is from, to or about; nil for a report that names none.
    public var correspondent: Address? {
        switch self {
        case .deliver(let deliver): deliver.originatingAddress
        case .submit(let submit): submit.destinationAddress
        case .statusReport(let report): report.recipientAddress
        case .command(let command): command.destinationAddress
        case .deliverReport, .submitReport: nil
        }
    }

    /// The name in the standard: `SMS-DELIVER`.
    public var name: String {
        switch self {
        case .deliver: "SMS-DELIVER"
        case .deliverReport: "SMS-DELIVER-REPORT"
        case .submit: "SMS-SUBMIT"
        case .submitReport: "SMS-SUBMIT-REPORT"
        case .statusReport: "SMS-STATUS-REPORT"
        case .command: "SMS-COMMAND"
        }
    }
}
