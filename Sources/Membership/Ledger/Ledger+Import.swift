internal import MessageCentre
import ShortMessage
import Store

/// What entering a file of members, and writing one, asks of the ledger.
extension Ledger {
    func member(_ nik: NIK) throws -> Member? {
        try transaction.first("SELECT name, birth_date, phone, email FROM member WHERE nik = ?", .integer(nik.number)) {
            try $0.member(nik)
        }
    }

    func update(_ member: Member) throws {
        try transaction.run(
            "UPDATE member SET name = ?, birth_date = ?, phone = ?, email = ? WHERE nik = ?",
            .text(member.name.text), .integer(member.birthDate.dayNumber),
            .integer(member.phone.map { Int64($0.number) }), .text(member.email?.text), .integer(member.nik.number))
    }

    /// A card and its owner.
    func card(_ kpj: KPJ) throws -> (Card, NIK)? {
        try transaction.first(
            """
            SELECT kpj, status, programmes, employer, balance, balance_as_of, last_contribution, nik
            FROM card WHERE kpj = ?
            """, .integer(kpj.number)
        ) { columns in (try columns.card(), try columns.nik()) }
    }

    /// Brings a card up to date. Its opening entry becomes what leaves the balance as the card has it.
    ///
    /// - Returns: false, and nothing is changed, where later entries are more than that balance.
    func update(_ card: Card, from known: Card, of nik: NIK) throws -> Bool {
        if card.balance != known.balance {
            guard try reopen(card.kpj, raisedBy: card.balance.amount - known.balance.amount, on: card.balanceAsOf)
            else { return false }
        }
        try transaction.run(
            """
            UPDATE card SET nik = ?, status = ?, programmes = ?, employer = ?, balance_as_of = ?, last_contribution = ?
            WHERE kpj = ?
            """,
            .integer(nik.number), .text(card.status.rawValue), .integer(card.programmes.rawValue),
            .text(card.employer), .integer(card.balanceAsOf.dayNumber),
            .integer(card.lastContribution.map { Int64($0.dayNumber) }), .integer(card.kpj.number))
        return true
    }

    func reopen(_ kpj: KPJ, raisedBy difference: Int64, on day: CalendarDate) throws -> Bool {
        let old =
            try transaction.first("SELECT amount FROM entry WHERE kpj = ? AND kind = 'opening'", .integer(kpj.number)) {
                try $0.rupiah().amount
            } ?? 0
        guard old + difference >= 0 else { return false }
        try transaction.run("DELETE FROM entry WHERE kpj = ? AND kind = 'opening'", .integer(kpj.number))
        try transaction.run(
            "INSERT INTO entry (kpj, kind, day, amount) VALUES (?, 'opening', ?, ?)",
            .integer(kpj.number), .integer(day.dayNumber), .integer(old + difference))
        return true
    }
}

extension Ledger {
    /// Every card with its owner, in the order of the cards' numbers, one at a time.
    func eachCard(_ body: (Member, Card) throws -> Void) throws {
        try transaction.each(
            """
            SELECT c.kpj, c.status, c.programmes, c.employer, c.balance, c.balance_as_of, c.last_contribution,
                m.nik, m.name, m.birth_date, m.phone, m.email
            FROM card AS c JOIN member AS m ON m.nik = c.nik ORDER BY c.kpj
            """
        ) { columns in
            let card = try columns.card()
            try body(try columns.member(try columns.nik()), card)
        }
    }
}
