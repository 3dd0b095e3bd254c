internal import MessageCentre
import Store

extension Ledger {
    /// Forgets what the guards remember of telephones, cards and identity numbers, where it is of more than so many: of
    /// those first who failed least and whose last change is longest ago. So of languages, and of complaints.
    func forgetGuards(keeping most: Int) throws {
        try forget(
            "sender", "phone", leastFirst: "day, failures + senseless + granted, coalesce(changed_at, 0), phone",
            keeping: most)
        try forget(
            "registration_count", "kind, number", leastFirst: "day, kind = 'granted', count, kind, number",
            keeping: most)
        try forget("preference", "phone", leastFirst: "set_at, phone", keeping: most)
        try forget("complaint", "reference", leastFirst: "closed_at IS NULL, at, reference", keeping: most)
    }

    /// A quarter more may come together, so that the rows need not be put in order often.
    private func forget(_ table: String, _ key: String, leastFirst order: String, keeping most: Int) throws {
        let count = try transaction.first("SELECT count(*) FROM \(table)") { try $0.count() } ?? 0
        guard count > most + most / 4 else { return }
        try transaction.run(
            "DELETE FROM \(table) WHERE (\(key)) IN (SELECT \(key) FROM \(table) ORDER BY \(order) LIMIT ?)",
            .integer(count - most))
    }
}
