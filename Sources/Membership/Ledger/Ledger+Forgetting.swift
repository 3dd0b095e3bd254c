internal import MessageCentre
import Store

extension Ledger {
    /// Forgets what the guards remember of telephones, cards and identity numbers, where it is of more than so many: of
    /// those first who failed least and whose last change is longest ago. So of languages, and of complaints.
    ///
    /// - Returns: whether something of the service's day was forgotten.
    func forgetGuards(keeping most: Int) throws -> Bool {
        let isOfToday = "day = (SELECT day FROM service_day)"
        let senders = try forget(
            "sender", "phone", leastFirst: "day, failures + senseless + granted, coalesce(changed_at, 0), phone",
            keeping: most, telling: isOfToday)
        let counts = try forget(
            "registration_count", "kind, number", leastFirst: "day, kind = 'granted', count, kind, number",
            keeping: most, telling: isOfToday)
        _ = try forget("preference", "phone", leastFirst: "set_at, phone", keeping: most, telling: "0")
        _ = try forget(
            "complaint", "reference", leastFirst: "closed_at IS NULL, at, reference", keeping: most, telling: "0")
        return senders || counts
    }

    /// A quarter more may come together, so that the rows need not be put in order often.
    private func forget(
        _ table: String, _ key: String, leastFirst order: String, keeping most: Int, telling flag: String
    ) throws -> Bool {
        let count = try transaction.first("SELECT count(*) FROM \(table)") { try $0.count() } ?? 0
        guard count > most + most / 4 else { return false }
        let flags = try transaction.all(
            """
            DELETE FROM \(table) WHERE (\(key)) IN (SELECT \(key) FROM \(table) ORDER BY \(order) LIMIT ?)
            RETURNING \(flag)
            """, .integer(count - most)
        ) { try $0.flag() }
        return flags.contains(true)
    }
}
