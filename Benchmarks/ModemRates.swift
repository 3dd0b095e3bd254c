import Foundation
import Glibc

/// What a client gets from `shortcode modem --pty`, one command after the other, and what an idle modem costs.
enum ModemRates {
    private static let commands = 20_000
    private static let messages = 2_000
    private static let idleSeconds = 5

    static func print() throws {
        let modem = try BenchedModem()
        defer { modem.end() }
        try modem.ask("ATE0\r", until: "OK\r\n")
        let command = try Rate.best(of: 3, count: commands) { try modem.ask("AT\r", until: "OK\r\n") }
        Swift.print("AT to OK over a terminal: \(Int(command.perSecond)) a second")
        try modem.ask("AT+CMGF=1;+CNMI=2,2,0,0,0\r", until: "OK\r\n")
        try modem.send("DAFTAR SALDO#3171051708900003#BUDI SANTOSO#17-08-1990#08012345678")
        let message = try Rate.best(of: 3, count: messages) { try modem.send("SALDO 08012345678") }
        Swift.print("+CMGS to the reply's +CMT: \(Int(message.perSecond)) a second")
        let before = try modem.processorTicks()
        sleep(UInt32(idleSeconds))
        let ticks = try modem.processorTicks() - before
        Swift.print("idle for \(idleSeconds) seconds: \(ticks) ticks of the processor (100 a second)")
    }
}

/// A modem in a process of its own, and the client's side of its terminal.
private final class BenchedModem {
    private let process = Process()
    private let folder = FileManager.default.temporaryDirectory.appending(path: "shortcode-\(UUID().uuidString)")
    private let terminal: Int32

    struct NoAnswer: Error, CustomStringConvertible {
        let description: String
    }

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let (link, profile) = (folder.appending(path: "tty").path, folder.appending(path: "eager.profile"))
        // Messages follow one another at once.
        try "delivery-milliseconds 0\n".write(to: profile, atomically: true, encoding: .utf8)
        let output = Pipe()
        process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "shortcode")
        process.arguments = ["modem", "--pty", link, "--profile", profile.path]
        process.standardOutput = output
        try process.run()
        // The line that says where the modem stands.
        guard !output.fileHandleForReading.availableData.isEmpty else {
            throw NoAnswer(description: "shortcode modem does not start; `make build` builds it")
        }
        terminal = open(link, O_RDWR | O_NOCTTY)
        guard terminal >= 0 else {
            process.terminate()
            throw NoAnswer(description: "\(link) does not open")
        }
    }

    func end() {
        close(terminal)
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Types a line and reads up to the end of its answer.
    func ask(_ line: String, until end: String) throws {
        try type(line)
        try read { $0.hasSuffix(end) }
    }

    /// Sends a text to 2757, and reads up to the end of its reply.
    func send(_ text: String) throws {
        try ask("AT+CMGS=\"2757\"\r", until: "> ")
        try type(text + "\u{1A}")
        try read { given in
            guard let start = given.range(of: "+CMT: ") else { return false }
            return given[start.upperBound...].components(separatedBy: "\r\n").count > 2
        }
    }

    private func type(_ text: String) throws {
        let octets = Array(text.utf8)
        guard write(terminal, octets, octets.count) == octets.count else {
            throw NoAnswer(description: "the modem takes nothing")
        }
    }

    private func read(until isWhole: (String) -> Bool) throws {
        var given: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        repeat {
            var polled = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
            let count = poll(&polled, 1, 10_000) == 1 ? Glibc.read(terminal, &block, block.count) : 0
            guard count > 0 else { throw NoAnswer(description: "no answer in 10 s behind \(given.count) octets") }
            given += block.prefix(count)
        } while !isWhole(String(decoding: given, as: UTF8.self))
    }

    /// User and system time of the modem (`proc_pid_stat(5)`, fields 14 and 15).
    func processorTicks() throws -> Int {
        let stat = try String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8)
        let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Int(fields[11]), let system = Int(fields[12]) else {
            throw NoAnswer(description: "the system does not tell the modem's time")
        }
        return user + system
    }
}
