import CommaSeparated
import ShortMessage

/// One row of a file of members: a card, and the person whose it is.
struct MemberRow {
    let line: Int
    let member: Member
    let card: Card

    init(_ record: CSVRecord) throws(BadRow) {
        if let fault = record.fault {
            throw BadRow(line: record.line, column: fault.column, reason: .notCSV(fault.problem))
        }
        guard record.count == MemberColumn.allCases.count else {
            throw BadRow(line: record.line, column: record.count, reason: .fieldCount(record.count))
        }
        line = record.line
        let fields = MemberFields(record)
        (member, card) = (try fields.member(), try fields.card())
    }
}

/// The fields of a row, read by their columns.
private struct MemberFields {
    private let record: CSVRecord

    init(_ record: CSVRecord) {
        self.record = record
    }

    func member() throws(BadRow) -> Member {
        Member(
            nik: try value(.nik) { try? NIK($0) },
            name: try value(.name) { Self.isLegible($0) ? try? PersonName($0) : nil },
            birthDate: try value(.birthDate) { CalendarDate(iso: $0) },
            phone: try optional(.phone) { MSISDN(recorded: $0) },
            email: try optional(.email) { Self.isLegible($0) ? try? Email($0) : nil })
    }

    /// Whether a text may stand on any screen as it is.
    private static func isLegible(_ text: String) -> Bool { Text.legible(text) == text }

    func card() throws(BadRow) -> Card {
        let status = try value(.status) { CardStatus(rawValue: $0) }
        let lastContribution = try optional(.lastContribution) { CalendarDate(iso: $0 + "-01") }
        guard status == .active || lastContribution != nil else { throw bad(.lastContribution, .noLastMonth) }
        return Card(
            kpj: try value(.kpj) { try? KPJ($0) }, status: status,
            programmes: try value(.programmes) { Programmes(codes: $0) },
            employer: try optional(.employer) { Self.isLegible($0) ? $0 : nil },
            balance: try value(.balance) { text in Int64(text).flatMap { try? Rupiah($0) } },
            balanceAsOf: try value(.balanceAsOf) { CalendarDate(iso: $0) },
            lastContribution: lastContribution)
    }

    private func value<Value>(_ column: MemberColumn, _ read: (String) -> Value?) throws(BadRow) -> Value {
        let text = try text(of: column)
        guard let value = read(text) else { throw bad(column, .value(text, column)) }
        return value
    }

    private func optional<Value>(_ column: MemberColumn, _ read: (String) -> Value?) throws(BadRow) -> Value? {
        try text(of: column).isEmpty ? nil : value(column, read)
    }

    private func text(of column: MemberColumn) throws(BadRow) -> String {
        guard let text = record.field(column.rawValue - 1) else { throw bad(column, .notUTF8) }
        return FormulaGuard.removed(from: text)
    }

    private func bad(_ column: MemberColumn, _ reason: BadRow.Reason) -> BadRow {
        BadRow(line: record.line, column: column.rawValue, reason: reason)
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
