import CommaSeparated
import ShortMessage

/// One row of a file of members: a card, and the person whose it is.
struct MemberRow {
    let line: Int
    let member: Member
    let card: Card

    static let columns = MemberColumn.allCases.map(\.column)

    /// - Throws: all that is wrong with the row, a column each.
    init(_ record: CSVRecord) throws(BadRows) {
        var fields = try BadRows.of { () throws(BadRow) in try FileFields(record, Self.columns) }
        let (member, card) = (fields.member(), fields.card())
        guard let member, let card, fields.faults.isEmpty else { throw BadRows(rows: fields.faults) }
        (line, self.member, self.card) = (record.line, member, card)
    }
}

/// All that is wrong with one row; never nothing.
struct BadRows: Error {
    let rows: [BadRow]

    /// What `work` gives, or its one fault.
    static func of<Value>(_ work: () throws(BadRow) -> Value) throws(BadRows) -> Value {
        do throws(BadRow) {
            return try work()
        } catch {
            throw BadRows(rows: [error])
        }
    }
}

extension FileFields {
    fileprivate mutating func member() -> Member? {
        let nik = value(.nik) { try? NIK($0) }
        let name = value(.name) { Text.isLegible($0) ? try? PersonName($0) : nil }
        let birthDate = value(.birthDate) { CalendarDate(iso: $0) }
        let phone = optional(.phone) { MSISDN(recorded: $0) }
        let email = optional(.email) { Text.isLegible($0) ? try? Email($0) : nil }
        guard let nik, let name, let birthDate else { return nil }
        return Member(nik: nik, name: name, birthDate: birthDate, phone: phone, email: email)
    }

    fileprivate mutating func card() -> Card? {
        let kpj = value(.kpj) { try? KPJ($0) }
        let status = value(.status) { CardStatus(rawValue: $0) }
        let programmes = value(.programmes) { Programmes(codes: $0) }
        let employer = optional(.employer) { Text.isLegible($0) ? $0 : nil }
        let balance = value(.balance) { text in Int64(text).flatMap { try? Rupiah($0) } }
        let asOf = value(.balanceAsOf) { CalendarDate(iso: $0) }
        let lastContribution = optional(.lastContribution) { CalendarDate(iso: $0 + "-01") }
        if let status, status != .active, isEmpty(MemberColumn.lastContribution.rawValue) {
            reject(MemberColumn.lastContribution.rawValue, .noLastMonth)
        }
        guard let kpj, let status, let programmes, let balance, let asOf else { return nil }
        return Card(
            kpj: kpj, status: status, programmes: programmes, employer: employer, balance: balance, balanceAsOf: asOf,
            lastContribution: lastContribution)
    }

    private mutating func value<Value>(_ column: MemberColumn, _ read: (String) -> Value?) -> Value? {
        value(column.rawValue, read)
    }

    private mutating func optional<Value>(_ column: MemberColumn, _ read: (String) -> Value?) -> Value? {
        optional(column.rawValue, read)
    }
}

extension MSISDN {
    /// As a record has it: with a country code, or with the zero of a national number. Without either, a spreadsheet has
    /// dropped the zero and the number would be another country's.
    fileprivate init?(recorded text: String) {
        guard !text.hasPrefix("8"), let address = try? Address(text), let number = try? MSISDN(address) else {
            return nil
        }
        self = number
    }
}

extension Programmes {
    /// Codes with a blank between, at least one.
    fileprivate init?(codes text: String) {
        let codes = text.utf8.split(separator: UInt8(ascii: " "))
        let programmes = codes.compactMap { Programmes(code: Substring($0)) }
        guard !codes.isEmpty, programmes.count == codes.count else { return nil }
        self.init(programmes)
    }
}
