import Foundation
import Glibc
import Processes
import Testing

/// `shortcode modem` as a process of its own, with the places that it has told.
final class RunningModem {
    let places: [String]
    private let process: Process
    private let scratch: Scratch
    private let output: FileHandle

    /// - Parameter count: how many modems it will tell of.
    convenience init(_ arguments: String..., in scratch: Scratch, count: Int = 1) throws {
        try self.init(arguments, in: scratch, count: count)
    }

    init(_ arguments: [String], in scratch: Scratch, count: Int) throws {
        process = Run.process(["modem"] + arguments)
        process.currentDirectoryURL = scratch.url(".")
        let output = Foundation.Pipe()
        process.standardInput = FileHandle.nullDevice
        (process.standardOutput, process.standardError) = (output, try scratch.handle("errors"))
        try process.run()
        var told = ""
        while told.count(where: { $0 == "\n" }) < count {
            guard let block = try output.fileHandleForReading.read(upToCount: 1), !block.isEmpty else { break }
            told += String(decoding: block, as: UTF8.self)
        }
        places = told.split(separator: "\n").map { String($0.split(separator: " at ").last ?? "") }
        self.scratch = scratch
        self.output = output.fileHandleForReading
    }

    var errors: String { get throws { try scratch.text("errors") } }

    func end(by signal: Int32 = SIGTERM) -> Int32 {
        kill(process.processIdentifier, signal)
        process.waitForEnd()
        return process.terminationStatus
    }

    /// Waits until it ends of itself.
    ///
    /// - Returns: what it has said on stdout behind the places, and its exit code.
    func finish() throws -> (output: String, status: Int32) {
        let rest = try output.readToEnd() ?? Data()
        process.waitForEnd()
        return (String(decoding: rest, as: UTF8.self), process.terminationStatus)
    }

    deinit {
        if process.isRunning { _ = end(by: SIGKILL) }
    }
}

/// A client at a terminal or a socket.
final class ModemClient {
    private let descriptor: Int32

    init(terminal path: String) throws {
        descriptor = open(path, O_RDWR | O_NOCTTY)
        try #require(descriptor >= 0, "\(path): \(String(cString: strerror(errno)))")
    }

    /// - Parameter place: `127.0.0.1:PORT`.
    init(tcp place: String) throws {
        let port = try #require(place.split(separator: ":").last.flatMap { UInt16($0) })
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        try Self.connect(descriptor, &address)
    }

    init(socket path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        try Self.connect(descriptor, &address)
    }

    private static func connect<Address>(_ descriptor: Int32, _ address: inout Address) throws {
        let length = socklen_t(MemoryLayout<Address>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(descriptor, $0, length) }
        }
        try #require(result == 0)
    }

    /// Types something and reads up to and including a text; nil where the line ends before.
    func type(_ text: String, until end: String = "OK\r\n") -> String? {
        send(text) ? read(until: end) : nil
    }

    /// Types something.
    ///
    /// - Returns: whether there is a modem that may read it.
    @discardableResult
    func send(_ text: String) -> Bool {
        let octets = Array(text.utf8)
        // A modem that was killed is typed to, once.
        return Glibc.send(descriptor, octets, octets.count, Int32(MSG_NOSIGNAL)) == octets.count
            || (errno == ENOTSOCK && write(descriptor, octets, octets.count) == octets.count)
    }

    /// Everything that the modem has given, once it is gone.
    func rest() -> String {
        var octets: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        while case let count = Glibc.read(descriptor, &block, block.count), count > 0 { octets += block[..<count] }
        return String(decoding: octets, as: UTF8.self)
    }

    /// The next octets; nil at the end.
    func read(count: Int) -> String? {
        var octets = [UInt8](repeating: 0, count: count)
        let given = Glibc.read(descriptor, &octets, count)
        return given > 0 ? String(decoding: octets[..<given], as: UTF8.self) : nil
    }

    func read(until end: String) -> String? {
        var given = ""
        var octet: UInt8 = 0
        while !given.hasSuffix(end) {
            guard Glibc.read(descriptor, &octet, 1) == 1 else { return nil }
            given.unicodeScalars.append(Unicode.Scalar(octet))
        }
        return given
    }

    deinit { close(descriptor) }
}
