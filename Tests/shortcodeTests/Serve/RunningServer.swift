import Foundation
import FoundationNetworking
import Glibc
import Synchronization
import Testing

/// `shortcode serve` as a process of its own, at a port that it has told.
final class RunningServer: Sendable {
    /// With a slash at its end.
    let place: String
    private let process: Process
    private let told = Told()

    private final class Told: Sendable {
        let lines = Mutex("")
        let isOver = DispatchSemaphore(value: 0)
    }

    init(_ arguments: [String] = []) throws {
        let errors = Foundation.Pipe()
        process = Run.process(["serve", "--http", "0"] + arguments)
        (process.standardInput, process.standardOutput) = (FileHandle.nullDevice, FileHandle.nullDevice)
        process.standardError = errors
        try process.run()
        try errors.fileHandleForWriting.close()
        let stream = errors.fileHandleForReading
        var heard = ""
        while !heard.contains(/HTTP at \S+\n/), let octet = try stream.read(upToCount: 1), !octet.isEmpty {
            heard += String(decoding: octet, as: UTF8.self)
        }
        place = heard.firstMatch(of: /HTTP at (\S+)\n/).map { String($0.output.1) } ?? ""
        let (told, first) = (told, heard)
        told.lines.withLock { $0 = first }
        Thread {
            while case let block = stream.availableData, !block.isEmpty {
                told.lines.withLock { $0 += String(decoding: block, as: UTF8.self) }
            }
            told.isOver.signal()
        }.start()
        try #require(!place.isEmpty, "\(heard)")
    }

    /// What it has said on stderr so far.
    var said: String { told.lines.withLock { $0 } }

    var port: UInt16 { UInt16(place.dropLast().split(separator: ":").last ?? "") ?? 0 }

    /// Asks for something over a real connection.
    func ask(
        _ path: String, _ body: String? = nil, headers: [String: String] = [:]
    ) async throws -> (status: Int, text: String) {
        var request = URLRequest(url: try #require(URL(string: place + path)), timeoutInterval: 60)
        if let body {
            (request.httpMethod, request.httpBody) = ("POST", Data(body.utf8))
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await URLSession.shared.data(for: request)
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
    }

    /// Octets as they are, over a connection of their own, and what comes until the other side closes it.
    func exchange(_ octets: String) throws -> String {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(descriptor, $0, length) }
        }
        try #require(result == 0)
        _ = octets.utf8.withContiguousStorageIfAvailable { send(descriptor, $0.baseAddress, $0.count, 0) }
        var (heard, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
        while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 { heard += buffer[..<count] }
        return String(decoding: heard, as: UTF8.self)
    }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Ends it, and waits.
    @discardableResult
    func end(by number: Int32 = SIGTERM) -> Int32 {
        signal(number)
        process.waitUntilExit()
        told.isOver.wait()
        told.isOver.signal()
        return process.terminationStatus
    }

    deinit {
        if process.isRunning { end(by: SIGKILL) }
    }
}
