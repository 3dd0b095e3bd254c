import MessageCentre
import ShortMessage

/// A message in a memory, as it came.
struct StoredMessage: Hashable, Sendable {
    /// `<stat>` (TS 27.005, 3.1).
    enum Status: Int, Hashable, Sendable, CaseIterable {
        case unread, read, unsent, sent

        /// As text mode writes it.
        var text: String {
            switch self {
            case .unread: "REC UNREAD"
            case .read: "REC READ"
            case .unsent: "STO UNSENT"
            case .sent: "STO SENT"
            }
        }
    }

    var status: Status
    let message: EncodedMessage
    /// What was delivered so; nil for what the terminal has written.
    let origin: MemorySlot.Origin?

    init(status: Status, message: EncodedMessage, origin: MemorySlot.Origin? = nil) {
        (self.status, self.message, self.origin) = (status, message, origin)
    }

    var isUnreadMessage: Bool {
        guard status == .unread, case .deliver = message.pdu.tpdu else { return false }
        return true
    }
}
