import ShortMessage

/// Enters rows of contributions, development, claims or branches into a ledger as they come.
///
/// The rows of one card stand together, so that its years are written once, however many there are.
struct HistoryImport {
    private let ledger: Ledger
    private let table: HistoryTable
    /// Of the card whose rows are being read: each with its line.
    private var pending: (kpj: KPJ, rows: [(line: Int, entry: SavingsEntry)])?
    private var towns: [Town: Int] = [:]
    private(set) var tally = MemberImport.Tally()

    init(of table: HistoryTable, into ledger: Ledger) throws {
        (self.table, self.ledger) = (table, ledger)
        try ledger.beginEnteringCards()
    }

    /// - Returns: rows that cannot be entered, this one or one before it.
    mutating func enter(_ row: HistoryRow, at line: Int) throws -> [BadRow] {
        switch row {
        case .savings(let kpj, let entry):
            if pending?.kpj == kpj {
                pending?.rows.append((line, entry))
                return []
            }
            let bad = try finish()
            pending = (kpj, [(line, entry)])
            return bad
        case .claim(let kpj, let claim): return try enter(claim, of: kpj, at: line)
        case .branch(let town, let branch): return try enter(branch, in: town, at: line)
        }
    }

    /// Enters what has come of the last card.
    mutating func finish() throws -> [BadRow] {
        guard let (kpj, rows) = pending else { return [] }
        pending = nil
        if let first = try ledger.enteredCard(kpj, at: rows[0].line) {
            return [bad(rows[0].line, 1, .cardElsewhere(line: first))]
        }
        guard let (card, _) = try ledger.card(kpj) else { return [bad(rows[0].line, 1, .noSuchCard)] }
        var history = CardHistory(of: card, known: try ledger.savings(of: kpj))
        var repeated: [BadRow] = []
        for row in rows where !history.take(row.entry) { repeated.append(bad(row.line, 2, .samePeriod)) }
        guard repeated.isEmpty else { return repeated }
        return try enter(history, at: rows[0].line)
    }

    private mutating func enter(_ history: CardHistory, at line: Int) throws -> [BadRow] {
        let changes = history.changes(beside: try ledger.opening(of: history.card.kpj))
        if let problem = changes.problem { return [bad(line, 3, problem)] }
        tally.add(history.tally)
        if !changes.years.isEmpty { try ledger.keep(changes) }
        return []
    }

    private mutating func enter(_ claim: BenefitClaim, of kpj: KPJ, at line: Int) throws -> [BadRow] {
        if let first = try ledger.enteredCard(kpj, at: line) { return [bad(line, 1, .sameCard(line: first))] }
        guard try ledger.card(kpj) != nil else { return [bad(line, 1, .noSuchCard)] }
        let known = try ledger.claim(of: kpj)
        tally.count(known.map { $0 == claim })
        if known != claim { try ledger.keep(claim, of: kpj) }
        return []
    }

    private mutating func enter(_ branch: Branch, in town: Town, at line: Int) throws -> [BadRow] {
        if let first = towns[town] { return [bad(line, 1, .sameTown(line: first))] }
        towns[town] = line
        let known = try ledger.branch(in: town)
        tally.count(known.map { $0 == branch })
        if known != branch { try ledger.keep(branch, in: town) }
        return []
    }

    private func bad(_ line: Int, _ column: Int, _ reason: BadRow.Reason) -> BadRow {
        BadRow(line: line, column: column, named: table.columns.name(at: column), reason: reason)
    }
}
