import Foundation
import Glibc
import Processes
import Testing

@Suite("With an output that nobody reads", .serialized)
struct UnreadOutputTests {
    static let bad = String(repeating: "x\n", count: 100)
    static let texts = String(repeating: "KONTAK\n", count: 10)
    static let dialog = String(repeating: "AT\r", count: 10)

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let arguments: [String]
        var input = ""
        var isOfErrors = false
    }

    static let rows = [
        Row(testDescription: "the pipe", arguments: ["--from", Budi.number], input: texts),
        Row(testDescription: "the pipe with a log", arguments: ["--output", "log"], input: texts),
        Row(testDescription: "the pipe's remarks", arguments: ["--input", "log"], input: bad, isOfErrors: true),
        Row(testDescription: "replay's remarks", arguments: ["replay", "/dev/stdin"], input: bad, isOfErrors: true),
        Row(testDescription: "replay", arguments: ["replay", "/dev/stdin"]),
        Row(testDescription: "the modem", arguments: ["modem"], input: dialog),
        Row(testDescription: "invented members", arguments: ["members", "generate", "--count", "100000"]),
        Row(testDescription: "generated traffic", arguments: ["generate", "--count", "100000"]),
    ]

    @Test("a signal still ends the program", arguments: rows, [SIGTERM, SIGINT])
    func ends(row: Row, signal: Int32) throws {
        let run = try UnreadRun(row.arguments, isOfErrors: row.isOfErrors)
        if !row.input.isEmpty { try run.feed(row.input) }
        run.end(by: signal)
    }

    static let servers = [[], ["--smpp", "0"], ["--listen", "0"]]

    @Test("a server ends with the status of one whose remarks are read", arguments: servers, [SIGTERM, SIGINT])
    func serverEnds(doors: [String], signal: Int32) throws {
        let scratch = try Scratch()
        let store = scratch.path("a.sqlite")
        let run = try UnreadRun(
            ["serve", "--http", "0", "--drain", "1s", "--store", store] + doors, isOfErrors: true)
        while !FileManager.default.fileExists(atPath: store) {}
        #expect(run.end(by: signal) == (signal == SIGINT ? 130 : 0))
    }

    static let statuses: [(signal: Int32, status: Int32)] = [(SIGTERM, 143), (SIGINT, 130)]

    @Test("the pipe leaves what it could not write", arguments: statuses)
    func left(signal: Int32, status: Int32) throws {
        let scratch = try Scratch()
        let store = scratch.path("a.sqlite")
        let run = try UnreadRun(["--from", Budi.number, "--store", store], isOfErrors: false)
        try run.feed("KONTAK\n")
        while try StoreFile(path: store).isWithoutMessages {}
        #expect(run.end(by: signal) == status)
        let next = try Run("--store", store, input: "")
        #expect(next.lines.count == 1)
        #expect(next.lines.first?.contains(" Hubungi 175") == true)
    }

    static let coding: [(arguments: [String], input: String)] = [
        (["pdu"], PDUTests.submit + "\n"), (["segments", "--lines"], "KONTAK\n"), (["segments"], "KONTAK"),
    ]

    @Test("what codes messages ends with the signal's status, though its input goes on", arguments: coding, statuses)
    func codingEnds(command: (arguments: [String], input: String), end: (signal: Int32, status: Int32)) throws {
        let run = try UnreadRun(command.arguments, isOfErrors: false)
        try run.feed(command.input)
        #expect(run.end(by: end.signal) == end.status)
    }

    static let reading = [["queue", "--state", "all"], ["members", "export"]]

    @Test("a store's listing and its members' file end, too", arguments: reading)
    func listings(command: [String]) throws {
        let scratch = try Scratch()
        let store = scratch.path("a.sqlite")
        _ = try Run("--from", Budi.number, "--store", store, input: Self.texts)
        let run = try UnreadRun(command + ["--store", store], isOfErrors: false)
        run.end(by: SIGTERM)
    }
}

/// A run whose stdout or stderr is a full pipe.
private final class UnreadRun {
    private let process: Process
    private let input = Foundation.Pipe()
    private let full = Foundation.Pipe()
    /// Tells how much the program has not read; the handle itself is closed once the program runs.
    private let inputCopy: Int32

    init(_ arguments: [String], isOfErrors: Bool) throws {
        process = Run.process(arguments)
        inputCopy = fcntl(input.fileHandleForReading.fileDescriptor, F_DUPFD_CLOEXEC, 0)
        process.standardInput = input
        process.standardOutput = isOfErrors ? FileHandle.nullDevice : full
        process.standardError = isOfErrors ? full : FileHandle.nullDevice
        let descriptor = full.fileHandleForWriting.fileDescriptor
        let flags = fcntl(descriptor, F_GETFL)
        _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
        let octets = [UInt8](repeating: 0x2E, count: 4096)
        while write(descriptor, octets, octets.count) > 0 {}
        _ = fcntl(descriptor, F_SETFL, flags)
        try process.run()
    }

    deinit {
        close(inputCopy)
    }

    /// Hands in some input, and waits until the program has it.
    func feed(_ text: String) throws {
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        var unread: Int32 = 1
        while unread > 0, process.isRunning { _ = ioctl(inputCopy, UInt(FIONREAD), &unread) }
    }

    @discardableResult
    func end(by signal: Int32) -> Int32 {
        kill(process.processIdentifier, signal)
        process.waitForEnd()
        return process.terminationStatus
    }
}

extension StoreFile {
    /// Whether no message is in the store yet, or no store there; asked while another process writes.
    fileprivate var isWithoutMessages: Bool {
        get throws {
            let listing = try Run("queue", "--store", path, "--state", "all", "--count")
            return listing.status != 0 || !listing.output.contains("1 enroute")
        }
    }
}
