import CommaSeparated
import MessageCentre
package import ShortMessage
package import Store

/// A member as a sender of test traffic: a telephone, and what the member writes into the holes of messages.
package struct Correspondent: Sendable {
    /// The telephone on the record; another may be used.
    package let phone: Address?
    /// By the names of the grammar's fields.
    package let values: [String: String]

    fileprivate init(_ member: Member, _ card: Card) {
        phone = member.phone.map { Address(digits: "\($0.number)", typeOfNumber: .international) }
        let values: [String: String?] = [
            "nik": "\(member.nik.number)", "name": member.name.text, "birth-date": member.birthDate.dayFirst,
            "kpj": card.kpj.spelled, "kpj-tail": card.kpj.tail, "email": member.email?.text,
            "phone": member.phone?.description,
        ]
        self.values = values.compactMapValues(\.self)
    }

    /// The sample members, a correspondent a card, in the order of the file.
    package static func samples() throws -> [Correspondent] {
        var reader = CSVReader()
        let records = reader.receive(EmbeddedFiles.members[...]) + (reader.finish().map { [$0] } ?? [])
        return try records.dropFirst().map { record in
            let row = try MemberRow(record)
            return Correspondent(row.member, row.card)
        }
    }
}

extension StoreReading {
    /// The first members of a store, a correspondent a card, in the order of the cards' numbers.
    package func correspondents(most: Int) throws -> [Correspondent] {
        struct Enough: Error {}
        var found: [Correspondent] = []
        do {
            try read { transaction in
                try Ledger(transaction).eachCard { member, card in
                    guard found.count < most else { throw Enough() }
                    found.append(Correspondent(member, card))
                }
            }
        } catch is Enough {}
        return found
    }
}
