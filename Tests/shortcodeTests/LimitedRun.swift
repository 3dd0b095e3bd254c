import Foundation

/// A run in which no file may grow over so many octets: to SQLite that is an I/O error.
struct LimitedRun {
    let lines: [String]
    let errorLines: [String]
    let status: Int32?

    /// - Parameter blocks: of 512 octets. stdout and stderr are no files here, so that they are not limited.
    init(_ arguments: String..., blocks: Int, input: String) throws {
        let scratch = try Scratch()
        let program = ([Run.program.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
        let status = scratch.path("status")
        let run = try Run(
            command:
                "{ { (ulimit -f \(blocks); exec \(program)); echo $? > '\(status)'; } 2>&1 1>&4 | cat 1>&2; } 4>&1 | cat",
            input: input)
        (lines, errorLines) = (run.lines, run.errorLines)
        self.status = Int32(try scratch.text("status").filter(\.isNumber))
    }
}
