import ShortMessage
import Store

extension Journal {
    /// Makes everything that claims to have happened after a moment one of that moment; what waits has as long as before.
    ///
    /// - Parameter moment: milliseconds.
    /// - Returns: how many messages that were.
    func bringBack(to moment: Int64) throws -> Int {
        for table in ["part", "fault", "identity", "operator_act"] {
            try transaction.run("UPDATE \(table) SET at = ?1 WHERE at > ?1", .integer(moment))
        }
        try transaction.run(
            """
            UPDATE message SET
                expires_at = expires_at - max(0, at - ?1), held_until = held_until - max(0, at - ?1),
                final_at = min(final_at, ?1), at = min(at, ?1)
            WHERE at > ?1 OR final_at > ?1
            """, .integer(moment))
        return transaction.changes
    }
}
