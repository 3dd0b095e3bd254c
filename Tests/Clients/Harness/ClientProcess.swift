import Foundation

/// A program that a test has started.
///
/// What it says goes into a file of the test's folder, and how it ended into another, so that one kind of waiting does.
struct ClientProcess: Sendable {
    /// Short, and different for each start in one folder.
    let name: String
    private let process: Process
    private let folder: Folder

    init(
        _ name: String, _ program: URL, _ arguments: [String], environment: [String: String] = [:], in folder: Folder
    ) throws {
        (self.name, self.folder) = (name, folder)
        process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = Self.environment(folder).merging(environment) { $1 }
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        try folder.write("", to: "\(name).said")
        let output = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path("\(name).said")))
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        process.terminationHandler = { process in
            let status = process.terminationStatus
            let isSignal = process.terminationReason == .uncaughtSignal
            try? folder.write("\(isSignal ? -status : status)", to: "\(name).ended")
        }
        try Self.withoutBlockedSignals { try process.run() }
        try output.close()
    }

    /// The threads that run tests block signals, and a program that they start would never hear SIGTERM.
    private static func withoutBlockedSignals(_ body: () throws -> Void) rethrows {
        var (none, before) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }

    private static func environment(_ folder: Folder) -> [String: String] {
        ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": folder.path, "LANG": "C.UTF-8", "TZ": "Asia/Jakarta"]
    }

    /// Everything it has said so far, on both streams.
    var said: String { folder.text("\(name).said") }

    /// The exit code, or the negative number of the signal that ended it; nil while it runs.
    var status: Int32? { Int32(folder.text("\(name).ended")) }

    /// Waits for a line of what it says, which must come while it runs.
    @discardableResult
    func line(with part: String, and other: String? = nil) async throws -> String {
        try await folder.wait(for: "a line of \(name) with \(part)") {
            // Asked first, so that the last words count.
            let status = status
            let line = said.split(whereSeparator: \.isNewline).first { line in
                line.contains(part) && (other.map { line.contains($0) } ?? true)
            }
            guard line == nil, let status else { return line.map(String.init) }
            throw EarlyEnd(description: "\(name) ended with \(status) before a line with \(part)")
        }
    }

    /// Waits until it ends of itself.
    ///
    /// - Returns: its exit code, or the negative number of a signal.
    @discardableResult
    func end() async throws -> Int32 {
        try await folder.wait(for: "the end of \(name)") { status }
    }

    /// Ends it: politely, and after a while not.
    func stop() async {
        guard status == nil else { return }
        process.terminate()
        guard await (try? end()) == nil else { return }
        kill(process.processIdentifier, SIGKILL)
        _ = try? await end()
    }
}

struct EarlyEnd: Error, CustomStringConvertible {
    let description: String
}
