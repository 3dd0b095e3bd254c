import Foundation
import Testing

/// The console session in README.md: each command is run, and what it prints is compared with what is shown.
@Suite("README")
struct ReadmeTests {
    struct Step: Sendable, CustomTestStringConvertible {
        let command: String
        let output: String

        var testDescription: String { command }
    }

    static let steps: [Step] = {
        let readme = (try? String(contentsOf: Run.package.appending(path: "README.md"), encoding: .utf8)) ?? ""
        let session =
            readme.components(separatedBy: "```console\n").dropFirst().first?
            .components(separatedBy: "\n```").first ?? ""
        return session.components(separatedBy: "\n$ ").map { step in
            let lines = step.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            let command = lines[0].hasPrefix("$ ") ? lines[0].dropFirst(2) : lines[0]
            return Step(command: String(command), output: lines.count > 1 ? String(lines[1]) : "")
        }
    }()

    @Test("prints what it shows")
    func session() throws {
        #expect(Self.steps.count >= 5)
        let scratch = try Scratch()
        try FileManager.default.createSymbolicLink(
            at: scratch.url("samples"), withDestinationURL: Run.package.appending(path: "samples"))
        for step in Self.steps {
            #expect(try Self.shown(step.command, in: scratch) == step.output, "$ \(step.command)")
        }
    }

    /// What a terminal would show of a command, but for the day: references carry the day on which they are given.
    private static func shown(_ command: String, in scratch: Scratch) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = scratch.url(".")
        process.environment = ["PATH": "\(Run.program.deletingLastPathComponent().path):/usr/bin:/bin"]
        process.standardInput = FileHandle.nullDevice
        let output = try scratch.handle("shown")
        (process.standardOutput, process.standardError) = (output, output)
        try process.run()
        process.waitUntilExit()
        let text = try scratch.text("shown").trimmingCharacters(in: .newlines)
        return text.replacing(/\b\d{6}-(\d{6})\b/) { "261121-\($0.1)" }
    }
}
