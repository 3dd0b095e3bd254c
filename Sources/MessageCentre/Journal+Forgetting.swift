internal import GRDB

extension Journal {
    /// Deletes what is final and older than `horizon`, or further back than `most` places, from place `first` on; but no
    /// message with an identity, nothing that such a message caused, and never the latest message.
    ///
    /// Ends at the first message that is still on its way, so each is looked at about once.
    ///
    /// - Returns: where the next sweep begins.
    func forget(from first: Int64, before horizon: Int64, keeping most: Int64) throws -> Int64 {
        let end = try end(from: first, before: horizon, keeping: most)
        guard end > first else { return first }
        try db.run(
            """
            DELETE FROM message
            WHERE id >= ?1 AND id < ?2 AND identity IS NULL
                AND NOT EXISTS (SELECT 1 FROM message AS c WHERE c.id = message.cause AND c.identity IS NOT NULL)
            """, .integer(first), .integer(end))
        return end
    }

    /// A cause stays as long as what it caused.
    private func end(from first: Int64, before horizon: Int64, keeping most: Int64) throws -> Int64 {
        try db.first(
            """
            SELECT coalesce(
                (SELECT coalesce(cause, id) FROM message
                    WHERE id >= ?1
                        AND (state = 'enroute' OR at >= ?2 AND id > (SELECT max(id) FROM message) - ?3)
                    ORDER BY id LIMIT 1),
                (SELECT coalesce(cause, id) FROM message ORDER BY id DESC LIMIT 1))
            """, .integer(first), .integer(horizon), .integer(most)
        ) { $0.integer() } ?? first
    }
}
