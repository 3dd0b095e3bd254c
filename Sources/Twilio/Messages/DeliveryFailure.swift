package import ShortMessage

/// Why a message did not arrive, as Twilio numbers it.
package enum DeliveryFailure: Int, Hashable, Sendable {
    case queueOverflow = 30001
    case unreachable = 30003
    case blocked = 30004
    case unknownHandset = 30005
    case landline = 30006
    case filtered = 30007
    case unknown = 30008

    /// What a status of the centre's comes to (TP-ST, TS 23.040, 9.2.3.15).
    package init(_ status: DeliveryStatus) {
        self =
            switch status.rawValue {
            case 0x41, 0x45: .landline
            case 0x42, 0x63: .blocked
            case 0x43, 0x49: .unknownHandset
            case 0x44, 0x64: .filtered
            case 0x22, 0x25, 0x46, 0x61, 0x62, 0x65: .unreachable
            case 0x60: .queueOverflow
            default: .unknown
            }
    }

    package var message: String {
        switch self {
        case .queueOverflow: "Queue overflow"
        case .unreachable: "Unreachable destination handset"
        case .blocked: "Message blocked"
        case .unknownHandset: "Unknown destination handset"
        case .landline: "Landline or unreachable carrier"
        case .filtered: "Message filtered"
        case .unknown: "Unknown error"
        }
    }
}
