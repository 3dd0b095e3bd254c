internal import MessageCentre
package import ShortMessage
import Store

/// What was paid and earned, a row a card and year.
extension Ledger {
    func savings(of kpj: KPJ, in year: Int) throws -> SavingsYear? {
        try transaction.first(
            "SELECT kpj, year, months, contributed, development FROM savings_year WHERE kpj = ? AND year = ?",
            .integer(kpj.number), .integer(year)
        ) { try $0.savingsYear() }
    }

    /// Writes a year over the one that is there; the triggers bring the balance along.
    package func keep(_ year: SavingsYear) throws {
        try transaction.run(
            """
            INSERT INTO savings_year (kpj, year, months, contributed, development) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (kpj, year) DO UPDATE SET
                months = excluded.months, contributed = excluded.contributed, development = excluded.development
            """,
            .integer(year.kpj.number), .integer(year.year), .blob(year.packed), .integer(year.contributed),
            .integer(year.development.amount))
    }

    /// Enters what worker and employer paid for a month.
    package func contribute(_ contribution: Contribution, for month: CalendarDate, to kpj: KPJ) throws {
        var year = try savings(of: kpj, in: month.year) ?? SavingsYear(kpj: kpj, year: month.year)
        year[month.month] = contribution
        try keep(year)
        try move(kpj, to: contribution.paidOn, paidUntil: month.monthStart)
    }

    /// Adds to what the savings have earned in a year.
    package func develop(_ amount: Rupiah, in number: Int, on kpj: KPJ, at day: CalendarDate) throws {
        var year = try savings(of: kpj, in: number) ?? SavingsYear(kpj: kpj, year: number)
        year.development = Rupiah(stored: year.development.amount + amount.amount)
        try keep(year)
        try move(kpj, to: day, paidUntil: nil)
    }

    /// Makes a card's balance one of a day, and its last contribution that of a month, where they are earlier.
    func move(_ kpj: KPJ, to day: CalendarDate, paidUntil month: CalendarDate?) throws {
        try transaction.run(
            """
            UPDATE card SET balance_as_of = CASE WHEN balance_as_of < ?1 THEN ?1 ELSE balance_as_of END,
                last_contribution = CASE WHEN last_contribution >= ?2 OR ?2 IS NULL THEN last_contribution ELSE ?2 END
            WHERE kpj = ?3
            """, .integer(day.dayNumber), .integer(month.map { Int64($0.dayNumber) }), .integer(kpj.number))
    }

    func hasContribution(of month: CalendarDate, to kpj: KPJ) throws -> Bool {
        try savings(of: kpj, in: month.year)?[month.month] != nil
    }

    /// The cards of the member to whom a telephone is bound, if it was used since that day, each with its years from one to
    /// another. One statement, whoever asks about which card.
    func savings(
        of phone: MSISDN, usedSince day: CalendarDate, in years: ClosedRange<Int>
    ) throws -> [(card: Card, years: [SavingsYear])] {
        var found: [(card: Card, years: [SavingsYear])] = []
        let rows = try transaction.all(
            """
            SELECT c.kpj, c.status, c.programmes, c.employer, c.balance, c.balance_as_of, c.last_contribution,
                s.kpj, s.year, s.months, s.contributed, s.development
            FROM binding AS b JOIN card AS c ON c.nik = b.nik
                LEFT JOIN savings_year AS s ON s.kpj = c.kpj AND s.year BETWEEN ?3 AND ?4
            WHERE b.phone = ?1 AND b.last_used >= ?2 ORDER BY c.kpj, s.year
            """,
            .integer(phone.number), .integer(day.dayNumber), .integer(years.lowerBound), .integer(years.upperBound)
        ) { columns in
            (
                try columns.card(),
                try columns.optional { columns throws(DamagedValue) in try columns.savingsYear() }
            )
        }
        for (card, year) in rows {
            if found.last?.card.kpj != card.kpj { found.append((card, [])) }
            if let year { found[found.count - 1].years.append(year) }
        }
        return found
    }

    /// Packs contributions that were entered as a row each.
    static func packContributions(_ transaction: Transaction) throws {
        let ledger = Ledger(transaction)
        let rows = try transaction.all(
            """
            SELECT kpj, month, wage, worker_share, employer_share, day FROM entry WHERE kind = 'contribution'
            ORDER BY kpj, month
            """
        ) { columns in
            let (kpj, month) = (try columns.kpj(), try columns.day())
            return (
                kpj, month,
                Contribution(
                    wage: try columns.rupiah(), worker: try columns.rupiah(), employer: try columns.rupiah(),
                    paidOn: try columns.day())
            )
        }
        try transaction.run("DELETE FROM entry WHERE kind = 'contribution'")
        for (kpj, month, contribution) in rows { try ledger.contribute(contribution, for: month, to: kpj) }
    }
}

extension Ledger {
    /// Adds what the savings have earned to the years, where it was entered as a row each.
    static func packDevelopment(_ transaction: Transaction) throws {
        let ledger = Ledger(transaction)
        let rows = try transaction.all(
            "SELECT kpj, day, amount FROM entry WHERE kind = 'development' AND \(ofSomeYear) ORDER BY id"
        ) { columns in (try columns.kpj(), try columns.day(), try columns.rupiah()) }
        try transaction.run("DELETE FROM entry WHERE kind = 'development' AND \(ofSomeYear)")
        for (kpj, day, amount) in rows { try ledger.develop(amount, in: day.year, on: kpj, at: day) }
    }

    /// A row of any other day stays where it is.
    private static let ofSomeYear = "day BETWEEN 0 AND 84005"
}

extension SQLColumns {
    /// Card, year, months, contributions, development.
    mutating func savingsYear() throws(DamagedValue) -> SavingsYear {
        let (kpj, number, octets) = (try kpj(), Int(try integer(in: 1970...2199)), try blob())
        guard let months = SavingsYear(kpj: kpj, year: number, packed: octets, development: Rupiah(stored: 0)) else {
            throw damage("the packed months of a year")
        }
        guard try integer() == months.contributed else { throw damage("what the months come to") }
        var year = months
        year.development = try rupiah()
        return year
    }
}
