import CommaSeparated
import MessageCentre
package import Store

/// The members of a ledger as a CSV file that an import reads back equal: every field in quotes (RFC 4180), and a `'`
/// before what a spreadsheet would take for a formula.
package enum MemberExport {
    /// The first line of a file, with its end.
    package static let header = CSVRow.text(of: MemberColumn.header)

    /// The line of a card, with its end.
    package static func row(_ member: Member, _ card: Card) -> String {
        CSVRow.text(of: MemberColumn.allCases.map { field($0, member, card) })
    }

    /// Writes the header, then a row a card in the order of their numbers, line by line.
    package static func write(_ ledger: Ledger, to sink: (String) throws -> Void) throws {
        try sink(header)
        try ledger.eachCard { member, card in try sink(row(member, card)) }
    }

    private static func field(_ column: MemberColumn, _ member: Member, _ card: Card) -> String {
        switch column {
        case .nik: "\(member.nik.number)"
        case .name: member.name.text
        case .birthDate: "\(member.birthDate)"
        case .kpj: card.kpj.spelled
        case .status: card.status.rawValue
        case .programmes: card.programmes.codes.joined(separator: " ")
        case .employer: card.employer ?? ""
        case .phone: member.phone.map { "\($0)" } ?? ""
        case .email: member.email?.text ?? ""
        case .balance: "\(card.balance.amount)"
        case .balanceAsOf: "\(card.balanceAsOf)"
        case .lastContribution: card.lastContribution.map { String("\($0)".prefix("YYYY-MM".count)) } ?? ""
        }
    }
}

extension StoreReading {
    /// Reads the members of a store, as they are at one moment.
    package func exportMembers(to sink: (String) throws -> Void) throws {
        try read { transaction in try MemberExport.write(Ledger(transaction), to: sink) }
    }
}
