import CommaSeparated
internal import MessageCentre
import Store

/// Enters a file of members into a ledger, inside one transaction of the caller's.
///
/// A header, then a row a card. Rows of one NIK agree about the person. What the ledger has and the file says otherwise is
/// updated, nothing is deleted, and the order of the rows makes no difference. Another header makes it a file of
/// contributions, development, claims or branches, whose rows are entered as they come.
///
/// Rows are read block by block and staged; once the file has ended, they are entered in the order of their numbers, so
/// that ten million take about ten times as long as a million, and no more memory.
package struct MemberImport {
    private let ledger: Ledger
    private var reader = CSVReader()
    private var part = Part.header
    private let rates: Rates
    private var history: HistoryImport?
    /// Good rows, and those among them whose identity number ends in a zero.
    private var (good, rounded) = (0, 0)
    /// Good and bad ones.
    package private(set) var rowsRead = 0
    package private(set) var tally = Tally()

    /// More rows that disagree with others than these are only counted.
    private static let mostConflicts = 100
    /// Of fewer rows it may be chance that all numbers end in a zero.
    private static let leastRounded = 5

    /// What the next record of the file is.
    private enum Part {
        case header, rows
        case history(HistoryTable)
        /// Behind a header that is none: nobody knows what the columns mean.
        case unknown
    }

    /// Rows, by what became of them.
    package struct Tally: Hashable, Sendable, CustomStringConvertible {
        package internal(set) var new = 0
        /// The ledger had the card, and something about it or its owner was updated.
        package internal(set) var changed = 0
        package internal(set) var same = 0
        package internal(set) var bad = 0

        package var description: String { "\(new) new, \(changed) changed, \(same) same, \(bad) bad" }
    }

    /// - Parameter ledger: in a transaction; it is to be rolled back where a row is bad.
    package init(into ledger: Ledger) throws {
        (self.ledger, rates) = (ledger, try Rates.shipped())
        try ledger.beginStaging()
    }

    /// Reads the rows that end in a block.
    ///
    /// - Returns: those that are bad by themselves.
    package mutating func receive(_ block: ArraySlice<UInt8>) throws -> [BadRow] {
        try read(reader.receive(block))
    }

    /// Reads the last row, where no newline ends it, and enters all that were read.
    ///
    /// - Parameters:
    ///   - isEnough: asked every few milliseconds; once it is true, the work is given up.
    ///   - progress: told of each row that is entered.
    /// - Returns: the last row, if it is bad, and the first hundred that disagree with another row or with the ledger.
    /// - Throws: `CancellationError` where the work was given up.
    package mutating func finish(
        unless isEnough: () -> Bool = { false }, progress: (StagedRows.Progress) -> Void = { _ in }
    ) throws -> [BadRow] {
        var bad = try read(reader.finish().map { [$0] } ?? [])
        if case .header = part { bad.append(contentsOf: reject([BadRow(line: 1, column: 1, reason: .header)])) }
        if history != nil { return try bad + finishHistory() }
        if rounded == good, good >= Self.leastRounded {
            bad += reject([BadRow(line: 2, column: 1, named: MemberColumn.nik.name, reason: .rounded(rows: good))])
        }
        var rows = StagedRows(in: ledger, count: rowsRead, tally: tally)
        try ledger.transaction.working(until: isEnough) { try rows.enter(progress) }
        tally = rows.tally
        bad += try ledger.conflicts(atMost: Self.mostConflicts)
        try ledger.endStaging()
        return bad
    }

    /// Enters what has been held back of a file of contributions.
    private mutating func finishHistory() throws -> [BadRow] {
        let bad = reject(try history?.finish() ?? [])
        try ledger.endEnteringCards()
        try ledger.endStaging()
        if let entered = history?.tally { tally.add(entered) }
        return bad
    }

    private mutating func read(_ records: [CSVRecord]) throws -> [BadRow] {
        var bad: [BadRow] = []
        for record in records {
            do {
                bad += reject(try read(record))
            } catch let rows as BadRows {
                bad += reject(rows.rows)
            }
        }
        return bad
    }

    /// Counts rows that cannot be entered; one may have several faults.
    private mutating func reject(_ faults: [BadRow]) -> [BadRow] {
        tally.bad += Set(faults.map(\.line)).count
        if !faults.isEmpty, case .header = part { part = .unknown }
        return faults
    }

    /// - Returns: what shows only now to be wrong, in this row or one before it.
    private mutating func read(_ record: CSVRecord) throws -> [BadRow] {
        switch part {
        case .header: part = try partBehind(record)
        case .rows where !record.hasNoValues:
            rowsRead += 1
            let row = try MemberRow(record)
            good += 1
            if row.member.nik.number.isMultiple(of: 10) { rounded += 1 }
            try ledger.stage(row)
        case .history(let table) where !record.hasNoValues:
            rowsRead += 1
            return try read(record, of: table)
        case .rows, .history, .unknown: break
        }
        return []
    }

    private mutating func read(_ record: CSVRecord, of table: HistoryTable) throws -> [BadRow] {
        var fields = try BadRows.of { () throws(BadRow) in try FileFields(record, table.columns) }
        guard let row = HistoryRow.read(&fields, of: table, by: rates), fields.faults.isEmpty else {
            return fields.faults
        }
        return try history?.enter(row, at: record.line) ?? []
    }

    private mutating func partBehind(_ record: CSVRecord) throws -> Part {
        let fields = (0..<record.count).map(record.field)
        guard !fields.contains(nil) else {
            throw BadRows(rows: [BadRow(line: record.line, column: 1, named: MemberColumn.nik.name, reason: .notUTF8)])
        }
        if fields == MemberColumn.header { return .rows }
        guard let table = HistoryTable(header: fields) else {
            throw BadRows(rows: [BadRow(line: record.line, column: 1, reason: .header)])
        }
        history = try HistoryImport(of: table, into: ledger)
        return .history(table)
    }
}

extension MemberImport.Tally {
    /// - Parameter isSame: nil where the ledger had nothing.
    mutating func count(_ isSame: Bool?) {
        switch isSame {
        case nil: new += 1
        case true?: same += 1
        case false?: changed += 1
        }
    }

    mutating func add(_ other: MemberImport.Tally) {
        new += other.new
        changed += other.changed
        same += other.same
        bad += other.bad
    }
}
