import Foundation
import Glibc

/// A program that runs while something is measured, and what it told on stderr once it was ready.
final class BenchedProgram {
    private let process = Process()
    /// What stood behind the words that were waited for.
    private(set) var told = ""

    /// - Parameter words: what the program says once it is ready; nil where it says nothing.
    init(_ program: URL, _ arguments: [String], telling words: String?) throws {
        let errors = Pipe()
        process.executableURL = program
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = words == nil ? FileHandle.nullDevice : errors
        try process.run()
        try errors.fileHandleForWriting.close()
        guard let words else { return }
        let stream = errors.fileHandleForReading
        var heard = ""
        while !heard.hasSuffix("\n") || !heard.contains(words) {
            let block = stream.availableData
            guard !block.isEmpty else {
                throw LinkRates.Failure("\(program.lastPathComponent) \(arguments.joined(separator: " ")): \(heard)")
            }
            heard += String(decoding: block, as: UTF8.self)
        }
        told = heard.components(separatedBy: words).last ?? ""
        // What it says from now on is read, and lost.
        stream.readabilityHandler = { if $0.availableData.isEmpty { $0.readabilityHandler = nil } }
    }

    /// Ends it, and waits; one that has much to finish is killed.
    func end() {
        process.terminate()
        let deadline = ContinuousClock.now + .seconds(2)
        while process.isRunning, ContinuousClock.now < deadline { usleep(10_000) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }
}
