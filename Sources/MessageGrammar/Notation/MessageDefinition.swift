/// One message of a grammar: its name and the forms that are it.
public struct MessageDefinition: Sendable {
    public let name: String
    /// The reply of a service without code.
    public let reply: String?
    /// At least one, in the order of the file; the first is the one that members are shown.
    public let forms: [Form]
    public let examples: [Example]
    /// The line in the grammar file.
    public let line: Int

    /// A text that must parse to this message.
    public struct Example: Hashable, Sendable {
        public let text: String
        public let line: Int
    }
}

extension MessageDefinition {
    /// The reply that a service without code gives: the one that the file names, else the one of the message's name.
    public var replyName: String { reply ?? name }
}
