import CommaSeparated
internal import MessageCentre
import Store

/// Enters a file of members into a ledger, inside one transaction of the caller's.
///
/// A header, then a row a card. Rows of one NIK agree about the person. What the ledger has and the file says otherwise is
/// updated, nothing is deleted, and the order of the rows makes no difference.
///
/// Rows are read block by block and staged; once the file has ended, they are entered in the order of their numbers, so
/// that ten million take about ten times as long as a million, and no more memory.
package struct MemberImport {
    private let ledger: Ledger
    private var reader = CSVReader()
    private var part = Part.header
    /// Good and bad ones.
    package private(set) var rowsRead = 0
    package private(set) var tally = Tally()

    /// More rows that disagree with others than these are only counted.
    private static let mostConflicts = 100

    /// What the next record of the file is.
    private enum Part {
        case header, rows
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
        self.ledger = ledger
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
        if part == .header { bad.append(reject(BadRow(line: 1, column: 1, reason: .header))) }
        var rows = StagedRows(in: ledger, count: rowsRead, tally: tally)
        try ledger.transaction.working(until: isEnough) { try rows.enter(progress) }
        tally = rows.tally
        bad += try ledger.conflicts(atMost: Self.mostConflicts)
        try ledger.endStaging()
        return bad
    }

    private mutating func read(_ records: [CSVRecord]) throws -> [BadRow] {
        var bad: [BadRow] = []
        for record in records {
            do {
                try read(record)
            } catch let row as BadRow {
                bad.append(reject(row))
            }
        }
        return bad
    }

    private mutating func reject(_ row: BadRow) -> BadRow {
        tally.bad += 1
        if part == .header { part = .unknown }
        return row
    }

    private mutating func read(_ record: CSVRecord) throws {
        switch part {
        case .header:
            try checkHeader(record)
            part = .rows
        case .rows:
            rowsRead += 1
            try ledger.stage(MemberRow(record))
        case .unknown: break
        }
    }

    private func checkHeader(_ record: CSVRecord) throws(BadRow) {
        let fields = (0..<record.count).map(record.field)
        guard !fields.contains(nil) else { throw BadRow(line: record.line, column: 1, reason: .notUTF8) }
        guard fields == MemberColumn.header else { throw BadRow(line: record.line, column: 1, reason: .header) }
    }
}
