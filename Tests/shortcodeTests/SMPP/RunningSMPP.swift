import Foundation
import Glibc
import Synchronization

/// `shortcode smpp`, or `replay --via smpp:0`, as a process of its own, at a port that it has told.
final class RunningSMPP {
    let port: UInt16
    private let process: Process
    private let output: FileHandle
    private let told = Told()

    private final class Told: Sendable {
        let lines = Mutex("")
        let isOver = DispatchSemaphore(value: 0)
    }

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
        try errors.fileHandleForWriting.close()
        self.output = output.fileHandleForReading
        let stream = errors.fileHandleForReading
        var heard = ""
        while !heard.contains(/\ at 127\.0\.0\.1:\d+\n/), let octet = try stream.read(upToCount: 1), !octet.isEmpty {
            heard += String(decoding: octet, as: UTF8.self)
        }
        port = heard.firstMatch(of: /at 127\.0\.0\.1:(\d+)\n/).flatMap { UInt16($0.output.1) } ?? 0
        let (told, first) = (told, heard)
        told.lines.withLock { $0 = first }
        Thread {
            while case let block = stream.availableData, !block.isEmpty {
                told.lines.withLock { $0 += String(decoding: block, as: UTF8.self) }
            }
            told.isOver.signal()
        }.start()
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
        process.waitUntilExit()
        told.isOver.wait()
        told.isOver.signal()
        return (String(decoding: rest, as: UTF8.self), told.lines.withLock { $0 }, process.terminationStatus)
    }

    func signal(_ signal: Int32) { kill(process.processIdentifier, signal) }

    deinit {
        if process.isRunning { end(by: SIGKILL) }
    }
}
