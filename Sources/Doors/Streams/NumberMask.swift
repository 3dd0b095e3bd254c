package import MessageGrammar
package import ShortMessage
import Transcripts

/// How numbers and texts are shown where others may read along.
package struct NumberMask: Sendable {
    package let isOff: Bool
    /// Those of the services, with their short codes; the first is also asked about messages that go elsewhere.
    private let grammars: [(number: Address.Number, grammar: Grammar)]

    /// Names that are crossed out wherever they stand.
    private var names = SeenNames()

    package init(isOff: Bool, grammars: [Grammar] = []) {
        self.isOff = isOff
        self.grammars = grammars.map { (Address(digits: $0.shortCode, typeOfNumber: .unknown).number, $0) }
    }

    /// Remembers the names in a line that is a message, if a grammar accepts it.
    package mutating func read(line: String, on day: CalendarDate) {
        for (_, grammar) in grammars { names.read(line, grammar, on: day) }
    }

    /// A telephone number with its middle hidden; a short code or a sender with letters as it is.
    package func shown(_ address: Address) -> String {
        guard !isOff, let number = try? MSISDN(address) else { return Text.escaped(address.description) }
        return number.masked
    }

    /// A text of another program, such as the name that it gives a message.
    package func shown(_ text: String) -> String {
        Text.escaped(masked(text))
    }

    /// The same, not escaped.
    package func masked(_ text: String) -> String {
        isOff ? text : Text.masked(text, hiding: names)
    }

    /// The text of a message, for what it is.
    package func shown(_ text: String, from sender: Address, to recipient: Address, on day: CalendarDate) -> String {
        Text.escaped(masked(text, from: sender, to: recipient, on: day))
    }

    /// The same, not escaped.
    ///
    /// What a service says has the end of a number at most. Of what a person writes the grammar of the service that it goes
    /// to knows what is personal; where it goes elsewhere, or the grammar does not accept it, only a keyword is shown.
    package func masked(_ text: String, from sender: Address, to recipient: Address, on day: CalendarDate) -> String {
        guard !isOff, let first = grammars.first, grammar(at: sender) == nil else { return masked(text) }
        return masked((grammar(at: recipient) ?? first.grammar).masked(text, on: day))
    }

    /// A line of which nobody knows whether it is a message: it is one where a grammar accepts it.
    package func masked(line: String, on day: CalendarDate) -> String {
        guard !isOff else { return line }
        for (_, grammar) in grammars {
            if let match = try? grammar.match(line, on: day) { return masked(grammar.masked(line, match)) }
        }
        return masked(line)
    }

    private func grammar(at address: Address) -> Grammar? {
        let number = address.number
        return grammars.first { $0.number == number }?.grammar
    }
}
