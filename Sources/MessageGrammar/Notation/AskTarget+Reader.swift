extension AskTarget {
    private static let expected = "ask, ask exec 'COMMAND', ask coprocess 'COMMAND' or ask URL"

    /// Reads what stands behind `ask`.
    ///
    ///     place   = [ ( "exec" / "coprocess" ) command / URL ]
    ///     command = "'" 1*( any character but "'" ) "'" / <"> 1*( any character but <"> ) <">
    init(_ place: Substring, in line: SourceLine) throws(GrammarFileError) {
        let kind = place.prefix { $0 != " " && $0 != "\t" }
        let rest = place[kind.endIndex...].drop { $0 == " " || $0 == "\t" }
        switch kind {
        case "": self = .program
        case "exec": self = .exec(try Self.command(rest, in: line))
        case "coprocess": self = .coprocess(try Self.command(rest, in: line))
        default:
            guard rest.isEmpty else {
                throw line.error(at: rest, "'\(rest)' behind the place that is asked", expected: Self.expected)
            }
            guard Self.isAddress(kind) else {
                throw line.error(at: kind, "'\(kind)' is no place to ask", expected: Self.expected)
            }
            self = .web(String(kind))
        }
    }

    private static func command(_ text: Substring, in line: SourceLine) throws(GrammarFileError) -> String {
        guard let quote = text.first, quote == "'" || quote == "\"" else {
            throw line.error(
                at: text, "a command without quotes", expected: "a command in quotes, such as './answer.py'")
        }
        guard text.count > 1, text.last == quote else {
            throw line.error(
                at: text, "the command is not closed",
                expected: "a quote at its end (-- and a blank begin a comment, in a command as well)")
        }
        let command = text.dropFirst().dropLast()
        guard !command.contains(quote), command.contains(where: { $0 != " " }) else {
            throw line.error(at: text, "no command", expected: "one command; one with a ' in it stands between two \"")
        }
        return String(command)
    }

    /// `http://` or `https://`, a host, and no fragment, which is never sent.
    private static func isAddress(_ text: Substring) -> Bool {
        guard let scheme = ["http://", "https://"].first(where: { text.hasPrefix($0) }) else { return false }
        let host = text.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" }
        return text.utf8.allSatisfy { (0x21...0x7E).contains($0) } && !text.contains("#")
            && host.first.map { $0 != ":" } ?? false
    }
}
