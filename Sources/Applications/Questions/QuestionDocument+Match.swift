package import MessageGrammar
import ShortMessage

extension QuestionDocument.Field {
    /// What a sender wrote, in the order of the form.
    package static func all(of match: Match, in grammar: Grammar) -> [QuestionDocument.Field] {
        match.filledFields.compactMap { name in
            value(of: name, match, in: grammar).map { QuestionDocument.Field(name: name, value: $0) }
        }
    }

    private static func value(of name: String, _ match: Match, in grammar: Grammar) -> Value? {
        guard let text = match[name] else { return nil }
        if match.isRepeated(name) { return .list(match.values(of: name)) }
        switch grammar.fields.first(where: { $0.name == name })?.shape {
        case .amount: return Int64(text).map { .amount($0) } ?? .text(text)
        case .number:
            let number = Double(text.replacing(",", with: "."))
            return number.flatMap { $0.isFinite ? .number($0) : nil } ?? .text(text)
        default: return .text(text)
        }
    }

    /// The same, with letters and digits crossed out where others may not see them.
    package func crossedOut(in grammar: Grammar) -> QuestionDocument.Field {
        guard grammar.fields.first(where: { $0.name == name })?.sensitivity != .open else { return self }
        let hidden = value.text.map { $0.isLetter || $0.isNumber ? "x" : $0 }
        return QuestionDocument.Field(name: name, value: .text(String(hidden)))
    }
}
