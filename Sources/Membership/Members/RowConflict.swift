/// What a row that is well by itself disagrees with.
package enum RowConflict: Hashable, Sendable, CustomStringConvertible {
    /// A line further up has other particulars of the person.
    case otherPerson(line: Int)
    case sameCard(line: Int)
    /// More was paid in since the opening entry than the row has in all.
    case lessThanEntries

    package var description: String {
        switch self {
        case .otherPerson(let line): "this NIK stands in line \(line) with other particulars of the person"
        case .sameCard(let line): "this card stands in line \(line) already"
        case .lessThanEntries: "less than what was entered for the card since its opening balance"
        }
    }

    /// The field that disagrees.
    var column: MemberColumn {
        switch self {
        case .otherPerson: .nik
        case .sameCard: .kpj
        case .lessThanEntries: .balance
        }
    }

    /// The line that it disagrees with, if it is not the ledger.
    var line: Int? {
        switch self {
        case .otherPerson(let line), .sameCard(let line): line
        case .lessThanEntries: nil
        }
    }

    /// The conflict of which no more is known than its field and line.
    init(in column: MemberColumn?, with line: Int?) {
        switch (column, line) {
        case (.nik, let line?): self = .otherPerson(line: line)
        case (.kpj, let line?): self = .sameCard(line: line)
        default: self = .lessThanEntries
        }
    }
}
