import Store

extension Journal {
    /// Deletes what is final and older than `horizon`, or before place `start`, from place `first` on; but nothing that a
    /// message with an identity caused, and never the latest message. Of one with an identity only the text goes.
    ///
    /// What is still on its way stays, and what caused it or is reported on by it.
    ///
    /// - Returns: where the next sweep begins.
    func forget(from first: Int64, before horizon: Int64, orPlace start: Int64) throws -> Int64 {
        let end = try end(from: first, before: horizon, orPlace: start)
        guard end > first else { return first }
        try transaction.run(
            """
            UPDATE message SET text = '', user_data = NULL, has_header = 0
            WHERE id >= ?1 AND id < ?2 AND cause IS NULL AND state <> 'enroute' AND \(Self.isNoQuestion) AND text <> ''
                AND EXISTS (SELECT 1 FROM identity AS i WHERE i.message = message.id)
            """, .integer(first), .integer(end))
        try transaction.run(
            """
            DELETE FROM message
            WHERE id >= ?1 AND id < ?2 AND state <> 'enroute' AND \(Self.isNoQuestion)
                AND NOT EXISTS (SELECT 1 FROM identity AS i WHERE i.message IN (message.id, message.cause))
                AND NOT EXISTS (SELECT 1 FROM message AS e
                    WHERE e.cause = message.id AND (e.id >= ?2 OR e.state = 'enroute'))
            """, .integer(first), .integer(end))
        return min(end, try firstEnroute() ?? end)
    }

    private func end(from first: Int64, before horizon: Int64, orPlace start: Int64) throws -> Int64 {
        try transaction.first(
            """
            SELECT coalesce(
                (SELECT id FROM message
                    WHERE id >= ?1 AND at >= ?2 AND id >= ?3
                    ORDER BY id LIMIT 1),
                (SELECT max(id) FROM message))
            """, .integer(first), .integer(horizon), .integer(start)
        ) { try $0.optionalInteger() ?? first } ?? first
    }

    private func firstEnroute() throws -> Int64? {
        try transaction.first(
            """
            SELECT min(id) FROM (SELECT min(coalesce(cause, id)) AS id FROM message WHERE state = 'enroute'
                UNION ALL SELECT min(message) FROM question)
            """
        ) {
            try $0.optionalInteger()
        } ?? nil
    }
}
