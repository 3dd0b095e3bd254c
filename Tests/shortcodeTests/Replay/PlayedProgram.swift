import Foundation
import Glibc
import Processes
import Testing

/// `shortcode replay --via` as a process of its own, and a program that answers what it is asked.
final class PlayedProgram {
    let scratch: Scratch
    private let process: Process

    struct End {
        let output: String
        let errors: String
        let status: Int32

        /// `LINE KIND` of each.
        var differences: [String] {
            output.split(separator: "\n").compactMap { line in
                guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                    let number = object["line"] as? Int, let kind = object["difference"] as? String
                else { return nil }
                return "\(number) \(kind)"
            }
        }
    }

    /// - Parameter log: `a.smslog` of the scratch directory.
    convenience init(_ log: String, at place: String, _ arguments: [String] = ["--json"]) throws {
        let scratch = try Scratch()
        try scratch.write(log, to: "a.smslog")
        let files = arguments.contains { $0.hasSuffix(".smslog") } ? [] : ["a.smslog"]
        try self.init(["replay", "--via", place, "--number", "5151"] + arguments + files, in: scratch)
    }

    /// Starts it, and waits until it says where the program comes to, or until the terminal `tty` is there.
    init(_ arguments: [String], in scratch: Scratch, isTold: Bool = true) throws {
        self.scratch = scratch
        process = Run.process(arguments)
        process.currentDirectoryURL = scratch.url(".")
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try scratch.handle("output")
        let errors = Foundation.Pipe()
        process.standardError = errors
        try process.run()
        var told = ""
        if !isTold { try scratch.wait(for: "tty") }
        while isTold, !told.hasSuffix("\n") {
            guard let octet = try errors.fileHandleForReading.read(upToCount: 1), !octet.isEmpty else { break }
            told += String(decoding: octet, as: UTF8.self)
        }
        place = told
        rest = errors.fileHandleForReading
    }

    /// The line that says where the program comes to.
    let place: String
    private let rest: FileHandle

    func interrupt() { kill(process.processIdentifier, SIGINT) }

    func end() throws -> End {
        let errors = String(decoding: try rest.readToEnd() ?? Data(), as: UTF8.self)
        process.waitForEnd()
        return End(output: try scratch.text("output"), errors: errors, status: process.terminationStatus)
    }

    /// Answers as long as the modem is there.
    func answer(with answers: (String) -> [String], _ client: ModemClient) {
        Self.answer(with: answers, client)
    }

    /// - Parameter questions: after so many it answers no more.
    static func answer(with answers: (String) -> [String], _ client: ModemClient, questions: Int = .max) {
        var program = AnsweringProgram(client)
        program.run(answers, questions)
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }
}

/// A program in text mode to which messages are given directly.
private struct AnsweringProgram {
    private let client: ModemClient
    private var questions: [(sender: String, text: String)] = []
    private var sender: String?

    init(_ client: ModemClient) {
        self.client = client
    }

    mutating func run(_ answers: (String) -> [String], _ most: Int) {
        var count = 0
        guard client.send("ATE0;+CMGF=1;+CNMI=2,2\r") else { return }
        while count < most, let given = client.read(until: "\r\n") {
            note(given)
            while !questions.isEmpty {
                let question = questions.removeFirst()
                count += 1
                for answer in answers(question.text) where !send(answer, to: question.sender) { return }
            }
        }
    }

    private mutating func send(_ answer: String, to recipient: String) -> Bool {
        guard let before = client.type("AT+CMGS=\"\(recipient)\"\r", until: "> ") else { return false }
        note(before)
        guard let after = client.type(answer + "\u{1A}") else { return false }
        note(after)
        return true
    }

    /// Takes what the modem says; a message stands below its header.
    private mutating func note(_ given: String) {
        for line in given.split(separator: "\r\n").map(String.init) {
            if let sender {
                questions.append((sender, line))
                self.sender = nil
            } else if line.hasPrefix("+CMT: ") {
                sender = line.split(separator: "\"").dropFirst().first.map(String.init)
            }
        }
    }
}
