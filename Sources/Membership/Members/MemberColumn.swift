/// The columns of a file of members, in their order; a row is a card.
package enum MemberColumn: Int, Hashable, Sendable, CaseIterable {
    case nik = 1
    case name, birthDate, kpj, status, programmes, employer, phone, email, balance, balanceAsOf, lastContribution

    static let header = allCases.map(\.name)

    var column: FileColumn { FileColumn(name: name, content: content, expected: expected) }

    private var content: FileColumn.Content {
        switch self {
        case .nik: .identity
        case .kpj: .card
        case .phone: .telephone
        case .balance: .amount
        case .birthDate: .personalDay
        case .balanceAsOf, .lastContribution: .day
        case .name, .email: .personalWords
        case .status, .programmes, .employer: .words
        }
    }

    /// As the header has it.
    var name: String {
        switch self {
        case .birthDate: "birth_date"
        case .balanceAsOf: "balance_as_of"
        case .lastContribution: "last_contribution"
        default: "\(self)"
        }
    }

    private var expected: String {
        switch self {
        case .nik: "16 digits, with a birth date in the middle"
        case .name, .employer: "a name, without control characters"
        case .birthDate, .balanceAsOf: "a day such as 1990-08-17"
        case .kpj: "11 letters and digits, at least 9 of them digits"
        case .status: "active, arrears, stopped, claimed or deceased"
        case .programmes: "programmes such as JHT JKK JKM"
        case .phone: "a telephone number such as +6281200000001"
        case .email: "an e-mail address"
        case .balance: "whole rupiah, 0 to 999999999999"
        case .lastContribution: "a month such as 2026-10"
        }
    }
}
