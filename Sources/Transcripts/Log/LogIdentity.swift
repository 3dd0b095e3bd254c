import ShortMessage

/// What the sender's program calls the message of the next line of a log: `# id a-17`.
public struct LogIdentity: Hashable, Sendable, CustomStringConvertible {
    /// Not empty.
    public let identity: String
    private static let start = "# id "

    /// A comment before the line of a message.
    public init(_ identity: String) {
        self.identity = identity
    }

    /// Reads a line; nil for any other.
    ///
    ///     line = "# id " text             ; as `Text.escaped` writes it, and not empty
    init?(line: String) {
        guard line.hasPrefix(Self.start), let identity = try? Text.unescaped(line.dropFirst(Self.start.count)),
            !identity.isEmpty
        else { return nil }
        self.init(identity)
    }

    public var description: String { Self.start + Text.escaped(identity) }
}
