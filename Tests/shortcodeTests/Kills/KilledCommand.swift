import Foundation
import Processes
import Testing

/// A command that is killed again and again, each time at another moment of its work.
///
/// Only deaths count that came while it ran: one that comes too late tests nothing.
struct KilledCommand {
    let arguments: [String]
    /// How long it takes when nothing happens to it.
    let length: Duration
    private(set) var kills = 0
    private(set) var late = 0
    private let input: String?

    /// - Parameters:
    ///   - input: a file; without one there is nothing to read.
    ///   - length: as it was measured by `length(of:)`.
    init(_ arguments: [String], input: String? = nil, length: Duration) {
        (self.arguments, self.input, self.length) = (arguments, input, length)
    }

    /// How long a run takes that must go well.
    static func length(of work: () throws -> Run) throws -> Duration {
        let start = ContinuousClock.now
        let run = try work()
        let length = ContinuousClock.now - start
        #expect(run.status == 0, "\(run.errors)")
        return length
    }

    /// Runs it once and kills it at a random moment.
    ///
    /// - Returns: the whole lines that it had written; nil where it had ended before.
    mutating func run(using random: inout some RandomNumberGenerator) throws -> [String]? {
        let scratch = try Scratch()
        let process = Run.process(arguments)
        process.standardInput =
            try input.map { try FileHandle(forReadingFrom: URL(fileURLWithPath: $0)) } ?? FileHandle.nullDevice
        process.standardOutput = try scratch.handle("out")
        process.standardError = FileHandle.nullDevice
        // The moments of a run that has just been late were too late for this machine.
        let part = Double.random(in: 0...(late > kills ? 0.5 : 1), using: &random)
        let end = ContinuousClock.now + length * part
        try process.run()
        while ContinuousClock.now < end, process.isRunning {}
        kill(process.processIdentifier, SIGKILL)
        process.waitForEnd()
        guard process.terminationReason == .uncaughtSignal else {
            late += 1
            return nil
        }
        kills += 1
        let lines = try scratch.text("out").split(separator: "\n", omittingEmptySubsequences: false)
        return lines.dropLast().map(String.init)
    }

    /// Whether there is still to be killed; a machine on which every death comes late ends the test as well.
    func hasMore(than count: Int) -> Bool { kills < count && late < 20 * count + 20 }
}

extension Scratch {
    /// A copy of a store with its log and its lock file, as an operator would make it.
    func copy(_ store: String, to name: String) throws -> StoreFile {
        for suffix in ["", "-wal", "-shm", ".lock"] {
            try? FileManager.default.removeItem(atPath: path(name) + suffix)
            guard suffix != "-shm", FileManager.default.fileExists(atPath: path(store) + suffix) else {
                continue
            }
            try FileManager.default.copyItem(atPath: path(store) + suffix, toPath: path(name) + suffix)
        }
        return StoreFile(path: path(name))
    }
}
