internal import GRDB
import ShortMessage

extension Journal {
    /// Enters a fault that struck.
    ///
    /// - Parameter message: whose; nil where it kept the message from being taken.
    func enter(_ fault: StruckFault, message: Int64?) throws {
        try db.run(
            """
            INSERT INTO fault (message, kind, detail, at, utc_offset, sender, recipient) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(message), .text(fault.kind.name), .integer(fault.kind.detail), .integer(fault.at.milliseconds),
            .integer(fault.at.offset), .text(fault.from.digits), .text(fault.to.digits))
    }

    /// When the delays end, or ended, of what waits: in milliseconds, by the message's place.
    func endsOfDelay() throws -> [Int64: Int64] {
        var ends: [Int64: Int64] = [:]
        try db.each(
            """
            SELECT m.id, f.at + f.detail FROM message AS m JOIN fault AS f ON f.message = m.id
            WHERE m.state = 'enroute' AND f.kind = 'delay'
            """
        ) { columns in ends[columns.integer()] = columns.integer() }
        return ends
    }

    /// Enters a message on its way a second time: of the same cause, without an identity and without a report.
    ///
    /// - Returns: the copy's place.
    func enterCopy(of id: Int64) throws -> Int64 {
        try db.run(
            """
            INSERT INTO message
                (direction, state, at, utc_offset, sender, sender_type, recipient, recipient_type, text, cause,
                    expires_at, pid, dcs, user_data, has_header)
            SELECT direction, state, at, utc_offset, sender, sender_type, recipient, recipient_type, text, cause,
                expires_at, pid, dcs, user_data, has_header
            FROM message WHERE id = ?
            """, .integer(id))
        return db.lastInsertedRowID
    }
}
