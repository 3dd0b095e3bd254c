/// Rows of a file, read and staged, on their way into the ledger: first the people, then the cards.
package struct StagedRows {
    private let ledger: Ledger
    private let count: Int
    private(set) var tally: MemberImport.Tally

    /// How many rows have gone a part of the way.
    package enum Progress: Hashable, Sendable {
        case people(rows: Int, of: Int)
        case cards(rows: Int, of: Int)
    }

    /// - Parameter tally: what has become of the other rows.
    init(in ledger: Ledger, count: Int, tally: MemberImport.Tally) {
        (self.ledger, self.count, self.tally) = (ledger, count, tally)
    }

    mutating func enter(_ progress: (Progress) -> Void) throws {
        let count = count
        try enterMembers { rows in progress(.people(rows: rows, of: count)) }
        try enterCards { rows in progress(.cards(rows: rows, of: count)) }
    }

    /// The first line that names a member says who it is; the others agree.
    private mutating func enterMembers(_ progress: (Int) -> Void) throws {
        var (rows, first): (Int, (line: Int, member: Member)?) = (0, nil)
        try ledger.eachStagedMember { line, member in
            rows += 1
            progress(rows)
            if let first, first.member.nik == member.nik {
                guard !first.member.isWritten(like: member) else { return }
                return try reject(line, .otherPerson(line: first.line))
            }
            first = (line, member)
            if try enter(member) { try ledger.noteUpdate(at: line) }
        }
    }

    /// - Returns: whether the ledger had the member, and otherwise.
    private func enter(_ member: Member) throws -> Bool {
        guard let known = try ledger.member(member.nik) else {
            try ledger.add(member)
            return false
        }
        guard !known.isWritten(like: member) else { return false }
        try ledger.update(member)
        return true
    }

    private mutating func enterCards(_ progress: (Int) -> Void) throws {
        var (rows, first): (Int, (line: Int, kpj: KPJ)?) = (0, nil)
        try ledger.eachStagedCard { line, card, owner, isUpdate in
            rows += 1
            progress(rows)
            if let first, first.kpj == card.kpj { return try reject(line, .sameCard(line: first.line)) }
            first = (line, card.kpj)
            switch try enter(card, of: owner) {
            case .new: tally.new += 1
            case .same where !isUpdate: tally.same += 1
            case .changed, .same: tally.changed += 1
            case .lessThanEntries: try reject(line, .lessThanEntries)
            }
        }
    }

    private enum Outcome {
        case new, changed, same, lessThanEntries
    }

    private func enter(_ card: Card, of owner: NIK) throws -> Outcome {
        guard let (known, knownOwner) = try ledger.card(card.kpj) else {
            try ledger.add(card, of: owner)
            return .new
        }
        guard known != card || knownOwner != owner else { return .same }
        return try ledger.update(card, from: known, of: owner) ? .changed : .lessThanEntries
    }

    private mutating func reject(_ line: Int, _ conflict: RowConflict) throws {
        tally.bad += 1
        try ledger.note(conflict, at: line)
    }
}

extension Member {
    /// Equal to the letter; names that are the same name can be written in several ways.
    fileprivate func isWritten(like other: Member) -> Bool {
        self == other && name.text == other.name.text
    }
}
