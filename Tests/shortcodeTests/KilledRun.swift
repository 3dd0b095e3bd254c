import Foundation
import Processes
import Seeded

/// A run on a store that is fed line by line and, perhaps, killed on the way.
final class KilledRun {
    /// When SIGKILL comes: after so many lines were acknowledged, and a moment more.
    struct Death {
        let acknowledged: Int
        let moment: Duration
    }

    /// Whole lines only: what was cut off by the death was not said.
    private(set) var output: [String] = []
    private let process: Process
    private let input = Pipe()
    private let answers = Pipe()
    private var unread: [UInt8] = []

    init(store: String) throws {
        // A run that is dead is written to, once.
        signal(SIGPIPE, SIG_IGN)
        process = Run.process(["--store", store, "--output", "json"])
        process.standardInput = input
        process.standardOutput = answers
        process.standardError = FileHandle.nullDevice
        try process.run()
        try answers.fileHandleForWriting.close()
        try input.fileHandleForReading.close()
    }

    /// How many lines of the input have come back: they come before their replies, after their commit.
    private var acknowledged: Int { output.count { $0.contains(#""id":"#) } }

    /// Feeds lines, a few at a time so that many commits are made, until the death or the end.
    ///
    /// - Returns: the exit code; nil where it was killed.
    func feed(_ lines: [String], until death: Death?, using random: inout SplitMix64) throws -> Int32? {
        var rest = lines[...]
        while !rest.isEmpty {
            if let death, acknowledged >= death.acknowledged { return try die(after: death.moment) }
            let some = rest.prefix(Int.random(in: 1...8, using: &random))
            rest = rest.dropFirst(some.count)
            try input.fileHandleForWriting.write(contentsOf: Data((some.joined(separator: "\n") + "\n").utf8))
            if death == nil || Bool.random(using: &random) { read(atLeast: acknowledged + some.count) }
        }
        if let death { return try die(after: death.moment) }
        try input.fileHandleForWriting.close()
        read(atLeast: .max)
        process.waitForEnd()
        return process.terminationStatus
    }

    private func die(after moment: Duration) throws -> Int32? {
        let end = ContinuousClock.now + moment
        while ContinuousClock.now < end {}
        kill(process.processIdentifier, SIGKILL)
        try input.fileHandleForWriting.close()
        read(atLeast: .max)
        process.waitForEnd()
        return process.terminationReason == .uncaughtSignal ? nil : process.terminationStatus
    }

    /// Reads until so many lines were acknowledged, or the output ends.
    private func read(atLeast count: Int) {
        while acknowledged < count {
            let block = answers.fileHandleForReading.availableData
            guard !block.isEmpty else { return }
            unread += block
            let lines = unread.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            output += lines.dropLast().map { String(decoding: $0, as: UTF8.self) }
            unread = Array(lines.last ?? [])
        }
    }
}
