package import Membership
import MessageCentre
import ShortMessage
package import Transcripts

/// What a store knows of a person, as `members show` prints it.
package struct MemberReport: CustomStringConvertible {
    package let record: MemberRecord
    package let isUnmasked: Bool

    package init(record: MemberRecord, isUnmasked: Bool) {
        (self.record, self.isUnmasked) = (record, isUnmasked)
    }

    package var description: String {
        let lines = person + record.cards.flatMap(card) + telephones + locks + acts
        return lines.map { "\($0.0.padded)\($0.1)\n" }.joined()
    }

    private var person: [(String, String)] {
        let member = record.member
        return [
            ("NIK", number("\(member.nik.number)")), ("name", words(member.name.text)),
            ("born", words("\(member.birthDate)")), ("phone", member.phone.map(phone) ?? "none on record"),
            ("e-mail", member.email.map { words($0.text) } ?? "none on record"),
        ]
    }

    private func card(_ card: Card) -> [(String, String)] {
        let standing = [
            card.status.rawValue, card.programmes.codes.joined(separator: " "),
            Text.escaped(card.employer ?? "no employer"),
        ]
        let last = card.lastContribution.map { "last contribution \("\($0)".prefix("YYYY-MM".count))" }
        return [
            ("card", "\(number(card.kpj.spelled)), \(standing.joined(separator: ", "))"),
            ("", "Rp\(card.balance.amount) on \(card.balanceAsOf), \(last ?? "no contribution yet")"),
        ]
    }

    private var telephones: [(String, String)] {
        let bound = record.binding.map {
            ("bound", "\(phone($0.phone)), reference \($0.reference), last used \($0.lastUsed)")
        }
        let waits = record.pending.map { waiting in
            let word = waiting.isTold ? "" : ", for the telephone that can refuse to be told"
            return ("waits", "\(phone(waiting.phone)), until \(waiting.dueAt)\(word)")
        }
        let refused = record.refusedUntil.map { ("refused", "a move to another telephone, until \($0)") }
        return [bound ?? ("bound", "no telephone"), waits, refused].compactMap { $0 }
    }

    private var locks: [(String, String)] {
        record.locks.map { key in
            switch key {
            case .nik: ("locked", "the NIK, for today")
            case .kpj(let kpj): ("locked", "card \(number(kpj.spelled)), for today")
            case .phone(let number): ("locked", "telephone \(phone(number)), for today")
            }
        }
    }

    private var acts: [(String, String)] {
        record.acts.map { entry in
            (
                "act",
                "\(entry.at) \(entry.act.name.rawValue)\(entry.act.outcome.isEmpty ? "" : ": ")\(entry.act.outcome)"
            )
        }
    }

    fileprivate func phone(_ number: MSISDN) -> String {
        isUnmasked ? "\(number)" : number.masked
    }

    /// All but the last four characters crossed out.
    fileprivate func number(_ text: String) -> String {
        isUnmasked ? text : String(repeating: "x", count: text.count - 4) + text.suffix(4)
    }

    /// Letters and digits crossed out.
    fileprivate func words(_ text: String) -> String {
        Text.escaped(isUnmasked ? text : String(text.map { $0.isLetter || $0.isNumber ? "x" : $0 }))
    }
}

extension String {
    /// As wide as the first column.
    fileprivate var padded: String {
        self + String(repeating: " ", count: max(1, 10 - count))
    }
}

extension MemberReport {
    /// One object: `nik`, `name`, `born`, `phone`, `email`, `cards`, `bound`, `waits`, `refusedUntil`, `locks`.
    package var json: JSONDocument {
        let member = record.member
        return .object([
            ("nik", .string(number("\(member.nik.number)"))), ("name", .string(words(member.name.text))),
            ("born", .string(words("\(member.birthDate)"))), ("phone", .optional(member.phone.map(phone))),
            ("email", .optional(member.email.map { words($0.text) })), ("cards", .array(record.cards.map(document))),
            ("bound", record.binding.map(document) ?? .null), ("waits", record.pending.map(document) ?? .null),
            ("refusedUntil", .optional(record.refusedUntil.map { "\($0)" })),
            ("locks", .array(record.locks.map { .string(name($0)) })),
        ])
    }

    private func document(_ card: Card) -> JSONDocument {
        .object([
            ("kpj", .string(number(card.kpj.spelled))), ("status", .string(card.status.rawValue)),
            ("programmes", .array(card.programmes.codes.map { .string("\($0)") })),
            ("employer", .optional(card.employer)),
            ("balance", .number(Int(card.balance.amount))), ("balanceAsOf", .string("\(card.balanceAsOf)")),
            ("lastContribution", .optional(card.lastContribution.map { "\($0)" })),
        ])
    }

    private func document(_ bound: MemberRecord.BoundTelephone) -> JSONDocument {
        .object([
            ("phone", .string(phone(bound.phone))), ("reference", .string("\(bound.reference)")),
            ("lastUsed", .string("\(bound.lastUsed)")),
        ])
    }

    private func document(_ waiting: MemberRecord.WaitingTelephone) -> JSONDocument {
        .object([
            ("phone", .string(phone(waiting.phone))), ("until", .string("\(waiting.dueAt)")),
            ("told", .bool(waiting.isTold)),
        ])
    }

    private func name(_ key: MemberKey) -> String {
        switch key {
        case .nik: "nik"
        case .kpj: "kpj"
        case .phone: "phone"
        }
    }
}
