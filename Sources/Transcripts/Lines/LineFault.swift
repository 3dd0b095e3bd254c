/// A line that is no message of the input's form.
public struct LineFault: Error, Hashable {
    /// 1 is the first.
    public let line: Int
    public let problem: Problem

    public enum Problem: Hashable, Sendable {
        case overlong(octets: Int)
        case log(LogEntryError)
        case json(JSONLineError)
    }

    public init(line: Int, problem: Problem) {
        self.line = line
        self.problem = problem
    }
}

extension LineFault: CustomStringConvertible {
    public var description: String { "line \(line): \(problem)" }
}

extension LineFault.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .overlong(let octets):
            "\(octets) octets in one line; expected at most \(LineSplitter.longest), so it was skipped"
        case .log(let error): "\(error)"
        case .json(let error): "\(error)"
        }
    }
}
