import Foundation
import ShortMessage

/// What python-gammu does in a second, timed inside its own process.
struct GammuRates {
    let submit: Rate
    let deliver: Rate
    let encode: Rate

    struct NotInstalled: Error, CustomStringConvertible {
        let description = "python-gammu does not run in .build-clients; `make bench` installs it there and measures"
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    /// The Python in which the independent programs are installed.
    static let python = root.appending(path: ".build-clients/coding/bin/python")

    static func checkInstalled() throws {
        guard FileManager.default.isExecutableFile(atPath: python.path) else { throw NotInstalled() }
    }

    static func measure(submit: [UInt8], deliver: [UInt8], text: String) throws -> GammuRates {
        try checkInstalled()
        let output = Pipe()
        let process = Process()
        process.executableURL = python
        process.arguments = [
            root.appending(path: "Benchmarks/gammu_rates.py").path, submit.hexadecimal, deliver.hexadecimal, text,
        ]
        process.standardOutput = output
        try process.run()
        let answer = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        let rates = answer.split(separator: "\n").compactMap { Double($0) }.map(Rate.init)
        guard rates.count == 3 else { throw NotInstalled() }
        return GammuRates(submit: rates[0], deliver: rates[1], encode: rates[2])
    }
}
