import Foundation
import Processes
import Testing

/// What a page has its readers do, in its order: the commands of its ```` ```console ```` blocks, and the files of its
/// ```` ```text NAME ```` blocks.
struct PageSession: Sendable, CustomTestStringConvertible {
    enum Step: Sendable {
        case file(name: String, text: String)
        case command(String, output: String)
    }

    let page: String
    let steps: [Step]

    var testDescription: String { page }

    /// - Parameter page: its path in the package.
    init(_ page: String) {
        self.page = page
        let text = (try? String(contentsOf: Run.package.appending(path: page), encoding: .utf8)) ?? ""
        let fences = text.components(separatedBy: "```")
        steps = fences.indices.filter { !$0.isMultiple(of: 2) }.flatMap { Self.steps(in: fences[$0]) }
    }

    var commands: Int {
        steps.count { if case .command = $0 { true } else { false } }
    }

    private static func steps(in block: String) -> [Step] {
        let lines = block.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard lines.count == 2 else { return [] }
        if lines[0].hasPrefix("text ") {
            return [.file(name: String(lines[0].dropFirst("text ".count)), text: String(lines[1]))]
        }
        return lines[0] == "console" ? commands(in: String(lines[1])) : []
    }

    private static func commands(in session: String) -> [Step] {
        "\n\(session)".components(separatedBy: "\n$ ").dropFirst().map { step in
            let lines = step.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            let output = lines.count > 1 ? lines[1].trimmingCharacters(in: .newlines) : ""
            return .command(String(lines[0]), output: output)
        }
    }

    /// What a terminal would show of a command, but for the day: references carry the day on which they are given.
    static func shown(_ command: String, in scratch: Scratch) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = scratch.url(".")
        process.environment = ["PATH": "\(Run.program.deletingLastPathComponent().path):/usr/bin:/bin"]
        process.standardInput = FileHandle.nullDevice
        let output = try scratch.handle("shown")
        (process.standardOutput, process.standardError) = (output, output)
        try process.run()
        process.waitForEnd()
        let text = try scratch.text("shown").trimmingCharacters(in: .newlines)
        return text.replacing(/\b\d{6}-(\d{6})\b/) { "261121-\($0.1)" }
    }
}
