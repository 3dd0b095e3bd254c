import ShortMessage

/// Members and their cards as a CSV file lists them: a header, then one row a card.
package struct MemberFile {
    static let header = [
        "nik", "name", "birth_date", "kpj", "status", "programmes", "employer", "phone", "email", "balance",
        "balance_as_of", "last_contribution",
    ]

    private let source: String

    package init(source: String) {
        self.source = source
    }

    /// The invented members that are embedded in the program.
    package static var samples: MemberFile {
        MemberFile(source: EmbeddedFiles.members)
    }

    /// Enters all members and cards; rows of one NIK must agree about the person.
    package func enter(in ledger: Ledger) throws {
        var members: [NIK: Member] = [:]
        var reader = CSVReader(source)
        guard try reader.record() == Self.header else {
            throw CSVError(line: 1, column: 1, problem: "expected the header \(Self.header.joined(separator: ","))")
        }
        while true {
            let line = reader.line
            guard let fields = try reader.record() else { return }
            let row = try MemberRow(fields, line: line)
            let (member, card) = (try row.member(), try row.card())
            if let known = members[member.nik], known != member {
                throw CSVError(line: line, column: 1, problem: "this NIK stands above with other particulars")
            }
            if members.updateValue(member, forKey: member.nik) == nil { try ledger.add(member) }
            try ledger.add(card, of: member.nik)
        }
    }
}

/// One row: the fields in the header's order.
private struct MemberRow {
    private let fields: [String]
    private let line: Int

    init(_ fields: [String], line: Int) throws(CSVError) {
        guard fields.count == MemberFile.header.count else {
            let problem = "\(fields.count) fields; expected \(MemberFile.header.count)"
            throw CSVError(line: line, column: fields.count, problem: problem)
        }
        (self.fields, self.line) = (fields, line)
    }

    func member() throws(CSVError) -> Member {
        Member(
            nik: try read(0, "16 digits") { try? NIK($0) },
            name: try read(1, "a name") { try? PersonName($0) },
            birthDate: try read(2, "a day such as 1990-08-17") { CalendarDate(iso: $0) },
            phone: try optional(7, "a telephone number such as +6281200000001") { text in
                (try? Address(text)).flatMap { try? MSISDN($0) }
            },
            email: try optional(8, "an e-mail address") { try? Email($0) })
    }

    func card() throws(CSVError) -> Card {
        let status = try read(4, "active, arrears, stopped, claimed or deceased") { CardStatus(rawValue: $0) }
        let lastContribution = try optional(11, "a month such as 2026-10") { CalendarDate(iso: $0 + "-01") }
        guard status == .active || lastContribution != nil else {
            throw error(11, "expected the month of the last contribution, since the card is not active")
        }
        return Card(
            kpj: try read(3, "11 letters and digits") { try? KPJ($0) }, status: status,
            programmes: try read(5, "programmes such as JHT JKK JKM") { Programmes(codes: $0) },
            employer: try optional(6, "a name") { $0 },
            balance: try read(9, "whole rupiah") { text in Int64(text).flatMap { try? Rupiah($0) } },
            balanceAsOf: try read(10, "a day such as 2026-10-31") { CalendarDate(iso: $0) },
            lastContribution: lastContribution)
    }

    private func read<Value>(
        _ index: Int, _ expected: String, _ parse: (String) -> Value?
    ) throws(CSVError) -> Value {
        guard let value = parse(fields[index]) else {
            throw error(
                index, "'\(Text.escaped(fields[index]))' is no \(MemberFile.header[index]); expected \(expected)")
        }
        return value
    }

    private func optional<Value>(
        _ index: Int, _ expected: String, _ parse: (String) -> Value?
    ) throws(CSVError) -> Value? {
        fields[index].isEmpty ? nil : try read(index, expected, parse)
    }

    private func error(_ index: Int, _ problem: String) -> CSVError {
        CSVError(line: line, column: index + 1, problem: problem)
    }
}

extension CalendarDate {
    /// `1990-08-17`, and nothing else.
    fileprivate init?(iso text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension Programmes {
    /// Codes with a blank between, at least one.
    fileprivate init?(codes text: String) {
        let codes = text.split(separator: " ")
        let programmes = codes.compactMap(Programmes.init(code:))
        guard !codes.isEmpty, programmes.count == codes.count else { return nil }
        self.init(programmes)
    }
}
