import ShortMessage

/// A directive of a log that cannot be followed.
public enum DirectiveError: Error, Hashable, Sendable {
    /// A word that is no directive's name.
    case unknown(String)
    /// A directive but for its capitals or blanks, which would be taken for a comment.
    case misspelt(LogDirectives.Name)
    /// A value that is empty or not of its directive's form; it stands as the log has it, without the blanks around it.
    case malformed(LogDirectives.Name, String)
    /// A second value of a directive that has one: language, rates, clock, seed or times.
    case twice(LogDirectives.Name)
    /// Behind the first message.
    case misplaced(LogDirectives.Name)
}

extension DirectiveError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknown(let word):
            "'# \(word):' is no directive; expected one of \(LogDirectives.Name.known), or a comment that begins otherwise"
        case .misspelt(let name):
            "this is almost a directive; expected '# \(name):' in small letters, and a blank on both sides, or a comment "
                + "that begins otherwise"
        case .malformed(let name, let value):
            "'\(Text.escaped(value))' does not follow '# \(name):'; expected \(name.expectation)"
        case .twice(let name): "'# \(name):' stands here twice; expected it once"
        case .misplaced(let name):
            "'# \(name):' stands after the first message; expected it at the top of the log"
        }
    }
}

extension LogDirectives.Name {
    fileprivate static let known = allCases.map(\.rawValue).joined(separator: ", ")

    fileprivate var expectation: String {
        switch self {
        case .members: "a CSV file of members"
        case .grammar: "a grammar, with its replies beside it"
        case .language: "a language such as id"
        case .rates: "a file of figures, as grammar/2757.rates is one"
        case .clock: "a time such as 2026-11-21T08:00:00+07:00"
        case .fault: "faults such as loss=1%,delay=2s..30s"
        case .seed: "a whole number"
        case .times: "exact, ignore, or a time such as 2s"
        case .expect: Expectation.expected
        case .until: LogDirectives.lastLine
        case .handset: "a number such as +6281200000001"
        }
    }
}
