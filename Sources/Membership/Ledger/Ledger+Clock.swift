internal import MessageCentre
import ShortMessage
import Store

extension Ledger {
    /// Makes the service's day, the uses of telephones and what the guards remember no later than a moment; what ends later
    /// has its whole time from then on.
    func bringBack(to moment: Timestamp) throws {
        let (day, now) = (SQLValue.integer(moment.date.dayNumber), moment.milliseconds)
        for (table, column) in [
            ("service_day", "day"), ("binding", "last_used"), ("sender", "day"), ("registration_count", "day"),
        ] {
            try transaction.run("UPDATE \(table) SET \(column) = ?1 WHERE \(column) > ?1", day)
        }
        for (table, column, latest) in [
            ("sender", "changed_at", now), ("former_binding", "left_at", now), ("preference", "set_at", now),
            ("complaint", "at", now), ("complaint", "closed_at", now), ("notice", "at", now),
            ("refusal", "ends_at", now + Refusal.length), ("pending_move", "requested_at", now),
            ("pending_move", "due_at", now + PendingMove.patience * 1000),
        ] {
            try transaction.run("UPDATE \(table) SET \(column) = ?1 WHERE \(column) > ?1", .integer(latest))
        }
    }
}
