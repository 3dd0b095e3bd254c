import Foundation
import Processes

/// One run of the built program, from its start to its end.
struct Run: Sendable {
    let output: String
    let errors: String
    let status: Int32

    /// The program lies beside the tests, in the same build.
    static let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "shortcode")

    /// Where the package lies, with its samples.
    static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Runs the program with files as its streams, so that neither side waits for the other.
    init(_ arguments: String..., input: String = "", output file: String? = nil) throws {
        try self.init(arguments, octets: Array(input.utf8), output: file)
    }

    init(_ arguments: [String], octets: [UInt8] = [], output file: String? = nil) throws {
        try self.init(Self.process(arguments), octets: octets, output: file)
    }

    /// Runs a command of the shell, which can close streams.
    init(command: String, input: String) throws {
        let process = Self.process(["-c", command])
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        try self.init(process, octets: Array(input.utf8), output: nil)
    }

    private init(_ process: Process, octets: [UInt8], output file: String?) throws {
        let scratch = try Scratch()
        try Data(octets).write(to: scratch.url("in"))
        process.standardInput = try FileHandle(forReadingFrom: scratch.url("in"))
        process.standardOutput = try file.map(FileHandle.toWrite) ?? scratch.handle("out")
        process.standardError = try scratch.handle("err")
        try process.run()
        process.waitForEnd()
        output = file == nil ? try scratch.text("out") : ""
        errors = try scratch.text("err")
        status = process.terminationStatus
    }

    static func process(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin"]
        return process
    }

    var lines: [String] { output.split(separator: "\n").map(String.init) }
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
}

extension FileHandle {
    fileprivate static func toWrite(_ path: String) throws -> FileHandle {
        try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }
}

/// A directory that goes when nobody uses it any more.
final class Scratch: Sendable {
    private let directory: URL

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "shortcode-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
    }

    deinit {
        try? FileManager.default.removeItem(at: directory)
    }

    func url(_ name: String) -> URL { directory.appending(path: name) }
    func path(_ name: String) -> String { url(name).path }

    /// A new file, open for writing.
    func handle(_ name: String) throws -> FileHandle {
        try Data().write(to: url(name))
        return try FileHandle(forWritingTo: url(name))
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: url(name))
    }

    func text(_ name: String) throws -> String {
        try String(contentsOf: url(name), encoding: .utf8)
    }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted() }
    }
}
