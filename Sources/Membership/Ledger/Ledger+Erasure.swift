internal import MessageCentre
import ShortMessage
import Store

/// What it takes to erase a person from the ledger.
extension Ledger {
    /// The telephones that are the person's, were until they left, or wait to be.
    func telephones(of nik: NIK) throws -> Set<MSISDN> {
        Set(
            try transaction.all(
                """
                SELECT phone FROM member WHERE nik = ?1 AND phone IS NOT NULL
                UNION SELECT phone FROM binding WHERE nik = ?1
                UNION SELECT phone FROM pending_move WHERE nik = ?1
                UNION SELECT phone FROM former_binding WHERE nik = ?1
                UNION SELECT phone FROM refusal WHERE nik = ?1
                """, .integer(nik.number)
            ) { try $0.phone() })
    }

    /// Takes the person's rows out, and what the guards remember of the numbers.
    ///
    /// - Returns: how many entries there were.
    func remove(_ member: Member, _ cards: [Card]) throws -> Int {
        let nik = SQLValue.integer(member.nik.number)
        try transaction.run("DELETE FROM pending_move WHERE nik = ?", nik)
        try transaction.run("DELETE FROM binding WHERE nik = ?", nik)
        try transaction.run("DELETE FROM former_binding WHERE nik = ?", nik)
        try transaction.run("DELETE FROM refusal WHERE nik = ?", nik)
        try transaction.run("DELETE FROM registration_count WHERE kind IN ('nik', 'granted') AND number = ?", nik)
        for card in cards {
            try transaction.run(
                "DELETE FROM registration_count WHERE kind = 'kpj' AND number = ?", .integer(card.kpj.number))
        }
        for table in ["complaint", "notice"] { try transaction.run("DELETE FROM \(table) WHERE nik = ?", nik) }
        try transaction.run("DELETE FROM claim WHERE kpj IN (SELECT kpj FROM card WHERE nik = ?)", nik)
        try transaction.run("DELETE FROM savings_year WHERE kpj IN (SELECT kpj FROM card WHERE nik = ?)", nik)
        let years = transaction.changes
        try transaction.run("DELETE FROM entry WHERE kpj IN (SELECT kpj FROM card WHERE nik = ?)", nik)
        let entries = transaction.changes + years
        try transaction.run("DELETE FROM card WHERE nik = ?", nik)
        try transaction.run("DELETE FROM member WHERE nik = ?", nik)
        return entries
    }

    /// What a telephone last changed, and what it read about that.
    struct RememberedChange {
        let phone: MSISDN
        let change: String
        let reply: String
    }

    func rememberedChanges() throws -> [RememberedChange] {
        try transaction.all("SELECT phone, change, reply FROM sender WHERE change IS NOT NULL") { columns in
            RememberedChange(phone: try columns.phone(), change: try columns.text(), reply: try columns.text())
        }
    }

    /// Its number and its time stay.
    func eraseText(ofComplaint reference: Reference) throws {
        try transaction.run("UPDATE complaint SET text = '-' WHERE reference = ?", .text("\(reference)"))
    }

    /// The telephone's counters stay.
    func forgetChange(of phone: MSISDN) throws {
        try transaction.run(
            """
            UPDATE sender SET change = NULL, changed_at = NULL, reply = NULL, footprint = NULL WHERE phone = ?
            """, .integer(phone.number))
    }

    func forgetSender(_ phone: MSISDN) throws {
        for table in ["sender", "preference", "complaint"] {
            try transaction.run("DELETE FROM \(table) WHERE phone = ?", .integer(phone.number))
        }
    }
}
