import Foundation
import Processes

/// A run that is spoken with while it goes on.
final class Conversation {
    private let process: Process
    private let input = Pipe()
    private let output = Pipe()
    private let errors = Pipe()

    convenience init(_ arguments: String...) throws { try self.init(arguments) }

    init(_ arguments: [String]) throws {
        process = Run.process(arguments)
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        try process.run()
    }

    var processIdentifier: Int32 { process.processIdentifier }

    /// Writes to the program, and waits for one line of its output.
    func say(_ text: String) throws -> String {
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        var line = Data()
        while line.last != UInt8(ascii: "\n"), let octet = try output.fileHandleForReading.read(upToCount: 1) {
            line += octet
        }
        return String(decoding: line.dropLast(), as: UTF8.self)
    }

    /// Writes to the program.
    func write(_ text: String) throws {
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    }

    /// Sends a signal and waits for the end; the input stays open.
    func end(by signal: Int32) throws -> (output: String, errors: String, status: Int32) {
        kill(process.processIdentifier, signal)
        let rest = try output.fileHandleForReading.readToEnd() ?? Data()
        let errors = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitForEnd()
        return (
            String(decoding: rest, as: UTF8.self), String(decoding: errors, as: UTF8.self), process.terminationStatus
        )
    }

    /// Reads no more of its output, and waits for the end.
    func stopListening(after text: String) throws -> (errors: String, status: Int32) {
        try output.fileHandleForReading.close()
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        let errors = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitForEnd()
        return (String(decoding: errors, as: UTF8.self), process.terminationStatus)
    }
}
