internal import MessageCentre
import ShortMessage
import Store

extension Ledger {
    /// What stands about the member and the card that a registration names.
    ///
    /// One statement and one row, whether there is such a member or not.
    func circumstances(of registration: Registration, at moment: Timestamp) throws -> Circumstances {
        let circumstances = try transaction.first(
            """
            SELECT
                coalesce(fn.count, 0), coalesce(fk.count, 0), coalesce(g.count, 0),
                m.nik IS NOT NULL, m.name, m.birth_date, m.phone, b.phone, b.last_used, b.reference,
                r.phone, r.ends_at, f.phone, p.phone, p.reference, p.requested_at, p.due_at, p.word
            FROM (SELECT CAST(?1 AS BIGINT) AS nik, CAST(?2 AS BIGINT) AS kpj) AS sent
                CROSS JOIN service_day AS d
                LEFT JOIN registration_count AS fn ON fn.kind = 'nik' AND fn.number = sent.nik AND fn.day = d.day
                LEFT JOIN registration_count AS fk ON fk.kind = 'kpj' AND fk.number = sent.kpj AND fk.day = d.day
                LEFT JOIN registration_count AS g ON g.kind = 'granted' AND g.number = sent.nik AND g.day = d.day
                LEFT JOIN card AS c ON c.kpj = sent.kpj AND c.nik = sent.nik
                LEFT JOIN member AS m ON m.nik = c.nik
                LEFT JOIN binding AS b ON b.nik = sent.nik
                LEFT JOIN refusal AS r ON r.nik = sent.nik AND r.ends_at > ?3
                LEFT JOIN pending_move AS p ON p.nik = sent.nik
                LEFT JOIN former_binding AS f ON f.nik = sent.nik AND f.left_at > coalesce(p.requested_at, ?3) - ?4
            """, .integer(registration.nik.number), .integer(registration.kpj.number), .integer(moment.milliseconds),
            .integer(Refusal.length)
        ) { try $0.circumstances(of: registration.nik) }
        guard let circumstances else { throw MissingRow(of: "service_day") }
        return circumstances
    }

    /// What a telephone has to do with members.
    func state(of phone: MSISDN) throws -> TelephoneState {
        let ties = try transaction.all(
            """
            SELECT 'bound', nik, phone, 0 FROM binding WHERE phone = ?1
            UNION SELECT 'awaited', nik, phone, requested_at FROM pending_move WHERE phone = ?1
            UNION SELECT 'away', p.nik, p.phone, p.requested_at FROM binding AS b JOIN pending_move AS p ON p.nik = b.nik
            WHERE b.phone = ?1
            UNION SELECT 'away', p.nik, p.phone, p.requested_at
            FROM former_binding AS f JOIN pending_move AS p ON p.nik = f.nik
            WHERE f.phone = ?1 AND f.left_at > p.requested_at - ?2
            UNION SELECT 'refused', r.nik, r.phone, r.ends_at FROM binding AS b JOIN refusal AS r ON r.nik = b.nik
            WHERE b.phone = ?1
            ORDER BY 1, 2
            """, .integer(phone.number), .integer(Refusal.length)
        ) { columns in
            TelephoneState.Tie(
                kind: try columns.name(), member: try columns.nik(), phone: try columns.phone(),
                at: try columns.moment())
        }
        return TelephoneState(ties: ties)
    }
}

extension SQLColumns {
    fileprivate mutating func circumstances(of nik: NIK) throws(DamagedValue) -> Circumstances {
        let failures = max(try count(), try count())
        return Circumstances(
            isLocked: failures >= Sender.mostFailures, granted: try count(), claim: try claim(nik))
    }

    /// Nil where the card is not the member's, or there is no such member.
    private mutating func claim(_ nik: NIK) throws(DamagedValue) -> Claim? {
        guard try flag() else { return nil }
        let (name, birthDate) = try person()
        let phoneOnRecord = try optionalPhone()
        let holder = try optional { columns throws(DamagedValue) in
            (Binding(phone: try columns.phone(), nik: nik, lastUsed: try columns.day()), try columns.reference())
        }
        if holder == nil { skip(2) }
        let refusal = try optional { columns throws(DamagedValue) in
            Refusal(phone: try columns.phone(), endsAt: try columns.moment())
        }
        if refusal == nil { skip(1) }
        let formerPhone = try optionalPhone()
        let pending = try optional { columns throws(DamagedValue) in
            try columns.pendingMove(of: nik)
        }
        return Claim(
            name: name, birthDate: birthDate, phoneOnRecord: phoneOnRecord, holder: holder?.0, reference: holder?.1,
            pending: pending, refusal: refusal, formerPhone: formerPhone)
    }
}
