import Foundation
import Glibc
import Processes

/// `shortcode smpp`, or `replay --via smpp:0`, as a process of its own, at a port that it has told.
final class RunningSMPP {
    let port: UInt16
    private let process: Process
    private let output: FileHandle
    private let told: HeardLines

    convenience init(_ arguments: String...) throws {
        try self.init(["smpp", "--listen", "0"] + arguments)
    }

    init(_ arguments: [String]) throws {
        let (errors, output) = (Foundation.Pipe(), Foundation.Pipe())
        process = Run.process(arguments)
        process.standardInput = FileHandle.nullDevice
        (process.standardOutput, process.standardError) = (output, errors)
        try process.run()
        try output.fileHandleForWriting.close()
        self.output = output.fileHandleForReading
        told = try HeardLines(errors) { $0.contains(/\ at 127\.0\.0\.1:\d+\n/) }
        port = told.text.firstMatch(of: /at 127\.0\.0\.1:(\d+)\n/).flatMap { UInt16($0.output.1) } ?? 0
    }

    /// Ends it, and waits.
    @discardableResult
    func end(by signal: Int32 = SIGTERM) -> Int32 {
        kill(process.processIdentifier, signal)
        return finish().status
    }

    /// Waits until it ends of itself.
    ///
    /// - Returns: what it has said on stdout and stderr, and its exit code.
    @discardableResult
    func finish() -> (output: String, errors: String, status: Int32) {
        let rest = (try? output.readToEnd()) ?? Data()
        process.waitForEnd()
        told.waitForEnd()
        return (String(decoding: rest, as: UTF8.self), told.text, process.terminationStatus)
    }

    func signal(_ signal: Int32) { kill(process.processIdentifier, signal) }

    deinit {
        if process.isRunning { end(by: SIGKILL) }
    }
}
