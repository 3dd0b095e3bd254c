import Applications
import CommaSeparated
import Doors
package import MessageCentre
package import MessageGrammar
import ShortMessage
import Transcripts

/// How the messages of a store are listed, those that came in with what the grammars make of them.
package struct MessageListing: Sendable {
    /// What is written.
    package enum Form: Sendable {
        case text, json, csv
    }

    private let form: Form
    private let hasFields: Bool
    private let isMasked: Bool
    private let mask: NumberMask
    private let grammars: [Address.Number: Grammar]

    /// - Parameters:
    ///   - grammars: of the services that the store has.
    ///   - hasFields: whether the fields of messages are listed, too.
    package init(_ form: Form, _ grammars: [Grammar], hasFields: Bool, isMasked: Bool) {
        (self.form, self.hasFields, self.isMasked) = (form, hasFields, isMasked)
        mask = NumberMask(isOff: !isMasked, grammars: grammars)
        let numbered = grammars.map { (Address(digits: $0.shortCode, typeOfNumber: .unknown).number, $0) }
        self.grammars = Dictionary(numbered) { first, _ in first }
    }

    /// What stands before the messages.
    package var header: String {
        guard form == .csv else { return "" }
        return CSVRow.text(
            of: ["id", "direction", "state", "at", "from", "to", "text", "cause", "message"]
                + (hasFields ? ["fields"] : []))
    }

    /// One message, with its line end.
    package func line(_ message: JournalledMessage) -> String {
        let match = match(of: message)
        let fields = hasFields ? match.map { self.fields(of: $0, at: message.to) } : nil
        return switch form {
        case .text: text(message, match, fields) + "\n"
        case .json: json(message, match, fields) + "\n"
        case .csv: csv(message, match, fields)
        }
    }

    private func match(of message: JournalledMessage) -> Match? {
        guard message.direction == .incoming, let grammar = grammars[message.to.number] else { return nil }
        return try? grammar.match(message.text, on: message.at.date)
    }

    private func fields(of match: Match, at address: Address) -> [QuestionDocument.Field] {
        guard let grammar = grammars[address.number] else { return [] }
        let fields = QuestionDocument.Field.all(of: match, in: grammar)
        return isMasked ? fields.map { $0.crossedOut(in: grammar) } : fields
    }

    // MARK: Forms

    /// `7 handled 2026-11-21T08:00:00+07:00 +6281xxxxxx001 > 5151 BELI A12 3 (order item=A12 count=3)`
    private func text(_ message: JournalledMessage, _ match: Match?, _ fields: [QuestionDocument.Field]?) -> String {
        let head = "\(message.id) \(message.state.rawValue) \(message.at) "
        let way = "\(mask.shown(message.from)) > \(mask.shown(message.to)) "
        let words = message.direction == .report ? "(status report)" : Text.escaped(shown(message))
        guard let match, let fields else { return head + way + words }
        let told = [match.message] + fields.map { "\($0.name)=\(Text.escaped($0.value.text))" }
        return head + way + words + " (\(told.joined(separator: " ")))"
    }

    private func json(_ message: JournalledMessage, _ match: Match?, _ fields: [QuestionDocument.Field]?) -> String {
        var members: [(String, JSONDocument)] = [
            ("id", .number(Int(message.id))), ("direction", .string(message.direction.rawValue)),
            ("state", .string(message.state.rawValue)), ("at", .string("\(message.at)")),
            ("from", .string(mask.shown(message.from))), ("to", .string(mask.shown(message.to))),
            ("text", .string(shown(message))), ("cause", message.cause.map { .number(Int($0)) } ?? .null),
            ("message", .optional(match?.message)),
        ]
        if hasFields { members.append(("fields", .object((fields ?? []).map { ($0.name, $0.value.json) }))) }
        return JSONDocument.object(members).description
    }

    private func csv(_ message: JournalledMessage, _ match: Match?, _ fields: [QuestionDocument.Field]?) -> String {
        let cells = [
            "\(message.id)", message.direction.rawValue, message.state.rawValue, "\(message.at)",
            mask.shown(message.from), mask.shown(message.to), shown(message), message.cause.map { "\($0)" } ?? "",
            match?.message ?? "",
        ]
        guard hasFields else { return CSVRow.text(of: cells) }
        let object = JSONDocument.object((fields ?? []).map { ($0.name, $0.value.json) })
        return CSVRow.text(of: cells + [object.description])
    }

    private func shown(_ message: JournalledMessage) -> String {
        mask.masked(message.text, from: message.from, to: message.to, on: message.at.date)
    }
}
