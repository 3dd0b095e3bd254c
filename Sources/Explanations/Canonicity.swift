package import MessageGrammar
package import ShortMessage
package import Transcripts

/// Whether a text is the canonical spelling of a message, and what would be.
package enum Canonicity {
    case canonical
    case otherSpelling(canonical: String)
    case otherForm(first: String)
    case refused

    /// - Parameter isMasked: whether the canonical spelling is shown without what is personal.
    package init(of text: String, in grammar: Grammar, on day: CalendarDate, isMasked: Bool) {
        do throws(NotCanonical) {
            _ = try grammar.canonicalMatch(text, on: day)
            self = .canonical
        } catch {
            switch error.problem {
            case .refused: self = .refused
            case .otherForm(let first): self = .otherForm(first: first)
            case .otherSpelling(let canonical):
                self = .otherSpelling(canonical: isMasked ? grammar.masked(canonical, on: day) : canonical)
            }
        }
    }

    package var isCanonical: Bool {
        if case .canonical = self { true } else { false }
    }

    /// `is`, and what would be canonical: a `spelling`, or the first `form` of the message.
    package var json: JSONDocument {
        switch self {
        case .canonical: .object([("is", .string("yes"))])
        case .otherSpelling(let canonical): .object([("is", .string("no")), ("spelling", .string(canonical))])
        case .otherForm(let first): .object([("is", .string("no")), ("form", .string(first))])
        case .refused: .object([("is", .string("no"))])
        }
    }
}

extension Canonicity: CustomStringConvertible {
    package var description: String {
        switch self {
        case .canonical: "yes"
        case .otherSpelling(let canonical): "no: \(Text.escaped(canonical))"
        case .otherForm(let first): "no: the first form of the message is \(Text.escaped(first))"
        case .refused: "no"
        }
    }
}
