/// The name of a reply in a replies file, and what fills its holes.
public struct ReplyFilling: Hashable, Sendable {
    /// The name of the reply in the replies file.
    public let name: String
    /// What fills the holes of its template, by their names.
    public let values: [String: ReplyValue]

    /// A reply that the service words itself.
    public init(_ name: String, _ values: [String: ReplyValue] = [:]) {
        (self.name, self.values) = (name, values)
    }

    /// A reply to a message that is not understood.
    public init(_ reply: ErrorReply, _ values: [String: ReplyValue] = [:]) {
        self.init(reply.rawValue, values)
    }
}

extension ReplyCatalogue {
    /// A template with its holes filled.
    public func text(of filling: ReplyFilling) -> String {
        text(of: filling.name, filling.values)
    }
}
