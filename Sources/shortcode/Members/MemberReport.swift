import Membership
import MessageCentre
import ShortMessage

/// What a store knows of a person, as `members show` prints it.
struct MemberReport: CustomStringConvertible {
    let record: MemberRecord
    let isUnmasked: Bool

    var description: String {
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

    private func phone(_ number: MSISDN) -> String {
        isUnmasked ? "\(number)" : number.masked
    }

    /// All but the last four characters crossed out.
    private func number(_ text: String) -> String {
        isUnmasked ? text : String(repeating: "x", count: text.count - 4) + text.suffix(4)
    }

    /// Letters and digits crossed out.
    private func words(_ text: String) -> String {
        Text.escaped(isUnmasked ? text : String(text.map { $0.isLetter || $0.isNumber ? "x" : $0 }))
    }
}

extension String {
    /// As wide as the first column.
    fileprivate var padded: String {
        self + String(repeating: " ", count: max(1, 10 - count))
    }
}
