import GRDB
internal import MessageCentre
import ShortMessage

extension Ledger {
    /// The member with this number, if this card is the member's.
    ///
    /// One statement and one row, whether there is such a member or not.
    func claim(of nik: NIK, card kpj: KPJ) throws -> Claim? {
        try db.first(
            """
            SELECT m.name, m.birth_date, m.phone, b.phone, b.last_used, p.phone, p.reference, p.due_at
            FROM (SELECT ?1 AS nik, ?2 AS kpj) AS sent
                LEFT JOIN card AS c ON c.kpj = sent.kpj AND c.nik = sent.nik
                LEFT JOIN member AS m ON m.nik = c.nik
                LEFT JOIN binding AS b ON b.nik = sent.nik
                LEFT JOIN pending_move AS p ON p.nik = sent.nik
            """, .integer(nik.number), .integer(kpj.number)
        ) { try $0.claim(nik) } ?? nil
    }
}

extension SQLColumns {
    fileprivate mutating func claim(_ nik: NIK) throws -> Claim? {
        let (name, birthDate) = (text(), CalendarDate(dayNumber: Int(integer())))
        let phoneOnRecord = optionalPhone()
        let (holder, lastUsed) = (optionalPhone(), CalendarDate(dayNumber: Int(integer())))
        let pending = try optionalPhone().map { phone in
            PendingMove(nik: nik, phone: phone, reference: try reference(), dueAt: integer())
        }
        guard !name.isEmpty else { return nil }
        return Claim(
            name: try PersonName(name), birthDate: birthDate, phoneOnRecord: phoneOnRecord,
            holder: holder.map { Binding(phone: $0, nik: nik, lastUsed: lastUsed) },
            pending: pending)
    }

    fileprivate mutating func optionalPhone() -> MSISDN? {
        optionalInteger().map { MSISDN(number: UInt64($0)) }
    }
}
