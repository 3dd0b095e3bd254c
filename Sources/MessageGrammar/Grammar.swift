public import ShortMessage

/// What a short code understands: messages, each with its forms, and the fields in their holes.
public struct Grammar: Sendable {
    /// The number that the grammar is for, as the file's first line says: `2757`.
    public let shortCode: String
    public var messageNames: [String] { fatalError() }
    public var fieldNames: [String] { fatalError() }

    /// Reads a grammar file.
    ///
    /// - Parameter file: the name that errors show.
    public init(source: String, file: String) throws(GrammarFileError) {
        fatalError()
    }

    /// Reads one text.
    ///
    /// - Parameter day: the day of the message; two-digit years are read against it.
    public func match(_ text: String, on day: CalendarDate) throws(ParseError) -> Match {
        fatalError()
    }

    /// Refuses a grammar that lacks a name that a service needs, or has one that it does not know.
    public func mustHold(messages: Set<String>, fields: Set<String>) throws(GrammarFileError) {
        fatalError()
    }
}

/// A grammar or replies file that cannot be read: where, and what was expected there.
public struct GrammarFileError: Error, Hashable, CustomStringConvertible {
    public let file: String
    /// 1 is the first.
    public let line: Int
    /// 1 is the first; Unicode scalars.
    public let column: Int
    public let problem: String
    public let expected: String

    public var description: String { "\(file):\(line):\(column): \(problem); expected \(expected)" }
}
