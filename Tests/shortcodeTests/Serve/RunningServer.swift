import Foundation
import FoundationNetworking
import Glibc
import Processes
import Testing

/// `shortcode serve` as a process of its own, at a port that it has told.
final class RunningServer: Sendable {
    /// With a slash at its end.
    let place: String
    private let process: Process
    private let told: HeardLines

    /// - Parameter isReady: of all that it has said.
    init(
        _ arguments: [String] = [], until isReady: (String) -> Bool = { $0.contains(/HTTP at \S+\n/) }
    ) throws {
        let errors = Foundation.Pipe()
        process = Run.process(["serve", "--http", "0"] + arguments)
        (process.standardInput, process.standardOutput) = (FileHandle.nullDevice, FileHandle.nullDevice)
        process.standardError = errors
        try process.run()
        told = try HeardLines(errors, until: isReady)
        place = told.text.firstMatch(of: /HTTP at (\S+)\n/).map { String($0.output.1) } ?? ""
        try #require(!place.isEmpty, "\(told.text)")
    }

    /// What it has said on stderr so far.
    var said: String { told.text }

    var port: UInt16 { UInt16(place.dropLast().split(separator: ":").last ?? "") ?? 0 }

    /// Asks for something over a real connection.
    func ask(
        _ path: String, _ body: String? = nil, method: String? = nil, headers: [String: String] = [:]
    ) async throws -> (status: Int, text: String) {
        var request = URLRequest(url: try #require(URL(string: place + path)), timeoutInterval: 60)
        if let body {
            (request.httpMethod, request.httpBody) = ("POST", Data(body.utf8))
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        if let method { request.httpMethod = method }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await URLSession.shared.data(for: request)
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
    }

    /// Octets as they are, over a connection of their own, and what comes until the other side closes it.
    func exchange(_ octets: String) throws -> String {
        let descriptor = try LoopbackConnection.call(port)
        defer { close(descriptor) }
        _ = octets.utf8.withContiguousStorageIfAvailable {
            send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        var (heard, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
        while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 { heard += buffer[..<count] }
        return String(decoding: heard, as: UTF8.self)
    }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Ends it, and waits.
    @discardableResult
    func end(by number: Int32 = SIGTERM) -> Int32 {
        signal(number)
        return wait()
    }

    /// Waits until it ends.
    func wait() -> Int32 {
        process.waitForEnd()
        told.waitForEnd()
        return process.terminationStatus
    }

    deinit {
        if process.isRunning { end(by: SIGKILL) }
    }
}
