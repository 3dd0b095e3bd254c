import Foundation
import Processes

/// A library of another language, in a Python process of its own; one line of JSON each way.
final class Peer {
    struct NotInstalled: Error, CustomStringConvertible {
        let description: String
    }

    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var pending = Data()

    /// - Throws: where the virtual environment is not there.
    init(_ library: String) throws {
        let python = Project.root.appending(path: ".build-clients/coding/bin/python")
        guard FileManager.default.isExecutableFile(atPath: python.path) else {
            throw NotInstalled(
                description: "no \(python.path); `make test` builds the environment that this test needs")
        }
        process.executableURL = python
        process.arguments = [Project.root.appending(path: "Tests/Clients/coding_peer.py").path, library]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitForEnd()
    }

    func ask(_ question: some Encodable) throws -> JSON {
        var line = try JSONEncoder().encode(question)
        line.append(UInt8(ascii: "\n"))
        try input.fileHandleForWriting.write(contentsOf: line)
        return try JSONDecoder().decode(JSON.self, from: nextLine())
    }

    private func nextLine() throws -> Data {
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                defer { pending = Data(pending[(end + 1)...]) }
                return Data(pending[..<end])
            }
            let more = output.fileHandleForReading.availableData
            if more.isEmpty {
                throw NotInstalled(description: "the Python process ended; `make test` builds its libraries")
            }
            pending.append(more)
        }
    }
}
