internal import GRDB

extension Journal {
    /// Messages that came in, or that time alone caused, before a moment, if they and all that they caused are final and as
    /// old; never the latest of the journal, which holds the clock.
    func expired(before horizon: Int64, atMost count: Int) throws -> [Int64] {
        try db.all(
            """
            SELECT id FROM message AS root
            WHERE cause IS NULL AND at < ?1 AND state <> 'enroute' AND id < (SELECT max(id) FROM message)
                AND NOT EXISTS (
                    SELECT 1 FROM message AS other WHERE other.cause = root.id
                        AND (other.state = 'enroute' OR other.at >= ?1 OR other.id = (SELECT max(id) FROM message)))
            ORDER BY id LIMIT ?2
            """, .integer(horizon), .integer(count)
        ) { $0.integer() }
    }

    /// Deletes a message and what it caused.
    ///
    /// - Returns: how many messages that were.
    func delete(_ root: Int64) throws -> Int {
        try db.run("DELETE FROM message WHERE cause = ?", .integer(root))
        let caused = db.changesCount
        try db.run("DELETE FROM message WHERE id = ?", .integer(root))
        return caused + db.changesCount
    }
}
