internal import GRDB
import ShortMessage

extension Journal {
    /// Visits every message and report that waits for a recipient, or did, in order of commit.
    ///
    /// - Parameter waitingOnly: whether those that are final are left out, which an index finds.
    func eachQueued(waitingOnly: Bool, _ visit: (QueuedMessage) throws -> Void) throws {
        let condition = waitingOnly ? "state = 'enroute'" : "direction <> 'in'"
        try db.each(
            """
            SELECT id, direction, state, at, utc_offset, sender, sender_type, recipient, recipient_type, text,
                expires_at, final_at, attempts, status
            FROM message WHERE \(condition) ORDER BY id
            """
        ) { columns in
            try visit(columns.queuedMessage())
        }
    }
}

extension SQLColumns {
    fileprivate mutating func queuedMessage() -> QueuedMessage {
        let (id, isReport) = (integer(), text() == "report")
        let state = QueuedMessage.State(rawValue: text()) ?? .enroute
        let at = timestamp()
        let (from, to, text) = (address(), address(), text())
        let expiry = optionalInteger() ?? at.milliseconds
        let end = optionalInteger()
        return QueuedMessage(
            id: id, isReport: isReport, state: state, at: at, from: from, to: to, text: text,
            expiresAt: Timestamp(milliseconds: expiry, offset: at.offset),
            finalAt: end.map { Timestamp(milliseconds: $0, offset: at.offset) }, attempts: Int(integer()),
            status: optionalInteger().map { DeliveryStatus(rawValue: UInt8(truncatingIfNeeded: $0)) })
    }
}
