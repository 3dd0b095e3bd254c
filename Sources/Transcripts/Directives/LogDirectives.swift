public import ShortMessage

/// What a log says at its top about how it is played, in comments.
///
///     directive = "# " name ":" 1*" " value
///     name      = "members" / "grammar" / "language" / "rates" / "clock" / "fault" / "seed" / "times" / "expect"
///               / "until" / "handset"
public struct LogDirectives: Hashable, Sendable {
    /// A value and the line that has it.
    public struct Placed: Hashable, Sendable {
        /// What stands behind the colon, without the blanks around it.
        public let value: String
        /// 1 is the first.
        public let line: Int
    }

    /// The value of `until`.
    public static let lastLine = "last-line"

    /// The word before the colon.
    public enum Name: String, Hashable, Sendable, CaseIterable {
        /// Those that the log can have.
        case members, grammar, language, rates, clock, fault, seed, times, expect, until, handset
    }

    /// Files of members, from the log's folder.
    public private(set) var members: [Placed] = []
    /// Grammars, from the log's folder.
    public private(set) var grammars: [Placed] = []
    /// The language of the replies, such as `id`; nil where the log names none.
    public private(set) var language: Placed?
    /// A file of figures that replies say, from the log's folder; nil where the log names none.
    public private(set) var rates: Placed?
    /// When the first message comes.
    public private(set) var clock: Timestamp?
    /// Rules of what goes wrong, as they stand in the log; they are not read yet.
    public private(set) var faults: [Placed] = []
    /// Where the draws of the faults begin; nil where the log does not say.
    public private(set) var seed: UInt64?
    /// How much the times of replies count; nil leaves it to `TimeRule.standard`.
    public private(set) var times: TimeRule?
    /// Whether time passes up to the last line and no further, as in a record that may go on.
    public private(set) var endsWithLastLine = false
    /// Telephones that a door played; what they send each other is no service's.
    public private(set) var handsets: [Address] = []
    /// What there must be so many of, from all lines together, in their order.
    public private(set) var expectations: [Expectation] = []

    /// The directives of a log of which no line is read yet: none.
    public init() {}

    /// Takes note of a directive; of any other line nothing.
    ///
    /// - Throws: for a name that is none, and a value that has not the form of its name.
    public mutating func read(_ line: String, number: Int) throws(DirectiveError) {
        guard let (word, value) = Self.words(of: line) else {
            if let name = Self.misspelt(in: line) { throw .misspelt(name) }
            return
        }
        guard let name = Name(rawValue: word) else { throw .unknown(word) }
        guard !value.isEmpty, try set(name, Placed(value: value, line: number)) else { throw .malformed(name, value) }
    }

    /// The name and the value of a directive that is known; nil for any other line.
    public static func parts(of line: String) -> (name: Name, value: String)? {
        guard let (word, value) = words(of: line), let name = Name(rawValue: word) else { return nil }
        return (name, value)
    }

    /// The name of a directive in a line, if there is one that is known.
    static func known(in line: String) -> Name? {
        parts(of: line)?.name
    }

    /// The name of a directive in a comment that is none by its capitals or blanks alone.
    private static func misspelt(in line: String) -> Name? {
        guard line.hasPrefix("#"), let colon = line.firstIndex(of: ":") else { return nil }
        let word = line[..<colon].dropFirst().split { $0 == " " || $0 == "\t" }
        return word.count == 1 ? Name(rawValue: word[0].lowercased()) : nil
    }

    /// - Returns: whether the value has its form.
    private mutating func set(_ name: Name, _ placed: Placed) throws(DirectiveError) -> Bool {
        switch name {
        case .members: members.append(placed)
        case .grammar: grammars.append(placed)
        case .fault: faults.append(placed)
        case .expect:
            guard let expected = Expectation.list(placed.value) else { return false }
            expectations += expected
        case .language: return try Self.set(&language, placed, name)
        case .rates: return try Self.set(&rates, placed, name)
        case .clock: return try Self.set(&clock, try? Timestamp(placed.value), name)
        case .seed: return try Self.set(&seed, UInt64(placed.value), name)
        case .times: return try Self.set(&times, TimeRule(placed.value), name)
        case .until:
            guard placed.value == Self.lastLine else { return false }
            endsWithLastLine = true
        case .handset:
            guard let address = try? Address(placed.value), address.typeOfNumber != .alphanumeric else { return false }
            handsets.append(address)
        }
        return true
    }

    private static func set<Value>(
        _ property: inout Value?, _ value: Value?, _ name: Name
    ) throws(DirectiveError) -> Bool {
        guard let value else { return false }
        guard property == nil else { throw .twice(name) }
        property = value
        return true
    }

    /// A word of small letters and a colon; what begins otherwise is a comment.
    private static func words(of line: String) -> (word: String, value: String)? {
        guard line.hasPrefix("# "), let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let word = line[line.utf8.index(line.startIndex, offsetBy: 2)..<colon]
        guard !word.isEmpty, word.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }) else {
            return nil
        }
        let value = line[line.utf8.index(after: colon)...]
        guard value.isEmpty || value.first == " " else { return nil }
        return (String(word), String(value.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
    }
}
