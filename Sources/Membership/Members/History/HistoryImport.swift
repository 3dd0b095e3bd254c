import ShortMessage

/// Enters rows of contributions, claims or branches into a ledger as they come.
///
/// The rows of one card stand together, so that its years are written once, however many there are.
struct HistoryImport {
    private let ledger: Ledger
    private let table: HistoryTable
    /// Of the card whose rows are being read: each with its line.
    private var pending: (kpj: KPJ, rows: [(line: Int, month: CalendarDate, contribution: Contribution)])?
    private var towns: [Town: Int] = [:]
    private(set) var tally = MemberImport.Tally()

    init(of table: HistoryTable, into ledger: Ledger) throws {
        (self.table, self.ledger) = (table, ledger)
        try ledger.beginEnteringCards()
    }

    /// - Returns: rows that cannot be entered, this one or one before it.
    mutating func enter(_ row: HistoryRow, at line: Int) throws -> [BadRow] {
        switch row {
        case .contribution(let kpj, let month, let contribution):
            if pending?.kpj == kpj {
                pending?.rows.append((line, month, contribution))
                return []
            }
            let bad = try finish()
            pending = (kpj, [(line, month, contribution)])
            return bad
        case .claim(let kpj, let claim): return try enter(claim, of: kpj, at: line)
        case .branch(let town, let branch): return try enter(branch, in: town, at: line)
        }
    }

    /// Enters the contributions of the last card.
    mutating func finish() throws -> [BadRow] {
        guard let (kpj, rows) = pending else { return [] }
        pending = nil
        if let first = try ledger.enteredCard(kpj, at: rows[0].line) {
            return [bad(rows[0].line, 1, .cardElsewhere(line: first))]
        }
        guard let (card, _) = try ledger.card(kpj) else { return [bad(rows[0].line, 1, .noSuchCard)] }
        var history = CardHistory(of: card, known: try ledger.savings(of: kpj))
        var repeated: [BadRow] = []
        for row in rows where !history.take(row.contribution, for: row.month) {
            repeated.append(bad(row.line, 2, .sameMonth))
        }
        guard repeated.isEmpty else { return repeated }
        return try enter(history, at: rows[0].line)
    }

    private mutating func enter(_ history: CardHistory, at line: Int) throws -> [BadRow] {
        let opening = try ledger.opening(of: history.card.kpj)
        if let problem = history.problem(opening) { return [bad(line, 3, problem)] }
        tally.new += history.new
        tally.changed += history.changed
        tally.same += history.same
        if !history.written.isEmpty { try ledger.keep(history, opening) }
        return []
    }

    private mutating func enter(_ claim: BenefitClaim, of kpj: KPJ, at line: Int) throws -> [BadRow] {
        if let first = try ledger.enteredCard(kpj, at: line) { return [bad(line, 1, .sameCard(line: first))] }
        guard try ledger.card(kpj) != nil else { return [bad(line, 1, .noSuchCard)] }
        let known = try ledger.claim(of: kpj)
        count(known.map { $0 == claim })
        if known != claim { try ledger.keep(claim, of: kpj) }
        return []
    }

    private mutating func enter(_ branch: Branch, in town: Town, at line: Int) throws -> [BadRow] {
        if let first = towns[town] { return [bad(line, 1, .sameTown(line: first))] }
        towns[town] = line
        let known = try ledger.branch(in: town)
        count(known.map { $0 == branch })
        if known != branch { try ledger.keep(branch, in: town) }
        return []
    }

    /// - Parameter isSame: nil where the ledger had nothing.
    private mutating func count(_ isSame: Bool?) {
        switch isSame {
        case nil: tally.new += 1
        case true?: tally.same += 1
        case false?: tally.changed += 1
        }
    }

    private func bad(_ line: Int, _ column: Int, _ reason: BadRow.Reason) -> BadRow {
        BadRow(line: line, column: column, named: table.columns.name(at: column), reason: reason)
    }
}
