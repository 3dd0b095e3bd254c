internal import MessageCentre
import ShortMessage
import Store

/// What operators ask of the ledger.
extension Ledger {
    func people(with key: MemberKey) throws -> [NIK] {
        switch key {
        case .nik(let nik): try people("SELECT nik FROM member WHERE nik = ?", nik.number)
        case .kpj(let kpj): try people("SELECT nik FROM card WHERE kpj = ?", kpj.number)
        case .phone(let phone):
            try people(
                "SELECT nik FROM binding WHERE phone = ?1 UNION SELECT nik FROM member WHERE phone = ?1 ORDER BY nik",
                phone.number)
        }
    }

    private func people(_ sql: String, _ number: UInt64) throws -> [NIK] {
        try transaction.all(sql, .integer(number)) { try $0.nik() }
    }

    func cards(of nik: NIK) throws -> [Card] {
        try transaction.all(
            """
            SELECT kpj, status, programmes, employer, balance, balance_as_of, last_contribution
            FROM card WHERE nik = ? ORDER BY kpj
            """, .integer(nik.number)
        ) { try $0.card() }
    }

    /// The telephone that is bound to a member.
    func holder(of nik: NIK) throws -> MemberRecord.BoundTelephone? {
        try transaction.first("SELECT phone, reference, last_used FROM binding WHERE nik = ?", .integer(nik.number)) {
            columns in
            MemberRecord.BoundTelephone(
                phone: try columns.phone(), reference: try columns.reference(), lastUsed: try columns.day())
        }
    }

    func isLocked(_ key: MemberKey) throws -> Bool {
        switch key {
        case .nik(let nik): try failures("nik", nik.number) >= Sender.mostFailures
        case .kpj(let kpj): try failures("kpj", kpj.number) >= Sender.mostFailures
        case .phone(let phone):
            try transaction.first(
                """
                SELECT failures >= ? OR senseless > ? FROM sender
                WHERE phone = ? AND day = (SELECT day FROM service_day)
                """, .integer(Sender.mostFailures), .integer(Sender.mostSenseless), .integer(phone.number)
            ) { try $0.flag() } ?? false
        }
    }

    private func failures(_ kind: String, _ number: UInt64) throws -> Int {
        try transaction.first(
            """
            SELECT count FROM registration_count
            WHERE kind = ? AND number = ? AND day = (SELECT day FROM service_day)
            """, .text(kind), .integer(number)
        ) { try $0.count() } ?? 0
    }

    /// The last telephone that refused to be replaced, and until when it did.
    func refusal(of nik: NIK) throws -> Refusal? {
        try transaction.first("SELECT phone, ends_at FROM refusal WHERE nik = ?", .integer(nik.number)) {
            Refusal(phone: try $0.phone(), endsAt: try $0.moment())
        }
    }

    /// Forgets the failures of today, and what was answered to the last of them, so that it is not answered again; with a
    /// card or an identity number also what keeps strangers from its member: a refusal, and today's references.
    ///
    /// - Returns: whether there were any.
    func unlock(_ key: MemberKey) throws -> Bool {
        let had =
            switch key {
            case .nik(let nik): try forgetCount("nik", nik.number, namedIn: "\(nik.number)")
            case .kpj(let kpj): try forgetCount("kpj", kpj.number, namedIn: kpj.spelled)
            case .phone(let phone): try forgetFailures(of: phone)
            }
        if case .phone = key { return had }
        return try people(with: key).map(openToStrangers).contains(true) || had
    }

    private func forgetFailures(of phone: MSISDN) throws -> Bool {
        try transaction.run(
            """
            UPDATE sender SET failures = 0, senseless = 0, granted = 0,
                change = NULL, changed_at = NULL, reply = NULL, footprint = NULL
            WHERE phone = ?1 AND (failures + senseless > 0 OR granted >= ?2) AND day = (SELECT day FROM service_day)
            """, .integer(phone.number), .integer(Sender.mostGranted))
        return transaction.changes > 0
    }

    /// - Returns: whether a refusal or today's references kept strangers from a member.
    private func openToStrangers(_ nik: NIK) throws -> Bool {
        try dropRefusal(of: nik)
        let hadRefusal = transaction.changes > 0
        let hadMost = try forgetCount("granted", nik.number, namedIn: "\(nik.number)", from: Sender.mostGranted)
        return hadMost || hadRefusal
    }

    /// - Parameter least: a count that is lower keeps nobody from anything, and stays.
    private func forgetCount(
        _ kind: String, _ number: UInt64, namedIn change: String, from least: Int = 1
    ) throws -> Bool {
        try transaction.run(
            """
            DELETE FROM registration_count
            WHERE kind = ? AND number = ? AND count >= ? AND day = (SELECT day FROM service_day)
            """, .text(kind), .integer(number), .integer(least))
        guard transaction.changes > 0 else { return false }
        try transaction.run(
            """
            UPDATE sender SET change = NULL, changed_at = NULL, reply = NULL, footprint = NULL
            WHERE instr(change, ?) > 0
            """, .text(change))
        return true
    }
}
