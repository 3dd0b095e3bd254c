package import MessageGrammar
package import ShortMessage
package import Transcripts

extension SeenNames {
    /// Remembers the personal fields of letters in a message that a grammar accepts.
    package mutating func read(_ text: String, _ grammar: Grammar, on day: CalendarDate) {
        guard let match = try? grammar.match(text, on: day) else { return }
        for field in grammar.fields where field.sensitivity == .personal && field.isName {
            if let name = match[field.name] { insert(name) }
        }
    }
}

extension FieldDefinition {
    /// Whether letters stand in it that a sender may choose.
    fileprivate var isName: Bool {
        switch shape {
        case .letters, .word: true
        default: false
        }
    }
}
