import ShortMessage
import Store

extension Journal {
    /// Enters a fault that struck.
    ///
    /// - Parameter message: whose; nil where it kept the message from being taken.
    func enter(_ fault: StruckFault, message: Int64?) throws {
        try transaction.run(
            """
            INSERT INTO fault (message, kind, detail, at, utc_offset, sender, recipient) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(message), .text(fault.kind.name), .integer(fault.kind.detail), .integer(fault.at.milliseconds),
            .integer(fault.at.offset), .text(fault.from.digits), .text(fault.to.digits))
    }

    /// How a message is kept out of the queues.
    struct Hold {
        /// Milliseconds.
        let until: Int64
        let reason: HeldMessages.Reason
    }

    /// Notes that a message is kept out of the queues.
    ///
    /// - Parameter moment: milliseconds.
    func hold(_ id: Int64, until moment: Int64) throws {
        try transaction.run("UPDATE message SET held_until = ?2 WHERE id = ?1", .integer(id), .integer(moment))
    }

    /// Notes that a message leaves that was held back.
    func release(_ id: Int64) throws {
        try transaction.run("UPDATE message SET held_until = NULL WHERE id = ?", .integer(id))
    }

    /// What is held back, by the messages' places.
    func holds() throws -> [Int64: Hold] {
        var holds: [Int64: Hold] = [:]
        try transaction.each(
            """
            SELECT id, at, held_until,
                EXISTS (SELECT 1 FROM fault WHERE message = message.id AND kind = 'reorder'),
                EXISTS (SELECT 1 FROM fault WHERE message = message.id AND kind = 'delay')
            FROM message WHERE state = 'enroute' AND held_until IS NOT NULL
            """
        ) { columns in
            let (id, at) = (try columns.place(), try columns.moment())
            let until = try columns.moment(after: at, atMost: Validity.longest)
            let (isBehindNext, isLate) = (try columns.flag(), try columns.flag())
            holds[id] = Hold(until: until, reason: isBehindNext ? .reorder : isLate ? .delay : .schedule)
        }
        return holds
    }

    /// Enters a message on its way a second time: of the same cause, without an identity and without a report.
    ///
    /// - Returns: the copy's place.
    func enterCopy(of id: Int64) throws -> Int64 {
        try transaction.run(
            """
            INSERT INTO message
                (direction, state, at, utc_offset, sender, sender_type, recipient, recipient_type, text, cause,
                    expires_at, pid, dcs, user_data, has_header)
            SELECT direction, state, at, utc_offset, sender, sender_type, recipient, recipient_type, text, cause,
                expires_at, pid, dcs, user_data, has_header
            FROM message WHERE id = ?
            """, .integer(id))
        return transaction.insertedRow
    }
}
