internal import MessageCentre
import ShortMessage
import Store

extension Ledger {
    package func add(_ member: Member) throws {
        try transaction.run(
            "INSERT INTO member (nik, name, birth_date, phone, email) VALUES (?, ?, ?, ?, ?)",
            .integer(member.nik.number), .text(member.name.text), .integer(member.birthDate.dayNumber),
            .integer(member.phone.map { Int64($0.number) }), .text(member.email?.text))
    }

    /// Enters a card and, as its opening entry, its balance.
    package func add(_ card: Card, of nik: NIK) throws {
        try transaction.run(
            """
            INSERT INTO card (kpj, nik, status, programmes, employer, balance_as_of, last_contribution)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(card.kpj.number), .integer(nik.number), .text(card.status.rawValue),
            .integer(card.programmes.rawValue), .text(card.employer), .integer(card.balanceAsOf.dayNumber),
            .integer(card.lastContribution.map { Int64($0.dayNumber) }))
        try transaction.run(
            "INSERT INTO entry (kpj, kind, day, amount) VALUES (?, 'opening', ?, ?)",
            .integer(card.kpj.number), .integer(card.balanceAsOf.dayNumber), .integer(card.balance.amount))
    }

    /// The cards whose balance is not the sum of their entries; none, unless the store was changed by hand. One without a
    /// number is not among them.
    package func cardsOutOfBalance() throws -> [KPJ] {
        try transaction.all(
            """
            SELECT kpj FROM card
            WHERE balance <> (SELECT coalesce(sum(amount), 0) FROM entry WHERE entry.kpj = card.kpj)
                + (SELECT coalesce(sum(contributed + development), 0) FROM savings_year AS s WHERE s.kpj = card.kpj)
            ORDER BY kpj
            """
        ) { try? $0.kpj() }.compactMap(\.self)
    }

    /// The cards of the member to whom a telephone is bound, if it was used since that day.
    func cards(of phone: MSISDN, usedSince day: CalendarDate) throws -> [Card] {
        try transaction.all(
            """
            SELECT c.kpj, c.status, c.programmes, c.employer, c.balance, c.balance_as_of, c.last_contribution
            FROM binding AS b JOIN card AS c ON c.nik = b.nik
            WHERE b.phone = ? AND b.last_used >= ? ORDER BY c.kpj
            """, .integer(phone.number), .integer(day.dayNumber)
        ) { try $0.card() }
    }
}
