/// A grammar or replies file that cannot be read: where, and what was expected there.
public struct GrammarFileError: Error, Hashable, Sendable {
    /// The name of the file.
    public let file: String
    /// 1 is the first.
    public let line: Int
    /// 1 is the first; counted in Unicode scalars.
    public let column: Int
    /// What stands there, or what is missing.
    public let problem: String
    /// What would be right.
    public let expected: String

    /// An error at a place of a file.
    public init(file: String, line: Int, column: Int, problem: String, expected: String) {
        (self.file, self.line, self.column) = (file, line, column)
        (self.problem, self.expected) = (problem, expected)
    }
}

extension GrammarFileError: CustomStringConvertible {
    /// `2757.grammar:12:7: no field is named kpjj; expected one of nik, name, …`
    public var description: String {
        "\(file):\(line):\(column): \(problem); expected \(expected)"
    }
}
