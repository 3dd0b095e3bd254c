internal import MessageCentre
import ShortMessage
import Store

/// What entering contributions and development asks of the ledger.
extension Ledger {
    /// The cards that a file has named so far are kept beside the ledger, in a temporary file.
    func beginEnteringCards() throws {
        try transaction.onTemporaryTables.runAll(
            "CREATE TABLE temp.entered_card (kpj INTEGER PRIMARY KEY, line INTEGER NOT NULL) STRICT")
    }

    func endEnteringCards() throws {
        try transaction.onTemporaryTables.runAll("DROP TABLE temp.entered_card")
    }

    /// Notes that a line names a card.
    ///
    /// - Returns: the line that has named it before, or nil.
    func enteredCard(_ kpj: KPJ, at line: Int) throws -> Int? {
        let staging = transaction.onTemporaryTables
        try staging.run(
            "INSERT INTO temp.entered_card (kpj, line) VALUES (?, ?) ON CONFLICT (kpj) DO NOTHING",
            .integer(kpj.number), .integer(line))
        guard staging.changes == 0 else { return nil }
        return try staging.first("SELECT line FROM temp.entered_card WHERE kpj = ?", .integer(kpj.number)) {
            Int(try $0.integer())
        }
    }

    /// All years of a card.
    package func savings(of kpj: KPJ) throws -> [SavingsYear] {
        try transaction.all(
            """
            SELECT kpj, year, months, contributed, development FROM savings_year WHERE kpj = ? ORDER BY year
            """, .integer(kpj.number)
        ) { try $0.savingsYear() }
    }

    func opening(of kpj: KPJ) throws -> OpeningEntry? {
        try transaction.first("SELECT day, amount FROM entry WHERE kpj = ? AND kind = 'opening'", .integer(kpj.number))
        {
            OpeningEntry(day: try $0.day(), amount: try $0.rupiah())
        }
    }

    /// Writes the years that differ; what they tell of the opening balance is taken from it.
    func keep(_ changes: SavingsChanges) throws {
        let (kpj, part) = (changes.card.kpj, changes.partOfOpening)
        if let opening = changes.opening, part != 0 { _ = try reopen(kpj, raisedBy: -part, on: opening.day) }
        for year in changes.years { try keep(year) }
        if let day = changes.day { try move(kpj, to: day, paidUntil: changes.month) }
    }
}
