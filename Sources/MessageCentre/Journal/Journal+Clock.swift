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
                expires_at = expires_at - (at - ?1), held_until = held_until - (at - ?1), at = ?1
            WHERE at > ?1
            """, .integer(moment))
        let early = transaction.changes
        // What is final was so by then, whenever it was entered.
        try transaction.run("UPDATE message SET final_at = ?1 WHERE final_at > ?1", .integer(moment))
        return early
    }
}
