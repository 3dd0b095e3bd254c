/// The results of several recordings in the Test Anything Protocol, a test each, as they come.
public struct TAPReport: Sendable {
    private var count = 0

    /// A report before its first test, which has the number 1.
    public init() {}

    /// What stands before the first test.
    public static let head = "TAP version 13\n"

    /// The lines of the next test.
    public mutating func lines(of result: ReplayResult) -> String {
        count += 1
        let verdict = result.isWell ? "ok" : "not ok"
        let details = result.isWell ? [] : result.problems + result.notUnderstood + result.pictures
        return "\(verdict) \(count) - \(Self.escaped(result.summary))\n"
            + details.flatMap { $0.split(separator: "\n") }.map { "# \($0)\n" }.joined()
    }

    /// What stands behind the last test.
    public var end: String { "1..\(count)\n" }

    /// A number sign would begin a directive such as SKIP.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("#", with: "\\#").replacing("\n", with: " ")
    }
}
