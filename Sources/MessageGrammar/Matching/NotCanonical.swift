import ShortMessage

/// Why a text is not the canonical spelling of a message.
public struct NotCanonical: Error, Hashable {
    /// The text as it was received.
    public let text: String
    /// What it is instead.
    public let problem: Problem

    /// What a text can be that is not the canonical spelling of a message.
    public enum Problem: Hashable, Sendable {
        /// It is no message at all.
        case refused(ParseError)
        /// It is a message that is spelled otherwise.
        case otherSpelling(canonical: String)
        /// It is a message in a form that is not its message's first.
        case otherForm(first: String)
    }
}

extension NotCanonical: CustomStringConvertible {
    public var description: String {
        switch problem {
        case .refused(let error): "\(error)"
        case .otherSpelling(let canonical): "the canonical spelling is \(Text.escaped(canonical))"
        case .otherForm(let first): "the canonical form of this message is \(first)"
        }
    }
}
