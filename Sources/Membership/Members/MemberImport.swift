import MessageCentre

/// Enters a file of members into a ledger, block by block, inside one transaction of the caller's.
///
/// A header, then a row a card. Rows of one NIK agree about the person. What the ledger has and the file says otherwise is
/// updated, nothing is deleted, and the order of the rows makes no difference.
package struct MemberImport {
    private let ledger: Ledger
    private var reader = CSVReader()
    private var part = Part.header
    package private(set) var tally = Tally()

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

        package var rows: Int { new + changed + same + bad }
        package var description: String { "\(new) new, \(changed) changed, \(same) same, \(bad) bad" }
    }

    /// - Parameter ledger: in a transaction; it is to be rolled back where a row is bad.
    package init(into ledger: Ledger) throws {
        self.ledger = ledger
        try ledger.beginImport()
    }

    /// Enters the rows that end in a block.
    ///
    /// - Returns: those that are bad.
    package mutating func receive(_ block: ArraySlice<UInt8>) throws -> [BadRow] {
        try enter(reader.receive(block))
    }

    /// Enters the last row, where no newline ends it.
    package mutating func finish() throws -> [BadRow] {
        var bad = try enter(reader.finish().map { [$0] } ?? [])
        if part == .header { bad.append(reject(BadRow(line: 1, column: 1, reason: .header))) }
        try ledger.endImport()
        return bad
    }

    private mutating func enter(_ records: [CSVRecord]) throws -> [BadRow] {
        var bad: [BadRow] = []
        for record in records {
            do {
                try enter(record)
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

    private mutating func enter(_ record: CSVRecord) throws {
        switch part {
        case .header:
            try checkHeader(record)
            part = .rows
        case .rows: try enter(MemberRow(record))
        case .unknown: break
        }
    }

    private func checkHeader(_ record: CSVRecord) throws(BadRow) {
        let fields = (0..<record.count).map(record.field)
        guard !fields.contains(nil) else { throw BadRow(line: record.line, column: 1, reason: .notUTF8) }
        guard fields == MemberColumn.header else { throw BadRow(line: record.line, column: 1, reason: .header) }
    }

    private mutating func enter(_ row: MemberRow) throws {
        let isMemberChanged = try enterMember(of: row)
        switch try enterCard(of: row) {
        case .new: tally.new += 1
        case .same where !isMemberChanged: tally.same += 1
        case .changed, .same: tally.changed += 1
        }
    }

    /// - Returns: whether the ledger had the member, and otherwise.
    private func enterMember(of row: MemberRow) throws -> Bool {
        let known = try ledger.member(row.member.nik)
        if let line = try ledger.lineNaming(row.member.nik, notedAt: row.line) {
            guard known?.isWritten(like: row.member) == true else {
                throw BadRow(line: row.line, column: MemberColumn.nik.rawValue, reason: .otherPerson(line: line))
            }
            return false
        }
        guard let known else {
            try ledger.add(row.member)
            return false
        }
        guard !known.isWritten(like: row.member) else { return false }
        try ledger.update(row.member)
        return true
    }

    private enum Outcome {
        case new, changed, same
    }

    private func enterCard(of row: MemberRow) throws -> Outcome {
        if let line = try ledger.lineNaming(row.card.kpj, notedAt: row.line) {
            throw BadRow(line: row.line, column: MemberColumn.kpj.rawValue, reason: .sameCard(line: line))
        }
        guard let (known, owner) = try ledger.card(row.card.kpj) else {
            try ledger.add(row.card, of: row.member.nik)
            return .new
        }
        guard known != row.card || owner != row.member.nik else { return .same }
        guard try ledger.update(row.card, from: known, of: row.member.nik) else {
            throw BadRow(line: row.line, column: MemberColumn.balance.rawValue, reason: .lessThanEntries)
        }
        return .changed
    }
}

extension Member {
    /// Equal to the letter; names that are the same name can be written in several ways.
    fileprivate func isWritten(like other: Member) -> Bool {
        self == other && name.text == other.name.text
    }
}
