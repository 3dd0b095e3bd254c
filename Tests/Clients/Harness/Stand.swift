import Foundation
import Synchronization

/// All that one test has: a seat, a folder, and the programs that it has started. All of it goes when the test is over.
final class Stand: Sendable {
    let folder: Folder
    private let processes = Mutex<[ClientProcess]>([])

    private init() throws {
        folder = try Folder()
    }

    /// Gives a test its stand; what fails on it is told with everything that the programs have said.
    static func use(_ test: @Sendable (Stand) async throws -> Void) async throws {
        await Seats.shared.take()
        defer { Task { await Seats.shared.leave() } }
        let stand = try Stand()
        do {
            try await test(stand)
            await stand.clear()
        } catch {
            let failure = StandFailure(cause: error, records: stand.records)
            await stand.clear()
            throw error is NotInstalled ? error : failure
        }
    }

    /// Starts a program, which ends with the test at the latest.
    @discardableResult
    func start(
        _ name: String, _ program: URL, _ arguments: [String], environment: [String: String] = [:]
    ) throws -> ClientProcess {
        let process = try ClientProcess(name, program, arguments, environment: environment, in: folder)
        processes.withLock { $0.append(process) }
        return process
    }

    @discardableResult
    func start(
        _ program: ClientProgram, _ arguments: String..., environment: [String: String] = [:]
    ) throws -> ClientProcess {
        try start(program.rawValue, program.url, arguments, environment: environment)
    }

    /// Runs a program to its end.
    ///
    /// - Parameter name: different for each run on one stand.
    /// - Returns: what it said.
    /// - Throws: where it does not end with 0.
    func run(
        _ name: String, _ program: ClientProgram, _ arguments: [String], environment: [String: String] = [:]
    ) async throws -> String {
        let process = try start(name, program.url, arguments, environment: environment)
        let status = try await process.end()
        guard status == 0 else { throw EarlyEnd(description: "\(name) ended with \(status)") }
        return process.said
    }

    /// Those that were started last end first: a client before its modem.
    private func clear() async {
        for process in processes.withLock({ $0 }).reversed() { await process.stop() }
        folder.remove()
    }

    /// The last lines of everything that programs have written on this stand.
    private var records: [String] {
        folder.names(in: ".").filter { $0.hasSuffix(".said") || $0.hasSuffix(".log") }.map { name in
            let lines = folder.text(name).split(whereSeparator: \.isNewline)
            return (["--- \(name)"] + lines.suffix(60).map(String.init)).joined(separator: "\n")
        }
    }
}

/// What went wrong, and what the programs said.
struct StandFailure: Error, CustomStringConvertible {
    let cause: any Error
    let records: [String]

    var description: String { (["\(cause)"] + records).joined(separator: "\n") }
}
