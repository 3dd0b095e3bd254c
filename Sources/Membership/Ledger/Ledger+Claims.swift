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
            SELECT m.nik IS NOT NULL, m.name, m.birth_date, m.phone, b.phone, b.last_used, p.phone, p.reference, p.due_at
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
    /// Nil where the card is not the member's, or there is no such member.
    fileprivate mutating func claim(_ nik: NIK) throws(DamagedValue) -> Claim? {
        guard try flag() else { return nil }
        let (name, birthDate) = try person()
        let phoneOnRecord = try optionalPhone()
        let holder = try optional { columns throws(DamagedValue) in
            Binding(phone: try columns.phone(), nik: nik, lastUsed: try columns.day())
        }
        if holder == nil { skip(1) }
        let pending = try optional { columns throws(DamagedValue) in
            PendingMove(
                nik: nik, phone: try columns.phone(), reference: try columns.reference(), dueAt: try columns.moment())
        }
        return Claim(
            name: name, birthDate: birthDate, phoneOnRecord: phoneOnRecord, holder: holder, pending: pending)
    }
}
