import ShortMessage
import Store

extension Journal {
    /// Visits every message and report that waits for a recipient, or did, in order of commit.
    ///
    /// - Parameter waitingOnly: whether those that are final are left out, which an index finds.
    func eachQueued(waitingOnly: Bool, _ visit: (QueuedMessage) throws -> Void) throws {
        let condition = waitingOnly ? "state = 'enroute'" : "direction <> 'in'"
        try transaction.each(
            """
            SELECT id, direction, state, at, utc_offset, sender, sender_type, recipient, recipient_type, text,
                expires_at, final_at, attempts, status
            FROM message WHERE \(condition) ORDER BY id
            """
        ) { columns in
            try visit(try columns.queuedMessage())
        }
    }
}

extension SQLColumns {
    fileprivate mutating func queuedMessage() throws(DamagedValue) -> QueuedMessage {
        let id = try place()
        let isReport = try name(of: Journal.Direction.self) == .report
        let state = try name(of: QueuedMessage.State.self)
        let at = try timestamp()
        let (from, to, text) = (try address(), try address(), try text())
        let expiry = try optional { columns throws(DamagedValue) in try columns.moment() } ?? at.milliseconds
        let end = try optional { columns throws(DamagedValue) in try columns.moment() }
        return QueuedMessage(
            id: id, isReport: isReport, state: state, at: at, from: from, to: to, text: text,
            expiresAt: Timestamp(milliseconds: expiry, offset: at.offset),
            finalAt: end.map { Timestamp(milliseconds: $0, offset: at.offset) }, attempts: try count(),
            status: try optional { columns throws(DamagedValue) in DeliveryStatus(rawValue: try columns.octet()) })
    }
}
