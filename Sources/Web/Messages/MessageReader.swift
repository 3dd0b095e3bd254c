import Doors
package import MessageGrammar
import ShortMessage
import Transcripts

/// Reads messages with the grammars of their services.
package struct MessageReader: Sendable {
    package let grammars: [Grammar]
    private let byNumber: [Address.Number: Grammar]

    package init(_ grammars: [Grammar]) {
        self.grammars = grammars
        let numbered = grammars.map { (Address(digits: $0.shortCode, typeOfNumber: .unknown).number, $0) }
        byNumber = Dictionary(numbered) { first, _ in first }
    }

    /// What the grammar of the service at a number makes of a text; nil where there is no service.
    func reading(_ text: String, to address: Address, on day: CalendarDate) -> Result<Match, ParseError>? {
        guard let grammar = byNumber[address.number] else { return nil }
        return Result { () throws(ParseError) in try grammar.match(text, on: day) }
    }

    /// What stands in the fields, crossed out where it is personal and others may read along.
    func fields(_ match: Match, to address: Address, isMasked: Bool) -> [(String, JSONDocument)] {
        match.filledFields.map { name in
            let isOpen = byNumber[address.number]?.fields.first { $0.name == name }?.sensitivity == .open
            let value = match[name] ?? ""
            return (name, .string(isMasked && !isOpen ? Self.crossedOut(value) : value))
        }
    }

    private static func crossedOut(_ value: String) -> String {
        String(value.map { $0.isLetter || $0.isNumber ? "x" : $0 })
    }
}
