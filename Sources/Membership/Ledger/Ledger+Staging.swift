internal import MessageCentre
import ShortMessage
import Store

/// Rows of a file on their way into the ledger, kept beside it until the file is read.
///
/// They are the connection's own, in a temporary file and never in the store. Read back in the order of the numbers, they meet each page of the
/// ledger once, however large it is and whatever order the file has.
extension Ledger {
    private var staging: Transaction { transaction.onTemporaryTables }

    /// The caches, in KiB, and with them the memory of a sort.
    func beginStaging() throws {
        try transaction.setCache(kibibytes: 65_536)
        try staging.runAll(
            """
            CREATE TABLE temp.staged (
                line INTEGER PRIMARY KEY,
                nik INTEGER NOT NULL, name TEXT NOT NULL, birth_date INTEGER NOT NULL, phone INTEGER, email TEXT,
                kpj INTEGER NOT NULL, status TEXT NOT NULL, programmes INTEGER NOT NULL, employer TEXT,
                balance INTEGER NOT NULL, balance_as_of INTEGER NOT NULL, last_contribution INTEGER
            ) STRICT;
            CREATE TABLE temp.staged_update (line INTEGER PRIMARY KEY) STRICT;
            CREATE TABLE temp.staged_conflict (
                line INTEGER PRIMARY KEY, field INTEGER NOT NULL, other_line INTEGER
            ) STRICT;
            """)
    }

    func endStaging() throws {
        try staging.runAll("DROP TABLE temp.staged; DROP TABLE temp.staged_update; DROP TABLE temp.staged_conflict")
    }

    func stage(_ row: MemberRow) throws {
        let (member, card) = (row.member, row.card)
        try staging.run(
            "INSERT INTO temp.staged VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            .integer(row.line),
            .integer(member.nik.number), .text(member.name.text), .integer(member.birthDate.dayNumber),
            .integer(member.phone.map { Int64($0.number) }), .text(member.email?.text),
            .integer(card.kpj.number), .text(card.status.rawValue), .integer(card.programmes.rawValue),
            .text(card.employer), .integer(card.balance.amount), .integer(card.balanceAsOf.dayNumber),
            .integer(card.lastContribution.map { Int64($0.dayNumber) }))
    }

    /// The person of every row, in the order of their numbers and then of the lines.
    func eachStagedMember(_ body: (_ line: Int, Member) throws -> Void) throws {
        try staging.each("SELECT line, nik, name, birth_date, phone, email FROM temp.staged ORDER BY nik, line") {
            columns in
            let line = Int(try columns.integer())
            try body(line, try columns.member(try columns.nik()))
        }
    }

    /// The card of every row without a conflict, in the order of their numbers and then of the lines; and whether its line
    /// has brought its owner up to date.
    func eachStagedCard(_ body: (_ line: Int, Card, _ owner: NIK, _ isUpdate: Bool) throws -> Void) throws {
        try staging.each(
            """
            SELECT line, kpj, status, programmes, employer, balance, balance_as_of, last_contribution, nik,
                line IN (SELECT line FROM temp.staged_update)
            FROM temp.staged WHERE line NOT IN (SELECT line FROM temp.staged_conflict) ORDER BY kpj, line
            """
        ) { columns in
            let (line, card) = (Int(try columns.integer()), try columns.card())
            try body(line, card, try columns.nik(), try columns.flag())
        }
    }

    /// Remembers that a line has brought a person up to date.
    func noteUpdate(at line: Int) throws {
        try staging.run("INSERT INTO temp.staged_update VALUES (?)", .integer(line))
    }

    func note(_ conflict: RowConflict, at line: Int) throws {
        try staging.run(
            "INSERT INTO temp.staged_conflict VALUES (?, ?, ?)",
            .integer(line), .integer(conflict.column.rawValue), .integer(conflict.line.map { Int64($0) }))
    }

    /// The rows of which a conflict was noted, by their lines.
    func conflicts(atMost count: Int) throws -> [BadRow] {
        try staging.all(
            "SELECT line, field, other_line FROM temp.staged_conflict ORDER BY line LIMIT ?", .integer(count)
        ) {
            columns in
            let line = Int(try columns.integer())
            let column = MemberColumn(rawValue: Int(try columns.integer()))
            return BadRow(line: line, RowConflict(in: column, with: try columns.optionalInteger().map { Int($0) }))
        }
    }
}
