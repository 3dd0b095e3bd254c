/// One message of a grammar: its name and the forms that are it.
public struct MessageDefinition: Sendable {
    /// The name that services call the message by.
    public let name: String
    /// The reply of a service without code.
    public let reply: String?
    /// Whether the message is one only where nothing else stands in the text, because being taken wrongly would harm.
    public let standsAlone: Bool
    /// What computes the answers; nil where the service's own words or code do.
    public let ask: AskTarget?
    /// At least one, in the order of the file; the first is the one that members are shown.
    public let forms: [Form]
    /// Texts that must be read as this message, in the order of the file.
    public let examples: [Example]
    /// The line in the grammar file.
    public let line: Int

    /// A text that must parse to this message.
    public struct Example: Hashable, Sendable {
        /// The text as the file has it.
        public let text: String
        /// The line in the grammar file.
        public let line: Int
    }
}

extension MessageDefinition {
    func labelled(_ labels: [String: [[UInt8]]], names: Set<String>) -> MessageDefinition {
        MessageDefinition(
            name: name, reply: reply, standsAlone: standsAlone, ask: ask,
            forms: forms.map { $0.labelled(labels, names: names) }, examples: examples, line: line)
    }

    /// The reply that a service without code gives: the one that the file names, else the one of the message's name.
    public var replyName: String { reply ?? name }
}
