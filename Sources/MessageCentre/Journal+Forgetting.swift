internal import GRDB

extension Journal {
    /// Deletes what is final and older than `horizon`, or further back than `most` places, from place `first` on; but no
    /// message with an identity, nothing that such a message caused, and never the latest message.
    ///
    /// What is still on its way stays, and what caused it or is reported on by it.
    ///
    /// - Returns: where the next sweep begins.
    func forget(from first: Int64, before horizon: Int64, keeping most: Int64) throws -> Int64 {
        let end = try end(from: first, before: horizon, keeping: most)
        guard end > first else { return first }
        try db.run(
            """
            DELETE FROM message
            WHERE id >= ?1 AND id < ?2 AND identity IS NULL AND state <> 'enroute'
                AND NOT EXISTS (SELECT 1 FROM message AS c WHERE c.id = message.cause AND c.identity IS NOT NULL)
                AND NOT EXISTS (SELECT 1 FROM message AS e
                    WHERE e.cause = message.id AND (e.id >= ?2 OR e.state = 'enroute'))
            """, .integer(first), .integer(end))
        return min(end, try firstEnroute() ?? end)
    }

    private func end(from first: Int64, before horizon: Int64, keeping most: Int64) throws -> Int64 {
        try db.first(
            """
            SELECT coalesce(
                (SELECT id FROM message
                    WHERE id >= ?1 AND at >= ?2 AND id > (SELECT max(id) FROM message) - ?3
                    ORDER BY id LIMIT 1),
                (SELECT max(id) FROM message))
            """, .integer(first), .integer(horizon), .integer(most)
        ) { try $0.place() } ?? first
    }

    private func firstEnroute() throws -> Int64? {
        try db.first("SELECT min(coalesce(cause, id)) FROM message WHERE state = 'enroute'") {
            try $0.optionalInteger()
        } ?? nil
    }
}
