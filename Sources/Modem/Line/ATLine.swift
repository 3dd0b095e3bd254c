/// A command line, read once: its commands in order, up to the first mistake.
struct ATLine: Hashable, Sendable {
    /// Those that are not done yet.
    private(set) var commands: ArraySlice<ATCommand> = []
    /// Whether a mistake follows them: what stands before it is done (V.250, 5.2.1).
    private(set) var endsInMistake = false

    /// A line of which nothing is left.
    static let empty = ATLine([])

    /// - Parameter body: without its `AT`.
    init(_ body: [UInt8]) {
        var reader = CommandLineReader(body)
        do throws(ATSyntaxError) {
            while let command = try reader.next() { commands.append(command) }
        } catch {
            endsInMistake = true
        }
    }

    /// Whether no command follows.
    var isAtEnd: Bool { commands.isEmpty && !endsInMistake }

    /// Takes the next command off; nil at the end.
    mutating func next() throws(ATSyntaxError) -> ATCommand? {
        if let command = commands.popFirst() { return command }
        if endsInMistake { throw ATSyntaxError() }
        return nil
    }
}
