import ShortMessage
import Store

extension Journal {
    /// Messages that came in, or that time alone caused, before a moment, if they and all that they caused are final and as
    /// old; never the latest of the journal, which holds the clock.
    func expired(before horizon: Int64, atMost count: Int) throws -> [Int64] {
        try transaction.all(
            """
            SELECT id FROM message AS root
            WHERE cause IS NULL AND at < ?1 AND NOT EXISTS (
                WITH RECURSIVE \(Self.exchange("root.id"))
                SELECT 1 FROM exchange JOIN message USING (id)
                WHERE state = 'enroute' OR at >= ?1 OR NOT \(Self.isNoQuestion) OR id = (SELECT max(id) FROM message))
            ORDER BY id LIMIT ?2
            """, .integer(horizon), .integer(count)
        ) { try $0.place() }
    }

    /// Deletes a message and all that it caused; of its identity stays that it was used, and when.
    ///
    /// - Returns: how many messages that were.
    func delete(_ root: Int64) throws -> Int {
        try transaction.run("UPDATE identity SET request = NULL WHERE message = ?", .integer(root))
        try transaction.run(
            """
            DELETE FROM message WHERE id IN (WITH RECURSIVE \(Self.exchange("?1")) SELECT id FROM exchange)
            """, .integer(root))
        return transaction.changes
    }

    /// A message, what it caused, and what that caused: an answer, and the report on it.
    private static func exchange(_ root: String) -> String {
        """
        exchange (id) AS (
            VALUES (\(root)) UNION ALL SELECT message.id FROM message JOIN exchange ON message.cause = exchange.id)
        """
    }
}
