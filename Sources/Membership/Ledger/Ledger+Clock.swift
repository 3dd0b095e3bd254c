internal import GRDB
internal import MessageCentre
import ShortMessage

extension Ledger {
    /// Makes the service's day, the uses of telephones and what the guards remember no later than a moment, and moves due a
    /// whole wait after it at the latest.
    func bringBack(to moment: Timestamp) throws {
        let day = SQLValue.integer(moment.date.dayNumber)
        try db.run("UPDATE service_day SET day = ?1 WHERE day > ?1", day)
        try db.run("UPDATE binding SET last_used = ?1 WHERE last_used > ?1", day)
        try db.run("UPDATE sender SET changed_at = ?1 WHERE changed_at > ?1", .integer(moment.milliseconds))
        try db.run(
            "UPDATE pending_move SET due_at = ?1 WHERE due_at > ?1",
            .integer(moment.adding(seconds: PendingMove.wait).milliseconds))
    }
}
