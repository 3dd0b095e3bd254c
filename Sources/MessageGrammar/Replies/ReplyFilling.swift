/// The name of a reply in a replies file, and what fills its holes.
public struct ReplyFilling: Hashable, Sendable {
    public let name: String
    public let values: [String: ReplyValue]

    public init(_ name: String, _ values: [String: ReplyValue] = [:]) {
        (self.name, self.values) = (name, values)
    }

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
